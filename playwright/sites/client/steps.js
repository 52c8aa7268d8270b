// The broadcast is behind a form: the code has to be typed with real keys.
import { pageParts, runPlayer } from './site.js';

const gate = document.getElementById('gate');
let typed = '';
document.getElementById('code').addEventListener('keydown', (event) => {
  if (event.isTrusted && event.key.length === 1) typed += event.key;
});
gate.addEventListener('submit', (event) => {
  event.preventDefault();
  if (typed !== 'open sesame') return;
  gate.remove();
  document.getElementById('player').hidden = false;
  runPlayer(pageParts());
});
