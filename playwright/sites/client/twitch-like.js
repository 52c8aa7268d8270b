import { runGatedChannel } from './gated-channel.js';

runGatedChannel(document.querySelector('.channel-status-info--offline'));
