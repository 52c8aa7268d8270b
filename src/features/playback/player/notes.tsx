'use client';

import Link from 'next/link';
import { useState } from 'react';
import { formatClock } from '@/components/ui/format-duration';
import { playerTexts } from '@/texts/player';
import type { SendResult } from '../position/send-position';
import styles from './player.module.css';
import type { Trouble } from './recovery';
import { signInAndReturn } from './sign-in-and-return';

/** Says that it did not begin at the start, for as long as that matters. */
export function ResumeNote({
  video,
  resumedAt,
  time,
}: {
  video: HTMLVideoElement | null;
  resumedAt: number;
  time: number;
}) {
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || resumedAt < 5 || time < resumedAt - 1 || time > resumedAt + 12) return null;
  return (
    <div className={styles.note}>
      {playerTexts.resumedAt(formatClock(resumedAt))}
      <button
        type="button"
        onClick={() => {
          setDismissed(true);
          if (video) video.currentTime = 0;
        }}
      >
        {playerTexts.startOver}
      </button>
    </div>
  );
}

type Reason = Trouble['reason'];
type Known = { signedOut: boolean; told: SendResult | null; fatal: Trouble | null; away: boolean };

/** What to say while the video still plays from what is loaded; null when all is well. */
export function noteFor(known: Known): Reason | null {
  if (known.signedOut) return 'signed-out';
  if (known.told === 'gone') return 'gone';
  return known.fatal?.reason ?? (known.away ? 'network' : null);
}

/** The video still plays from what is loaded, but no more of it comes: why, and what helps. */
export function TroubleNote({ reason, videoId, time }: { reason: Reason; videoId: string; time: number }) {
  const words = {
    'signed-out': playerTexts.signedOut(formatClock(time)),
    gone: playerTexts.goneMeanwhile,
    refused: playerTexts.refused,
    network: playerTexts.unreachableMeanwhile,
    media: playerTexts.unplayable,
  };
  return (
    <div className={styles.note} role="alert">
      <span>{words[reason]}</span>
      {reason === 'signed-out' && <a href={signInAndReturn(videoId, time)}>{playerTexts.signIn}</a>}
      {reason === 'gone' && (
        <Link href="/library" prefetch={false}>
          {playerTexts.toLibrary}
        </Link>
      )}
    </div>
  );
}
