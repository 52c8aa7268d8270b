import type { FeedFilter } from '@/shared/feed';
import type { ReadEvent } from './read-event';

function wordsOf(list: string): string[] {
  return list
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Has the title one of the wished words (if any are wished) and none of the unwanted ones? */
export function titleFits(title: string, { titleHas, titleHasNot }: FeedFilter): boolean {
  const lower = title.toLowerCase();
  const wished = wordsOf(titleHas);
  if (wished.length > 0 && !wished.some((word) => lower.includes(word))) return false;
  return !wordsOf(titleHasNot).some((word) => lower.includes(word));
}

/** "Only accepted" leaves out invitations to the user that were not accepted; events without guests are the user's own. */
export function isAccepted(attendees: ReadEvent['attendees'], { acceptedOnly, email }: FeedFilter): boolean {
  if (!acceptedOnly || attendees.length === 0) return true;
  const mine = attendees.find((attendee) => attendee.email === email.trim().toLowerCase());
  return mine?.status === 'ACCEPTED';
}
