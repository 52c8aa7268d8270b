const STYLE = `
  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

function still(shadow: ShadowRoot | null): void {
  if (!shadow || shadow.querySelector('[data-still]')) return;
  const style = document.createElement('style');
  style.dataset.still = '';
  style.textContent = STYLE;
  shadow.append(style);
  if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const picture of shadow.querySelectorAll('svg')) picture.pauseAnimations();
}

/**
 * Keeps what media-chrome draws from moving for who wants less motion: the styles of the page do not reach into its
 * elements, nor any style what an SVG picture animates by itself. What is not defined yet is kept still once it is.
 */
export function stillShadow(element: HTMLElement | null): void {
  if (element) void customElements.whenDefined(element.localName).then(() => still(element.shadowRoot));
}
