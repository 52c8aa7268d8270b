import type { Library } from '../media/with-library';
import { makeVideos } from '../player/make-videos';

export type SeededPages = { videoId: string; recordingId: string; channelId: string; eventId: string };

/** A library as of some weeks: videos of a few minutes, one channel that is not looked at, one recording, one event to come. */
export async function seedPages(library: Library, count: number): Promise<SeededPages> {
  const { db, ownerId } = library;
  const [videoId = ''] = await makeVideos(library, count, 60);
  const url = 'https://live.example.org/channel';
  const channel = await db.channel.create({ data: { ownerId, url, liveUrl: url, name: 'A channel', paused: true } });
  const { id: recordingId } = await db.recording.findFirstOrThrow();
  const startAt = new Date(Date.now() + 86_400_000);
  const startLocal = startAt.toISOString().slice(0, 19);
  const { id: eventId } = await db.event.create({
    data: { ownerId, title: 'A show', url, timeZone: 'UTC', startLocal, startAt, durationSec: 600 },
  });
  return { videoId, recordingId, channelId: channel.id, eventId };
}

/** Every page of a server that has an owner, by name, with its path. */
export function listPages({ videoId, recordingId, channelId, eventId }: SeededPages): [name: string, path: string][] {
  return [
    ['Home', '/'],
    ['Library', '/library'],
    ['Watch', `/watch/${videoId}`],
    ['Search', '/search?q=talk'],
    ['Downloads', '/downloads'],
    ['Channels', '/subscriptions'],
    ['a channel', `/subscriptions/${channelId}`],
    ['its rules', `/subscriptions/${channelId}/rules`],
    ['its videos', `/subscriptions/${channelId}/videos`],
    ['Recordings', '/recordings'],
    ['a recording', `/recordings/${recordingId}`],
    ['Schedule', '/schedule'],
    ['a new event', '/schedule/new'],
    ['an event', `/schedule/events/${eventId}`],
    ['Calendars', '/schedule/calendars'],
    ['Record', '/record'],
    ['Share', '/share?url=https%3A%2F%2Flive.example.org%2Ftalk'],
    ['Settings', '/settings'],
    ['Link a TV', '/link'],
    ['Sign in', '/sign-in'],
    ['Sign in on a TV', '/sign-in/tv'],
    ['Offline', '/offline'],
  ];
}
