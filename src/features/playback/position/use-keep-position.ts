'use client';

import { useEffect, useState } from 'react';
import { followPosition } from './follow-position';
import type { SendResult } from './send-position';

/** Keeps the position of a video, here and on the server, and answers how the last telling ended; null before any. */
export function useKeepPosition(video: HTMLVideoElement | null, videoId: string): SendResult | null {
  const [result, setResult] = useState<SendResult | null>(null);
  useEffect(() => (video ? followPosition(video, videoId, setResult) : undefined), [video, videoId]);
  return result;
}
