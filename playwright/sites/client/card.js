import { pageParts, runPlayer } from './site.js';

runPlayer(pageParts());
