'use client';

import type { ChatMessage } from '@jomo/recorder/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Run } from '@/shared/timeline';
import { useTRPCClient } from '@/trpc/client';
import { createReelKeeper, isFar, type ReelKeeper, type ReelView } from './reel-keeper';
import { type ChatMoment, useChatClock } from './use-chat-clock';

/** Where the whole chat is too much to ask for at once, and where one person's part of it hardly ever is. */
const HORIZON_MS = 60_000;
const AUTHOR_HORIZON_MS = 3_600_000;
const nothing: ReelView = { reel: null, count: 0, error: null };

type Source = {
  videoId: string;
  video: HTMLVideoElement | null;
  runs: readonly Run[];
  live: boolean;
  /** Wall clock up to which the running recording is known; null = it is over. */
  edgeMs: number | null;
  /** Only this person's messages; null = everybody's. */
  author: string | null;
  enabled: boolean;
};

/** The message up to which the user reads back; null = the list follows the picture. */
export type ReadTo = ChatMessage | null;

/** The chat around the picture, whatever is done with the picture. */
export function useChatReel({ videoId, video, runs, live, edgeMs, author, enabled }: Source) {
  const api = useTRPCClient();
  const [view, setView] = useState<ReelView>(nothing);
  const [keeper, setKeeper] = useState<ReelKeeper | null>(null);
  const [readTo, setReadTo] = useState<ReadTo>(null);
  const latest = useRef({ view, moment: null as ChatMoment | null, wish: null as 'back' | 'forward' | null });
  latest.current.view = view;

  useEffect(() => {
    if (!enabled) return;
    const made = createReelKeeper({
      load: async (load, signal) => {
        const input = { videoId, limit: load.limit, ...(author === null ? {} : { author }) };
        const { messages } =
          load.kind === 'forward'
            ? await api.playback.chatWindow.query({ ...input, fromMs: load.fromMs, toMs: load.toMs }, { signal })
            : await api.playback.chatBefore.query({ ...input, beforeMs: load.beforeMs }, { signal });
        return messages;
      },
      onChange: setView,
      now: Date.now,
    });
    setKeeper(made);
    return () => {
      made.close();
      setView(nothing);
      setReadTo(null);
    };
  }, [api, videoId, author, enabled]);

  const reading = readTo !== null;
  const tick = useCallback(
    (moment: ChatMoment) => {
      const { reel } = latest.current.view;
      const left = moment.jumped && reel !== null && isFar(reel, moment.wallMs);
      if (left) setReadTo(null);
      const { wish } = latest.current;
      latest.current.wish = null;
      latest.current.moment = { ...moment, jumped: false };
      const horizonMs = author === null ? HORIZON_MS : AUTHOR_HORIZON_MS;
      const { wallMs, rate } = moment;
      keeper?.tick({ wallMs, rate, edgeMs, horizonMs, reading: reading && !left, wish });
    },
    [keeper, edgeMs, author, reading],
  );
  useChatClock({ video, runs, live }, tick);

  /** Asks for what comes before or after what is held: the reader nears its end. */
  const want = useCallback(
    (wish: 'back' | 'forward') => {
      latest.current.wish = wish;
      if (latest.current.moment) tick(latest.current.moment);
    },
    [tick],
  );
  const retry = useCallback(() => keeper?.retry(), [keeper]);
  return { ...view, readTo, setReadTo, want, retry };
}
