export const navItems = [
  { href: '/', label: 'Library' },
  { href: '/recordings', label: 'Recordings' },
  { href: '/schedule', label: 'Schedule' },
  { href: '/record', label: 'Record' },
  { href: '/settings', label: 'Settings' },
] as const;

export type NavHref = (typeof navItems)[number]['href'];

/** The entry that stands for the page at `path`. */
export function activeNavHref(path: string): NavHref | null {
  const match = navItems.find(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)));
  return match?.href ?? null;
}
