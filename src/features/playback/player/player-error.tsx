'use client';

import { LogIn, RotateCw, TriangleAlert } from 'lucide-react';
import { Button, ButtonLink } from '@/components/ui/button';
import { playerTexts } from '@/texts/player';
import styles from './player.module.css';
import type { Trouble } from './recovery';
import { signInAndReturn } from './sign-in-and-return';

type Props = { trouble: Trouble; videoId: string; sec: number; onRetry: () => void };

/** Covers the picture when it cannot go on by itself, and offers what helps. */
export function PlayerError({ trouble: { reason, message }, videoId, sec, onRetry }: Props) {
  const retry = (
    <Button variant="primary" icon={<RotateCw size="1.1em" aria-hidden />} onClick={onRetry}>
      {playerTexts.retry}
    </Button>
  );
  const signIn = (
    <ButtonLink variant="primary" href={signInAndReturn(videoId, sec)} icon={<LogIn size="1.1em" aria-hidden />}>
      {playerTexts.signIn}
    </ButtonLink>
  );
  return (
    <div className={styles.error} role="alert">
      <TriangleAlert size="2rem" aria-hidden />
      <p>{message}</p>
      <div className={styles.errorActions}>
        {reason === 'signed-out' ? signIn : retry}
        {reason === 'gone' && <ButtonLink href="/library">{playerTexts.toLibrary}</ButtonLink>}
      </div>
    </div>
  );
}
