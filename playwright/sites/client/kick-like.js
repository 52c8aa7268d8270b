import { runGatedChannel } from './gated-channel.js';

runGatedChannel(document.querySelector('[data-testid="offline-banner"]'));
