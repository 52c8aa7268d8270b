import type { Download } from './download';

/** "Keep the newest `count` of this channel offline", each at that quality or the nearest one below it. */
export type KeepOffline = {
  channelId: string;
  channelName: string;
  count: number;
  height: number | null;
  /** Videos that the user has deleted from the device: they stay away. */
  unwanted?: readonly string[];
};

type Candidate = { id: string; status: string; packaging: string; startedAt: number | null; createdAt: number };

/**
 * What to download and what to delete so that the newest of a channel are on this device: of those whose lower qualities
 * are made, or never will be. Only what was downloaded for that reason is ever deleted, and only once as many newer ones
 * are there, complete; what is not among `videos` stays, since it was deleted on the server, or the channel was. What the
 * user asked for counts as there. What the user has deleted does not come back, and no older one comes in its place.
 * `watched`: what is being watched now.
 */
export function decideKeep(
  rule: Pick<KeepOffline, 'channelId' | 'count' | 'unwanted'>,
  videos: readonly Candidate[],
  held: readonly Pick<Download, 'videoId' | 'keptFor' | 'state'>[],
  watched: ReadonlySet<string>,
): { add: string[]; remove: string[] } {
  const newest = [...videos]
    .filter(({ status, packaging }) => status === 'ready' && (packaging === 'done' || packaging === 'failed'))
    .sort((a, b) => (b.startedAt ?? b.createdAt) - (a.startedAt ?? a.createdAt))
    .slice(0, rule.count)
    .map(({ id }) => id);
  const there = new Set(held.filter(({ state }) => state.is !== 'evicted').map(({ videoId }) => videoId));
  const done = new Set(held.filter(({ state }) => state.is === 'done').map(({ videoId }) => videoId));
  const unwanted = new Set(rule.unwanted);
  const replaced = newest.length === rule.count && newest.every((id) => done.has(id) || unwanted.has(id));
  const older = new Set(videos.map(({ id }) => id).filter((id) => !newest.includes(id) && !watched.has(id)));
  return {
    add: newest.filter((id) => !there.has(id) && !unwanted.has(id)),
    remove: held
      .filter(({ videoId, keptFor }) => replaced && keptFor === rule.channelId && older.has(videoId))
      .map(({ videoId }) => videoId),
  };
}

type Rung = { name: string; height: number | null; bytes: number };

/** The best quality that is not higher than wanted, else the lowest one with a picture. `null` height = sound only. */
export function chooseRung<T extends Rung>(rungs: readonly T[], height: number | null): T | null {
  const pictured = rungs.filter((rung) => rung.height !== null).sort((a, b) => (b.height ?? 0) - (a.height ?? 0));
  const sound = rungs.find((rung) => rung.height === null) ?? null;
  if (height === null) return sound ?? pictured.at(-1) ?? null;
  return pictured.find((rung) => (rung.height ?? 0) <= height) ?? pictured.at(-1) ?? sound;
}
