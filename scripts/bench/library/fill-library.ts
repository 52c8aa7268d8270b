import type { Library } from '../media/with-library';

const BATCH = 500;
export const DAY_MS = 86_400_000;
const CHANNELS = 97;
const TAGS = 20;

const subjects = [
  'Morning news',
  'Speedrun marathon',
  'City council',
  'Piano lesson',
  'Launch',
  'Chess open',
  'Webinar',
];

const channelId = (number: number) => `channel${number}`;
const tagId = (number: number) => `tag${number}`;
export const tagName = (number: number) => `Tag ${number}`;

/** Watched to the end, begun, or never opened: a third each, as its neighbours in the list are not. */
function progressOf(number: number, at: Date) {
  if (number % 3 === 2) return [];
  const watchedAt = number % 3 === 0 ? at : null;
  return [
    { positionSec: watchedAt ? 3500 : 60, watchedAt, updatedAt: new Date(at.getTime() + (number % 17) * DAY_MS) },
  ];
}

/** So many channels that are not looked at, and tags. */
async function fillNames({ db, ownerId }: Library): Promise<string[]> {
  const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
  const channels = numbers(CHANNELS).map((number) => {
    const url = `https://example.org/channel/${number}`;
    return { id: channelId(number), ownerId, url, liveUrl: url, name: `Channel ${number}`, paused: true };
  });
  await db.channel.createMany({ data: channels });
  await db.tag.createMany({
    data: numbers(TAGS).map((number) => ({ id: tagId(number), ownerId, name: tagName(number) })),
  });
  return channels.map(({ id }) => id);
}

/**
 * So many finished videos of the owner, a day apart, of channels in turn, each with the recording that made it; a third
 * watched and a third begun, every eleventh starred, every second with a tag.
 */
export async function fillVideos(library: Library, count: number) {
  const { db, ownerId } = library;
  const channelIds = await fillNames(library);
  const ids: string[] = [];
  const now = Date.now();
  const startOf = (number: number) => now - number * DAY_MS;
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => {
      const number = from + at;
      const id = `bench${String(number).padStart(8, '0')}`;
      const title = `${subjects[number % subjects.length]} ${number}`;
      const startedAt = new Date(startOf(number));
      const url = `https://example.org/channel/${number % CHANNELS}`;
      const video = {
        ...{ id, ownerId, title, url, startedAt, createdAt: startedAt, channelId: channelId(number % CHANNELS) },
        ...{ status: 'ready', packaging: 'done', hasPoster: true, quality: '720p30', starred: number % 11 === 0 },
        ...{ durationSec: 600 + ((number * 7919) % 9000), bytes: 1e9 + ((number * 104_729) % 7e9) },
      };
      const recording = {
        ...{ id: `rec${id}`, ownerId, videoId: id, url, title, status: 'finished', quality: '720p30', view: 'player' },
        ...{ startAt: startedAt, startedAt, maxDurationSec: 14_400, waitSec: 900, graceSec: 60 },
      };
      const part = {
        ...{ videoId: id, recordingId: recording.id, number: 1, startedAt, durationSec: video.durationSec },
      };
      const progress = progressOf(number, startedAt).map((rest) => ({ userId: ownerId, videoId: id, ...rest }));
      const tags = number % 2 === 0 ? [{ videoId: id, tagId: tagId((number / 2) % TAGS) }] : [];
      return { video, recording, part, progress, tags };
    });
    await db.video.createMany({ data: rows.map(({ video }) => video) });
    await db.recording.createMany({ data: rows.map(({ recording }) => recording) });
    await db.part.createMany({ data: rows.map(({ part }) => part) });
    await db.progress.createMany({ data: rows.flatMap(({ progress }) => progress) });
    await db.videoTag.createMany({ data: rows.flatMap(({ tags }) => tags) });
    ids.push(...rows.map(({ video }) => video.id));
  }
  return { videoIds: ids, channelIds, startOf };
}
