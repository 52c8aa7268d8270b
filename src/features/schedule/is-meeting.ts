import { linkKind } from '@/shared/live-links';

type Page = { url: string; site: string };

/** Does the address itself say that it is a Zoom meeting? */
export function isMeetingLink({ url }: Pick<Page, 'url'>): boolean {
  return URL.canParse(url) && linkKind(new URL(url)) === 'zoom';
}

/** Is the page joined as a meeting: by what was said of it, or by its address? */
export function isMeeting(page: Page): boolean {
  return page.site === 'zoom' || (page.site === 'auto' && isMeetingLink(page));
}
