'use client';

import Link from 'next/link';
import { useState } from 'react';
import { formatClock } from '@/components/ui/format-duration';
import { playerTexts } from '@/texts/player';
import styles from './player.module.css';
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

/** The video was deleted while it still plays from what is loaded. */
export function GoneNote() {
  return (
    <div className={styles.note} role="alert">
      <span>{playerTexts.goneMeanwhile}</span>
      <Link href="/" prefetch={false}>
        {playerTexts.toLibrary}
      </Link>
    </div>
  );
}

/** The session ended while the video still plays from what is loaded. */
export function SignedOutNote({ videoId, time }: { videoId: string; time: number }) {
  return (
    <div className={styles.note} role="alert">
      <span>{playerTexts.signedOut(formatClock(time))}</span>
      <a href={signInAndReturn(videoId, time)}>{playerTexts.signIn}</a>
    </div>
  );
}
