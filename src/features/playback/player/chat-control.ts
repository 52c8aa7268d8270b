import type { ChatActivity } from '@/shared/views';

/** What the player knows of the chat, which it does not draw itself. */
export type ChatControl = {
  open: boolean;
  /** Null: there is nothing to show. */
  toggle: (() => void) | null;
  activity: ChatActivity | null;
  /** To the next or previous lively moment, unless there is none on that side; null = there is none at all. */
  goToPeak: ((direction: 1 | -1) => boolean) | null;
};
