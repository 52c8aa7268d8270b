import type { DownloadFile } from './download';

const MAP = /^#EXT-X-MAP:URI="([^"]+)",BYTERANGE="(\d+)@(\d+)"$/;
const RANGE = /^#EXT-X-BYTERANGE:(\d+)@(\d+)$/;

/** The files that a media playlist of ours plays from, in order, each as long as the last byte it names. */
export function filesOfPlaylist(text: string): DownloadFile[] {
  const ends = new Map<string, number>();
  const note = (uri: string, end: number) => ends.set(uri, Math.max(ends.get(uri) ?? 0, end));
  let end = 0;
  for (const line of text.split('\n')) {
    const [, uri, mapLength, mapOffset] = MAP.exec(line) ?? [];
    if (uri !== undefined) note(uri, Number(mapOffset) + Number(mapLength));
    const [, length, offset] = RANGE.exec(line) ?? [];
    if (length !== undefined) end = Number(offset) + Number(length);
    if (line !== '' && !line.startsWith('#')) note(line, end);
  }
  return [...ends].map(([uri, bytes]) => ({ uri, bytes, received: 0, etag: null }));
}

/** The master playlist with that quality alone; null when it has no such quality. */
export function onlyRung(master: string, rung: string): string | null {
  const lines = master.split('\n');
  const at = lines.indexOf(`${rung}.m3u8`);
  const variant = lines[at - 1];
  if (!variant?.startsWith('#EXT-X-STREAM-INF:')) return null;
  const head = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('#EXT-X-STREAM-INF:')),
  );
  return `${[...head, variant, `${rung}.m3u8`].join('\n')}\n`;
}

/** The pictures that a storyboard shows, each once. */
export function sheetsOf(vtt: string): string[] {
  return [...new Set([...vtt.matchAll(/^(storyboard-\d+\.jpg)/gm)].map(([name]) => name))];
}
