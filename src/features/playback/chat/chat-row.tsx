'use client';

import type { ChatMessage } from '@jomo/recorder/protocol';
import { Gift, Info } from 'lucide-react';
import { memo } from 'react';
import { classNames } from '@/components/ui/class-names';
import { formatTimeOfDay } from '@/components/ui/format-date';
import { ChatPicture } from './chat-picture';
import styles from './chat-row.module.css';
import { readableColor } from './readable-color';
import { splitEmotes } from './split-emotes';

type Props = { videoId: string; message: ChatMessage; onSeek: (wallMs: number) => void };

/** What sets a paid message or a word of the site itself apart. */
function Kind({ kind, amount }: Pick<ChatMessage, 'kind' | 'amount'>) {
  if (kind === 'system') return <Info className={styles.kind} size="1.05em" role="img" aria-label="Notice" />;
  if (kind !== 'paid') return null;
  return (
    <span className={styles.amount}>
      <Gift size="0.95em" role="img" aria-label="Paid" />
      {amount}
    </span>
  );
}

function Badges({ videoId, message }: Pick<Props, 'videoId' | 'message'>) {
  return message.badges.map((name) => {
    const picture = message.badgeImages?.find((image) => image.name === name);
    if (picture) return <ChatPicture key={name} videoId={videoId} hash={picture.hash} text={name} badge />;
    return (
      <span key={name} className={styles.badge}>
        {name}
      </span>
    );
  });
}

/** One message. A click on it seeks to its moment. */
export const ChatRow = memo(function ChatRow({ videoId, message, onSeek }: Props) {
  const { kind, author, color, amount, text, emotes, at } = message;
  return (
    <button
      type="button"
      className={classNames(styles.row, kind !== 'message' && styles[kind])}
      data-kind={kind}
      title={formatTimeOfDay(at)}
      onClick={() => onSeek(at)}
    >
      <Kind kind={kind} amount={amount} />
      <Badges videoId={videoId} message={message} />
      {author !== '' && (
        <span className={styles.author} style={{ color: readableColor(color, author) }}>
          {author}
        </span>
      )}
      <span>
        {splitEmotes({ text, emotes }).map((piece) =>
          piece.hash === undefined ? (
            piece.text
          ) : (
            <ChatPicture key={piece.at} videoId={videoId} hash={piece.hash} text={piece.text} />
          ),
        )}
      </span>
    </button>
  );
});
