/** How a script scrolls: smoothly, unless the user asked for less motion. What CSS moves is stilled in globals.css. */
export function scrollBehavior(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
