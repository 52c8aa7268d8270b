type NavItem = {
  href: string;
  label: string;
  /** Where six of them share the width of a phone. */
  short?: string;
};

export const navItems = [
  { href: '/', label: 'Library' },
  { href: '/subscriptions', label: 'Subscriptions', short: 'Channels' },
  { href: '/recordings', label: 'Recordings' },
  { href: '/schedule', label: 'Schedule' },
  { href: '/record', label: 'Record' },
  { href: '/settings', label: 'Settings' },
] as const satisfies readonly NavItem[];

export type NavHref = (typeof navItems)[number]['href'];

/** The entry that stands for the page at `path`. */
export function activeNavHref(path: string): NavHref | null {
  const match = navItems.find(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)));
  return match?.href ?? null;
}
