'use client';

import { Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatSpan } from '@/components/ui/format-duration';
import { playerTexts } from '@/texts/player';
import type { PlayerCore } from '../player-core';
import styles from './extras.module.css';
import type { Next } from './use-next-video';

const COUNTDOWN_SEC = 10;

/** Seconds until the next video begins; null when nothing is to begin by itself. */
function useCountdown(running: boolean, onOver: () => void): number {
  const [left, setLeft] = useState(COUNTDOWN_SEC);
  const latest = useRef(onOver);
  latest.current = onOver;
  useEffect(() => {
    setLeft(COUNTDOWN_SEC);
    if (!running) return;
    const from = Date.now();
    const timer = setInterval(() => {
      const rest = COUNTDOWN_SEC - Math.floor((Date.now() - from) / 1000);
      setLeft(Math.max(0, rest));
      if (rest > 0) return;
      clearInterval(timer);
      latest.current();
    }, 200);
    return () => clearInterval(timer);
  }, [running]);
  return left;
}

/** At the end of a video: what comes next, which begins by itself unless that is switched off or cancelled. */
export function NextCard({ core: { media, session }, next }: { core: PlayerCore; next: Next }) {
  const [cancelled, setCancelled] = useState(false);
  const shown = media.ended && next.video !== null && !cancelled;
  const { kind } = session.sleep;
  const automatic = session.remembered.autoNext && kind !== 'end' && kind !== 'over';
  const left = useCountdown(shown && automatic, next.play);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (shown) card.current?.querySelector('button')?.focus();
  }, [shown]);
  // Whoever watches a piece again may be asked again at its end.
  useEffect(() => {
    if (!media.ended) setCancelled(false);
  }, [media.ended]);
  if (!shown || !next.video) return null;
  const { id, title, hasPoster, durationSec } = next.video;
  return (
    <section ref={card} className={styles.next} aria-label={playerTexts.next}>
      {/* biome-ignore lint/performance/noImgElement: our own media server has it in its final size. */}
      {hasPoster && <img src={`/media/${id}/poster.jpg`} alt="" className={styles.nextPoster} />}
      <div className={styles.nextWords}>
        <p className={styles.nextWhen} role="timer">
          {automatic ? playerTexts.nextIn(left) : playerTexts.next}
        </p>
        <p className={styles.nextTitle}>{title}</p>
        <p className={styles.nextLength}>{formatSpan(durationSec)}</p>
        <div className={styles.nextActions}>
          <Button variant="primary" icon={<Play size="1em" aria-hidden />} onClick={next.play}>
            {playerTexts.playNow}
          </Button>
          <Button onClick={() => setCancelled(true)}>{playerTexts.cancel}</Button>
        </div>
      </div>
    </section>
  );
}
