// Functions that run inside the page; see in-page.ts for the rules.

/** The chosen element's own picture, drawn small: black or not, and a print of it. Null when it may not be read. */
export function readOwnPicture(): { black: boolean; print: string } | null {
  const element = window.jomoRecorder?.element;
  if (!(element instanceof HTMLVideoElement) || element.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 36;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  try {
    context.drawImage(element, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let print = 2166136261;
    let bright = 0;
    for (let at = 0; at < data.length; at += 4) {
      const level = Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
      if (level > 32) bright += 1;
      print = Math.imul(print ^ level, 16777619) >>> 0;
    }
    return { black: bright <= (data.length / 4) * 0.02, print: `${print}` };
  } catch {
    // Pictures from elsewhere taint the canvas.
    return null;
  }
}

/** Closes or hides what lies over the chosen element (without one: over the middle of the page). */
export function liftOverlays(): void {
  const target = window.jomoRecorder?.element ?? null;
  const box = target?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  const closing = /^(close|dismiss|no,? thanks|not now|skip|later|ok|got it|×|✕|x)$/i;
  for (const [x, y] of [
    [0.5, 0.5],
    [0.2, 0.2],
    [0.8, 0.2],
    [0.2, 0.8],
    [0.8, 0.8],
  ] as const) {
    for (const element of document.elementsFromPoint(box.left + box.width * x, box.top + box.height * y)) {
      if (element === target || (target && (element.contains(target) || target.contains(element)))) break;
      if (element === document.documentElement || element === document.body) break;
      let top: Element = element;
      while (
        top.parentElement &&
        top.parentElement !== document.body &&
        !(target && top.parentElement.contains(target))
      )
        top = top.parentElement;
      const position = getComputedStyle(top).position;
      const own = getComputedStyle(element).position;
      if (![position, own].some((one) => one === 'fixed' || one === 'absolute' || one === 'sticky')) continue;
      const buttons = [...top.querySelectorAll<HTMLElement>('button, [role="button"], a')];
      const close = buttons.find((one) =>
        closing.test((one.getAttribute('aria-label') ?? one.textContent ?? '').trim().toLowerCase()),
      );
      close?.click();
      if (top instanceof HTMLElement && top.isConnected) top.style.setProperty('visibility', 'hidden', 'important');
    }
  }
}
