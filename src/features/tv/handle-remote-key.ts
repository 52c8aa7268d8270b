import { commandPlayer, toggleChat } from './command-player';
import { decideKey } from './decide-remote-key';
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

const isChoice = (element: HTMLElement | null): boolean =>
  element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type);

/** Does what a key means here. False leaves it to the browser: typing, sliders, pressing a button, Back on Home. */
export function handleRemoteKey(key: RemoteKey, pressed: string, navigation: Navigation): boolean {
  const active = focusedElement();
  const deed = decideKey(key, pressed, {
    inMenu: active?.closest('[role="menu"], [role="listbox"]') != null,
    keepsArrow:
      active !== null && isDirection(key) && !active.matches('media-time-range') && keepsDirection(active, key),
    typing: isTyping(active),
    isChoice: isChoice(active),
  });
  switch (deed.do) {
    case 'browser':
      return false;
    case 'nothing':
      return true;
    case 'steer':
      if (!steerPlayer(deed.direction)) moveFocus(deed.direction);
      return true;
    case 'press-choice':
      active?.click();
      return true;
    case 'toggle-picture':
      return toggleFromPicture();
    case 'go-back':
      return goBack(navigation);
    case 'go-to':
      navigation.goTo(deed.path);
      return true;
    case 'toggle-chat':
      toggleChat();
      return true;
    case 'command-player':
      return commandPlayer(deed.command);
  }
}
