/** What a file name below /media/<videoId>/ stands for. */
export type MediaFile =
  | { kind: 'master' }
  | { kind: 'playlist'; name: string }
  | { kind: 'part'; number: number }
  | { kind: 'rung'; name: string }
  /** Pictures, the storyboard and the silences; `live` is replaced every few seconds while a recording runs. */
  | { kind: 'extra'; live: boolean }
  /** An emote or a badge of the chat; its name is the hash of its bytes. */
  | { kind: 'chat-image' };

const RUNG = '(?:720p|480p|240p|audio)';
const PLAYLIST = new RegExp(`^(source|${RUNG})\\.m3u8$`);
const RUNG_MEDIA = new RegExp(`^(${RUNG})\\.mp4$`);
const PART_MEDIA = /^part-([1-9]\d{0,5})\.mp4$/;
const CHAT_IMAGE = /^chat-[0-9a-f]{64}$/;
const EXTRA = /^(poster\.jpg|silence\.json|storyboard\.vtt|storyboard-[1-9]\d{0,3}\.jpg)$/;

/** Null for everything else: indexes, health marks and working files in the folder are nobody's business. */
export function classifyMediaFile(name: string): MediaFile | null {
  if (name === 'master.m3u8') return { kind: 'master' };
  if (name === 'live.jpg') return { kind: 'extra', live: true };
  if (CHAT_IMAGE.test(name)) return { kind: 'chat-image' };
  if (EXTRA.test(name)) return { kind: 'extra', live: false };
  const playlist = PLAYLIST.exec(name)?.[1];
  if (playlist) return { kind: 'playlist', name: playlist };
  const rung = RUNG_MEDIA.exec(name)?.[1];
  if (rung) return { kind: 'rung', name: rung };
  const part = PART_MEDIA.exec(name)?.[1];
  return part ? { kind: 'part', number: Number(part) } : null;
}
