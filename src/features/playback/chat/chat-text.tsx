'use client';

import type { ChatMessage } from '@jomo/recorder/protocol';
import { ChatPicture } from './chat-picture';
import { splitEmotes } from './split-emotes';

/** The words of a message with its emotes among them. */
export function ChatText({ videoId, message }: { videoId: string; message: ChatMessage }) {
  return (
    <span dir="auto">
      {splitEmotes(message).map((piece) =>
        piece.hash === undefined ? (
          piece.text
        ) : (
          <ChatPicture key={piece.at} videoId={videoId} hash={piece.hash} text={piece.text} />
        ),
      )}
    </span>
  );
}
