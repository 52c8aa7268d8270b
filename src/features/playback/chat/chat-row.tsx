'use client';

import type { ChatMessage } from '@jomo/recorder/protocol';
import { memo } from 'react';
import { classNames } from '@/components/ui/class-names';
import { formatTimeOfDay } from '@/components/ui/format-date';
import styles from './chat-row.module.css';
import { readableColor } from './readable-color';

type Props = { message: ChatMessage; onSeek: (wallMs: number) => void };

/** One message. A click on it seeks to its moment. */
export const ChatRow = memo(function ChatRow({ message, onSeek }: Props) {
  const { kind, author, color, badges, amount, text, at } = message;
  return (
    <button
      type="button"
      className={classNames(styles.row, kind !== 'message' && styles[kind])}
      title={formatTimeOfDay(at)}
      onClick={() => onSeek(at)}
    >
      {kind === 'paid' && amount && <span className={styles.amount}>{amount}</span>}
      {badges.map((badge) => (
        <span key={badge} className={styles.badge}>
          {badge}
        </span>
      ))}
      {author !== '' && (
        <span className={styles.author} style={{ color: readableColor(color, author) }}>
          {author}
        </span>
      )}
      <span className={styles.text}>{text}</span>
    </button>
  );
});
