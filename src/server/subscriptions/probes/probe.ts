import type { SiteName, SiteStep } from '@jomo/recorder/protocol';
import { z } from 'zod';
import type { ChannelSite } from '@/shared/channel';

/** What one look at a channel told. `unknown` = this probe cannot say; the next one is asked. */
export type Sighting = {
  verdict: 'live' | 'offline' | 'upcoming' | 'unknown';
  /** A guess from what the page does not say: good enough if nobody knows better. */
  weak?: boolean | undefined;
  /** It could have told, but had no time for it now. */
  postponed?: boolean | undefined;
  title?: string | undefined;
  /** The site's own id of the broadcast: tells a restart from a new one. */
  broadcastId?: string | undefined;
  channelName?: string | undefined;
  pictureUrl?: string | undefined;
  /** When it began, or is to begin; epoch milliseconds. */
  startedAt?: number | undefined;
};

/** Why a probe did not get an answer, and so how long to leave the site alone. */
export class ProbeError extends Error {
  constructor(
    message: string,
    readonly kind: 'bot_wall' | 'unreachable' | 'helper' | 'gone',
  ) {
    super(message);
  }
}

export type ProbeTarget = {
  site: ChannelSite;
  url: string;
  liveUrl: string;
  /** Who said at the last look that it is live. If what told so is no longer there, that tells something. */
  liveBy?: Probe['name'] | null | undefined;
  /** What the user said the page is to be treated as; else the address says it. */
  treatAs?: SiteName | null | undefined;
  /** What a browser has to do on the page before it shows anything. What is typed is secret. */
  steps?: readonly SiteStep[] | undefined;
};

export const probeName = z.enum(['hint', 'streamlink', 'yt-dlp', 'browser']);

/** One rung of the ladder. Bounded in time; throws ProbeError. */
export type Probe = {
  name: z.infer<typeof probeName>;
  /** Can it say anything about this site, and is it there? */
  fits(target: ProbeTarget): boolean;
  look(target: ProbeTarget, signal: AbortSignal): Promise<Sighting>;
};
