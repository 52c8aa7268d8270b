const GAP_PX = 4;
const EDGE_PX = 8;

/** A CSS style: below its button, or above it where there is no room; aligned with its end, inside the window. */
export function placeMenu(anchor: DOMRect, menu: HTMLElement): string {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const rtl = getComputedStyle(menu).direction === 'rtl';
  const bars = Number.parseFloat(getComputedStyle(menu).scrollMarginBottom) || 0;
  const below = anchor.bottom + GAP_PX;
  const top = below + height > window.innerHeight - bars ? Math.max(EDGE_PX, anchor.top - GAP_PX - height) : below;
  const wanted = rtl ? anchor.left : anchor.right - width;
  const left = Math.max(EDGE_PX, Math.min(wanted, window.innerWidth - width - EDGE_PX));
  return `top:${top}px;left:${left}px`;
}
