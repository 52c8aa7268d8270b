import type { VideoWindow } from '@/server/library/list-window';
import type { LibraryFilter } from '@/shared/library-filter';

/** What the page of the library brings along: its first videos by the filter of its address, and what to filter by. */
export type LibraryFirst = {
  filter: LibraryFilter;
  window: VideoWindow;
  channels: { id: string; name: string }[];
  tags: { name: string; videos: number }[];
};

/** The videos that were brought along, if they are what the filter shows; null otherwise. */
export function windowFor(first: LibraryFirst | null, filter: LibraryFilter): VideoWindow | null {
  return first && JSON.stringify(first.filter) === JSON.stringify(filter) ? first.window : null;
}
