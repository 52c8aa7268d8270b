import { z } from 'zod';
import type { SeenMessage } from '../site';

const address = z.string().max(2000);
const rawRow = z.object({
  at: z.number(),
  id: z.string(),
  kind: z.string(),
  author: z.string(),
  color: z.string(),
  badges: z.array(z.object({ name: z.string(), image: address })).max(20),
  amount: z.string(),
  text: z.string(),
  images: z.array(z.object({ at: z.number(), text: z.string(), image: address })).max(500),
  backlog: z.boolean(),
});
export type Row = z.infer<typeof rawRow>;

/** What comes out of a page is checked: it may answer anything. */
export const rawBatch = z.object({ page: z.string(), rows: z.array(rawRow).max(1000) }).nullable();

/** What two readings of one message have in common. */
export function rowKey(row: Pick<Row, 'id' | 'author' | 'text' | 'kind'>): string {
  return row.id || `${row.kind}\n${row.author}\n${row.text}`;
}

/**
 * A page that was loaded again shows its latest messages once more. Answers how many of `backlog`, from its beginning, were
 * read before: as many as also are, in this order, the end of what is `known`. So what was honestly said twice stays;
 * comparing one by one would lose it. Pure.
 */
export function countKnown(known: readonly string[], backlog: readonly string[]): number {
  for (let length = Math.min(known.length, backlog.length); length > 0; length -= 1) {
    const tail = known.slice(-length);
    if (tail.every((key, index) => key === backlog[index])) return length;
  }
  // It begins before what we know: then whatever follows the last known one is new.
  const last = known.at(-1);
  return last === undefined ? 0 : backlog.lastIndexOf(last) + 1;
}

/** A row as a message of the protocol, cut to its limits: one odd message must not spoil a batch. Pure. */
export function toMessage(row: Row, hashes: ReadonlyMap<string, string>): SeenMessage {
  const badges = row.badges
    .map(({ name, image }) => ({ name: name.slice(0, 60), image }))
    .filter(({ name }) => name !== '');
  const badgeImages = badges.flatMap(({ name, image }) => {
    const hash = hashes.get(image);
    return hash ? [{ name, hash }] : [];
  });
  const text = row.text.slice(0, 4000);
  const emotes = row.images.flatMap(({ at, text: shown, image }) => {
    const hash = hashes.get(image);
    return hash && text.startsWith(shown, at) ? [{ hash, text: shown, at }] : [];
  });
  const color = /^#[0-9a-fA-F]{6}$/.test(row.color) ? row.color : undefined;
  return {
    at: Math.max(0, Math.round(row.at)),
    kind: row.kind === 'paid' || row.kind === 'system' ? row.kind : 'message',
    author: row.author.slice(0, 200),
    ...(color ? { color } : {}),
    badges: badges.map(({ name }) => name).slice(0, 10),
    ...(row.amount ? { amount: row.amount.slice(0, 40) } : {}),
    text,
    ...(emotes.length > 0 ? { emotes: emotes.slice(0, 100) } : {}),
    ...(badgeImages.length > 0 ? { badgeImages: badgeImages.slice(0, 10) } : {}),
  };
}
