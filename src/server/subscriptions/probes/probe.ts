import type { ChannelSite } from '@/shared/channel';

/** What one look at a channel told. `unknown` = this probe cannot say; the next one is asked. */
export type Sighting = {
  verdict: 'live' | 'offline' | 'upcoming' | 'unknown';
  title?: string | undefined;
  /** The site's own id of the broadcast: tells a restart from a new one. */
  broadcastId?: string | undefined;
  channelName?: string | undefined;
  pictureUrl?: string | undefined;
  /** Epoch milliseconds. */
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

export type ProbeTarget = { site: ChannelSite; url: string; liveUrl: string };

/** One rung of the ladder. Bounded in time; throws ProbeError. */
export type Probe = {
  name: 'hint' | 'streamlink' | 'yt-dlp' | 'browser';
  /** Can it say anything about this site, and is it there? */
  fits(target: ProbeTarget): boolean;
  look(target: ProbeTarget, signal: AbortSignal): Promise<Sighting>;
};
