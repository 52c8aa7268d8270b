import type { Direction } from './read-remote-key';

const sideways = new Set<Direction>(['left', 'right']);
const typed = new Set(['text', 'search', 'url', 'email', 'password', 'tel', 'number']);

/** In a text the caret moves first: the focus leaves where the text ends. Browsers tell no caret of some fields. */
function keepsCaret(field: HTMLInputElement | HTMLTextAreaElement, direction: Direction): boolean {
  if (field.value === '') return false;
  const { selectionStart: start, selectionEnd: end } = field;
  if (field instanceof HTMLTextAreaElement || sideways.has(direction)) {
    if (start === null) return true;
    const atEdge = direction === 'left' || direction === 'up' ? end === 0 : start === field.value.length;
    return !atEdge;
  }
  return false;
}

/** Whether what has the focus needs the arrow itself: text, sliders, groups of choices, menus. */
export function keepsDirection(element: HTMLElement, direction: Direction): boolean {
  if (element instanceof HTMLTextAreaElement) return keepsCaret(element, direction);
  if (element.closest('[role="menu"], [role="listbox"]')) return true;
  if (element instanceof HTMLInputElement) {
    if (element.type === 'range' || element.type === 'radio') return sideways.has(direction);
    return typed.has(element.type) && keepsCaret(element, direction);
  }
  const slider = element.matches('select, media-time-range, media-volume-range, [role="slider"]');
  return slider && sideways.has(direction);
}
