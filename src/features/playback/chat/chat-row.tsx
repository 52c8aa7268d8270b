'use client';

import type { ChatMessage } from '@jomo/recorder/protocol';
import { Gift, Info } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import { classNames } from '@/components/ui/class-names';
import { chatTexts } from '@/texts/chat';
import { ChatPicture } from './chat-picture';
import styles from './chat-row.module.css';
import { ChatText } from './chat-text';
import { readableColor } from './readable-color';
import type { RowTimes } from './use-row-times';

/** `byKey`: the name was pressed with the keyboard, which then goes on from what takes its place. */
export type OnAuthor = (author: string, byKey: boolean) => void;

type Props = RowTimes & {
  videoId: string;
  message: ChatMessage;
  onSeek: (wallMs: number) => void;
  /** Asks to see only this person; absent where that leads nowhere. */
  onAuthor?: OnAuthor | undefined;
};

/** What sets a paid message or a word of the site itself apart. */
function Kind({ kind, amount }: Pick<ChatMessage, 'kind' | 'amount'>) {
  if (kind === 'system') return <Info className={styles.kind} size="1.05em" role="img" aria-label={chatTexts.notice} />;
  if (kind !== 'paid') return null;
  return (
    <span className={styles.amount}>
      <Gift size="0.95em" role="img" aria-label={chatTexts.paid} />
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

/** The key for it leads to the other button of the message. */
function moveFocus(event: KeyboardEvent<HTMLElement>, key: string, to: string): void {
  const other = event.currentTarget.parentElement?.querySelector<HTMLElement>(to);
  if (event.key !== key || !other) return;
  event.preventDefault();
  other.focus();
}

function Author({ message: { author, color }, onAuthor }: Pick<Props, 'message' | 'onAuthor'>) {
  if (author === '') return null;
  const style = { color: readableColor(color, author) };
  if (!onAuthor) {
    return (
      <span className={styles.author} style={style}>
        {author}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={styles.author}
      style={style}
      title={chatTexts.onlyFrom(author)}
      // One stop of the Tab key for each message is enough; a remote control needs none.
      tabIndex={-1}
      data-tv="stop"
      onKeyDown={(event) => moveFocus(event, 'ArrowLeft', '[data-time]')}
      onClick={({ detail }) => onAuthor(author, detail === 0)}
    >
      {author}
    </button>
  );
}

/** One message: its time leads to its moment, its author to what else they wrote. */
export const ChatRow = memo(function ChatRow({ videoId, message, clock, when, onSeek, onAuthor }: Props) {
  const { kind, amount, at } = message;
  return (
    <div className={classNames(styles.row, kind !== 'message' && styles[kind])} data-kind={kind}>
      <button
        type="button"
        className={styles.time}
        aria-label={chatTexts.goTo(clock)}
        title={when}
        data-time
        onKeyDown={(event) => moveFocus(event, 'ArrowRight', '[data-tv="stop"]')}
        onClick={() => onSeek(at)}
      >
        {clock}
      </button>
      <Kind kind={kind} amount={amount} />
      <Badges videoId={videoId} message={message} />
      <Author message={message} onAuthor={onAuthor} />
      <ChatText videoId={videoId} message={message} />
    </div>
  );
});
