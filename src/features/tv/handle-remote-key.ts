import { commandPlayer, toggleChat } from './command-player';
import { focusedElement } from './focus-target';
import { goBack } from './go-back';
import { keepsDirection } from './keeps-direction';
import { moveFocus } from './move-focus';
import { isDirection, type RemoteKey } from './read-remote-key';
import { steerPlayer, toggleFromPicture } from './steer-player';

export type Navigation = {
  path: string;
  /** To the page before, or Home when that was none of ours. */
  back: () => void;
  goTo: (path: string) => void;
};

function isTyping(element: HTMLElement | null): boolean {
  if (element instanceof HTMLTextAreaElement) return element.value !== '';
  return element instanceof HTMLInputElement && !/^(checkbox|radio|range|button|submit)$/.test(element.type);
}

/** Browsers press links and buttons at Enter, but not these. */
function pressChoice(): boolean {
  const active = focusedElement();
  if (!(active instanceof HTMLInputElement) || !/^(checkbox|radio)$/.test(active.type)) return false;
  active.click();
  return true;
}

/** Does what a key means here. False leaves it to the browser: typing, sliders, pressing a button, Back on Home. */
export function handleRemoteKey(key: RemoteKey, pressed: string, navigation: Navigation): boolean {
  const active = focusedElement();
  if (isDirection(key)) {
    if (active?.closest('[role="menu"], [role="listbox"]')) return key === 'left' || key === 'right';
    if (active && !active.matches('media-time-range') && keepsDirection(active, key)) return false;
    if (!steerPlayer(key)) moveFocus(key);
    return true;
  }
  switch (key) {
    case 'ok':
      return pressChoice() || toggleFromPicture();
    case 'back':
      // On a keyboard Backspace deletes.
      if (pressed === 'Backspace' && isTyping(active)) return false;
      return goBack(navigation);
    case 'red':
      navigation.goTo('/');
      return true;
    case 'blue':
      navigation.goTo('/search');
      return true;
    case 'green':
      toggleChat();
      return true;
    default:
      return commandPlayer(key);
  }
}
