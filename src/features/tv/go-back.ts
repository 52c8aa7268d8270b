import { focusedElement } from './focus-target';
import { openDialog } from './move-focus';
import { leaveControls } from './steer-player';

type Ways = { path: string; back: () => void };

function closeMenu(): boolean {
  const menu = document.querySelector('[role="menu"], [role="listbox"]');
  if (!menu) return false;
  const inside = focusedElement();
  const target = inside && menu.contains(inside) ? inside : menu;
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  return true;
}

/**
 * One step back: a dialog or menu closes, full screen ends, the player's controls let go; then the page before, Home at
 * last. False on Home, where the television decides (most leave the browser).
 */
export function goBack({ path, back }: Ways): boolean {
  const dialog = openDialog();
  if (dialog) {
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    return true;
  }
  if (closeMenu() || leaveControls()) return true;
  if (document.fullscreenElement) {
    document.exitFullscreen().catch(() => {});
    return true;
  }
  if (path === '/') return false;
  back();
  return true;
}
