import type { ReactNode } from 'react';
import { FullScreenStage } from '@/features/playback/full-screen/full-screen-stage';

/** Stays when one video follows another. */
export default function WatchLayout({ children }: { children: ReactNode }) {
  return <FullScreenStage>{children}</FullScreenStage>;
}
