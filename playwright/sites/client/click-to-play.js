// Nothing is loaded before the visitor has answered the banner and pressed the big button.
import { pageParts, runPlayer } from './site.js';

const parts = pageParts();
const consent = document.getElementById('consent');
const start = document.getElementById('start');

for (const id of ['accept', 'reject']) document.getElementById(id).addEventListener('click', () => consent.remove());

const pressed = new Promise((resolve) => {
  start.addEventListener('click', () => {
    if (consent.isConnected) return; // a script that clicks through the banner gets nowhere
    start.remove();
    resolve();
  });
});
void pressed.then(() => runPlayer(parts));
