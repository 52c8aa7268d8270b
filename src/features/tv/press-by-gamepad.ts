import { focusedElement } from './focus-target';
import { handleRemoteKey, type Navigation } from './handle-remote-key';
import { isDirection, type RemoteKey } from './read-remote-key';

function stepSlider(input: HTMLInputElement, key: RemoteKey): void {
  if (key === 'left') input.stepDown();
  else input.stepUp();
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}

/** What a browser does by itself for a key, done for a button of a gamepad. */
function doAsBrowser(key: RemoteKey): void {
  const active = focusedElement();
  if (!active) return;
  if (key === 'ok') active.click();
  if (!isDirection(key)) return;
  const slider = active.shadowRoot?.querySelector('input') ?? active;
  if (slider instanceof HTMLInputElement && slider.type === 'range') stepSlider(slider, key);
  const names = { up: 'ArrowUp', down: 'ArrowDown', left: 'ArrowLeft', right: 'ArrowRight' };
  active.dispatchEvent(new KeyboardEvent('keydown', { key: names[key], bubbles: true, cancelable: true }));
}

/** A button of a gamepad acts as the key of a remote control; the focus is shown from now on, in any layout. */
export function pressByGamepad(key: RemoteKey, navigation: Navigation): void {
  document.documentElement.setAttribute('data-remote', '');
  if (!handleRemoteKey(key, '', navigation)) doAsBrowser(key);
}
