import { pageParts, runPlayer } from './site.js';

/** A channel page with a gate before the player, and a sign that it is offline. */
export function runGatedChannel(offline) {
  const parts = pageParts();
  const gate = document.getElementById('gate');
  new MutationObserver(() => {
    offline.hidden = parts.sign.hidden;
  }).observe(parts.sign, { attributes: true });
  offline.hidden = parts.sign.hidden;
  gate.querySelector('button').addEventListener('click', () => {
    gate.remove();
    runPlayer(parts);
  });
}
