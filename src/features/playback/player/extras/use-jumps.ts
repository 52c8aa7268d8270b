'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { silenceUrlOf } from '@/shared/media-url';
import { loopJump } from '../loop';
import type { PlayerCore } from '../player-core';
import { parseSilences, type Silence, silenceJump } from '../silences';

const TICK_MS = 100;

async function fetchSilences(videoId: string): Promise<Silence[] | null> {
  const answer = await fetch(silenceUrlOf(videoId));
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return parseSilences(await answer.json());
}

/**
 * Repeats the piece that was chosen, and skips silence when that is wanted. Answers where it is silent; null when that
 * is not known or cannot be asked, undefined while nobody asked.
 */
export function useJumps({ video, info, session }: PlayerCore): readonly Silence[] | null | undefined {
  const { loop } = session;
  const { skipSilence } = session.remembered;
  const { data: silences = null, isPending } = useQuery({
    queryKey: ['silences', info.video.id],
    queryFn: () => fetchSilences(info.video.id),
    enabled: skipSilence && !info.live,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const looping = loop.from !== null && loop.to !== null;
  useEffect(() => {
    if (!looping && !(skipSilence && silences)) return;
    const timer = setInterval(() => {
      if (video.paused || video.seeking) return;
      const { currentTime } = video;
      const target = loopJump(loop, currentTime) ?? (skipSilence ? silenceJump(silences ?? [], currentTime) : null);
      if (target !== null) video.currentTime = target;
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [video, loop, looping, skipSilence, silences]);
  return isPending ? undefined : silences;
}
