import { shellTexts } from '@/texts/shell';

type NavItem = {
  href: string;
  label: string;
  /** Where six of them share the width of a phone. */
  short?: string;
};

export const navItems = [
  { href: '/', label: shellTexts.home },
  { href: '/subscriptions', label: shellTexts.subscriptions, short: shellTexts.subscriptionsShort },
  { href: '/recordings', label: shellTexts.recordings },
  { href: '/schedule', label: shellTexts.schedule },
  { href: '/record', label: shellTexts.record },
  { href: '/settings', label: shellTexts.settings },
] as const satisfies readonly NavItem[];

export type NavHref = (typeof navItems)[number]['href'];

/** The entry that stands for the page at `path`. */
export function activeNavHref(path: string): NavHref | null {
  if (path === '/library' || path.startsWith('/library/')) return '/';
  const match = navItems.find(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)));
  return match?.href ?? null;
}
