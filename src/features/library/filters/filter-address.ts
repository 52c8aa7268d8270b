import { librarySorts, watchStates } from '@/shared/library-choices';
import type { LibraryFilter } from '@/shared/library-filter';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const flags = ['starred', 'recording', 'chat', 'trash'] as const;
/** As long as the server takes them. */
const MAX_CHARS = { channelId: 64, tag: 40 } as const;

/** What the address bar says of the filters: days as they are typed, everything else as in the filter. */
export type FilterParams = { get: (name: string) => string | null };

/** Midnight of a day in the viewer's zone, moved by whole days; undefined for no day. */
function midnight(day: string | null, plus: number): number | undefined {
  if (day === null || !DAY.test(day)) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(year, month - 1, date + plus).getTime();
  return Number.isNaN(at) || at < 0 ? undefined : at;
}

/** The filter that an address asks for; what cannot be understood is left out. (Without zod: see library-choices.ts.) */
export function readFilter(params: FilterParams): LibraryFilter {
  const asked: LibraryFilter = { sort: librarySorts.find((sort) => sort === params.get('sort')) ?? 'newest' };
  const state = watchStates.find((one) => one === params.get('state'));
  if (state) asked.state = state;
  for (const flag of flags) if (params.get(flag) !== null) asked[flag] = true;
  for (const name of ['channelId', 'tag'] as const) {
    const word = params.get(name);
    if (word && word.length <= MAX_CHARS[name]) asked[name] = word;
  }
  const from = midnight(params.get('from'), 0);
  const to = midnight(params.get('to'), 1);
  if (from !== undefined) asked.from = from;
  if (to !== undefined) asked.to = to;
  return asked;
}

/** The address of the library with one thing of its filters changed; null takes it away. */
export function changeAddress(current: string, name: string, value: string | null): string {
  const params = new URLSearchParams(current);
  if (value === null || value === '') params.delete(name);
  else params.set(name, value);
  const text = params.toString();
  return text === '' ? '/library' : `/library?${text}`;
}
