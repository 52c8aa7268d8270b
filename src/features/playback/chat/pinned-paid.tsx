'use client';

import { useCallback, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { Run } from '@/shared/timeline';
import type { PlaybackInfo } from '@/shared/views';
import { chatTexts } from '@/texts/chat';
import { ChatRow } from './chat-row';
import { type Pin, pinnedAt } from './pinned-at';
import styles from './pinned-paid.module.css';
import { type ChatMoment, useChatClock } from './use-chat-clock';
import { usePaidMessages } from './use-paid-messages';
import { useRowTimes } from './use-row-times';

type Props = {
  info: PlaybackInfo;
  video: HTMLVideoElement | null;
  runs: readonly Run[];
  onSeek: (wallMs: number) => void;
};

/** How much of a pin's time is left, in steps that are worth drawing. */
const STEPS = 40;

type Shown = { pin: Pin; left: number };

function look(pins: readonly Pin[], wallMs: number): Shown[] {
  return pinnedAt(pins, wallMs).map((pin) => ({
    pin,
    left: Math.ceil(((pin.untilMs - wallMs) / pin.pinMs) * STEPS) / STEPS,
  }));
}

function isSame(a: readonly Shown[], b: readonly Shown[]): boolean {
  return a.length === b.length && a.every(({ pin, left }, at) => b[at]?.pin.key === pin.key && b[at]?.left === left);
}

/** Paid messages stay at the top for a time that depends on what was paid; one at a time can be read there. */
export function PinnedPaid({ info, video, runs, onSeek }: Props) {
  const pins = usePaidMessages(info);
  const timesOf = useRowTimes(runs);
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const tick = useCallback(
    ({ wallMs }: ChatMoment) => {
      const next = look(pins, wallMs);
      setShown((now) => (isSame(now, next) ? now : next));
    },
    [pins],
  );
  useChatClock({ video, runs, live: false }, tick);
  if (shown.length === 0) return null;
  const open = shown.find(({ pin }) => pin.key === openKey)?.pin;
  return (
    <section className={styles.pinned} aria-label={chatTexts.pinned}>
      <ul className={styles.strip}>
        {shown.map(({ pin, left }) => (
          <li key={pin.key}>
            <button
              type="button"
              className={classNames(styles.pin, styles[`level${pin.level}`])}
              aria-expanded={pin === open}
              onClick={() => setOpenKey(pin === open ? null : pin.key)}
            >
              <span className={styles.left} style={{ width: `${left * 100}%` }} aria-hidden />
              <span className={styles.words}>
                {pin.message.author} <b>{pin.message.amount}</b>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <div className={styles.open}>
          <ChatRow videoId={info.video.id} message={open.message} {...timesOf(open.message.at)} onSeek={onSeek} />
        </div>
      )}
    </section>
  );
}
