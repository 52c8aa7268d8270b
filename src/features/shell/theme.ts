/** What a viewer may choose; `system` follows the device. */
export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export const THEME_KEY = 'jomo.theme';
/** The bars that browsers draw around the page: `--bg` of each theme. */
const barColors = { light: '#f6f7f9', dark: '#0a0c10' } as const;

/** Which theme to show. Anything that is no choice counts as `system`. */
export function resolveTheme(choice: string | null, systemIsLight: boolean): 'light' | 'dark' {
  if (choice === 'light' || choice === 'dark') return choice;
  return systemIsLight ? 'light' : 'dark';
}

/**
 * A script for the head of every page: it sets the theme before the first paint, keeps to the device's when that
 * changes and to the choice made in another tab, and is what the settings call when the choice changes. A television that
 * was asked for nothing is dark: its browser says `light` for want of a setting. After `layoutScript`. It needs no cookie, so
 * it also works for pages that come out of the offline store.
 */
export const themeScript = `(function(){
var colors=${JSON.stringify(barColors)},resolve=${resolveTheme.toString()},query=matchMedia('(prefers-color-scheme: light)');
function apply(){var choice=null;try{choice=localStorage.getItem('${THEME_KEY}')}catch(e){}
var root=document.documentElement,theme=resolve(choice,query.matches&&root.getAttribute('data-layout')!=='tv');root.setAttribute('data-theme',theme);
var meta=document.querySelector('meta[name=theme-color]');
if(!meta){meta=document.createElement('meta');meta.name='theme-color';document.head.appendChild(meta)}
meta.content=colors[theme]}
apply();query.addEventListener('change',apply);addEventListener('storage',apply);addEventListener('jomo-theme',apply)})()`;
