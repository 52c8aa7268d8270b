import { type ChatMessage, chatMessage } from '@jomo/recorder/protocol';
import { openChatStore } from '../../src/server/ingest/chat-store';
import type { StoragePaths } from '../../src/server/storage-paths';

export type SeedMessage = Partial<Omit<ChatMessage, 'at' | 'seq'>> & {
  /** Seconds of wall clock after the beginning. */
  sec: number;
};

/** The chat of a video that began at `startedAt`, as a recorder would have sent it. */
export function seedChat(
  paths: StoragePaths,
  { id, startedAt }: { id: string; startedAt: Date | null },
  messages: readonly SeedMessage[],
): void {
  const begin = startedAt?.getTime() ?? 0;
  const store = openChatStore(paths.chatDb);
  try {
    const rows = messages.map(({ sec, ...message }, seq) =>
      chatMessage.parse({ author: 'Ann', text: `message ${seq}`, ...message, at: Math.round(begin + sec * 1000), seq }),
    );
    store.insert(id, rows);
  } finally {
    store.close();
  }
}
