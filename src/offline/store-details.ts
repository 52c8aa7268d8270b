import type { PlaybackInfo } from '@/shared/views';
import { askServer, fetchGood, Refused, readWhole } from './ask-server';
import type { Download } from './download';
import { needRoom } from './need-room';
import { type OfflineDb, openOfflineDb, type StoredFile } from './offline-db';
import { filesOfPlaylist, onlyRung, sheetsOf } from './playlist-files';
import { tellChange } from './tell-change';

const CHAT_PAGE = 1000;
/** About what one takes with its key. */
const MESSAGE_BYTES = 400;
const FOREVER_MS = 8.64e15;

type Got = { name: string; file: StoredFile };

const textFile = (type: string, text: string): StoredFile => ({
  type,
  body: new TextEncoder().encode(text).buffer as ArrayBuffer,
});

async function getText(url: string, signal: AbortSignal): Promise<string> {
  return readWhole((await fetchGood(url, { signal })).text());
}

/** A small file; null when the server has none of that name, which a video can do without. */
async function getSmall(videoId: string, name: string, signal: AbortSignal): Promise<Got | null> {
  try {
    const response = await fetchGood(`/media/${videoId}/${name}`, { signal });
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    return { name, file: { type, body: await readWhole(response.arrayBuffer()) } };
  } catch (error) {
    if (error instanceof Refused && error.fault === 'gone') return null;
    throw error;
  }
}

/** Stores the whole chat, and answers the names of its pictures. */
async function storeChat(db: OfflineDb, videoId: string, signal: AbortSignal): Promise<Set<string>> {
  const pictures = new Set<string>();
  for (let fromMs = 0; ; ) {
    const { messages } = await askServer.chatWindow({ videoId, fromMs, toMs: FOREVER_MS, limit: CHAT_PAGE }, signal);
    await needRoom(messages.length * MESSAGE_BYTES);
    const tx = db.transaction('chat', 'readwrite');
    const puts = messages.map((message) => tx.store.put(message, [videoId, message.at, message.seq]));
    await Promise.all([...puts, tx.done]);
    for (const { emotes = [], badgeImages = [] } of messages) {
      for (const { hash } of [...emotes, ...badgeImages]) pictures.add(`chat-${hash}`);
    }
    const last = messages.at(-1);
    if (messages.length < CHAT_PAGE || !last) return pictures;
    fromMs = last.at > fromMs ? last.at : fromMs + 1;
  }
}

async function storeSmall(db: OfflineDb, videoId: string, names: readonly string[], signal: AbortSignal) {
  for (const name of names) {
    const got = await getSmall(videoId, name, signal);
    if (!got) continue;
    await needRoom(got.file.body.byteLength);
    await db.put('files', got.file, [videoId, name]);
  }
}

/** What else the player asks for, by video alone; it can do without. */
const extras = ['playback.chatActivity', 'playback.chatPaid'];

async function storeExtras(db: OfflineDb, videoId: string, signal: AbortSignal): Promise<void> {
  for (const procedure of extras) {
    try {
      await db.put('answers', await askServer.aboutVideo(procedure, videoId, signal), [videoId, procedure]);
    } catch (error) {
      if (!(error instanceof Refused) || error.fault === 'signed-out') throw error;
    }
  }
}

/** As the player finds it offline: with the one quality that is there. */
function offlineInfo(info: PlaybackInfo, rung: string): PlaybackInfo {
  return { ...info, renditions: info.renditions.filter(({ name }) => name === rung) };
}

/**
 * Stores everything about a video but its media: what the player asks for, the playlists, poster, storyboard, where it is
 * silent, the chat with its pictures. Answers the download with its list of files. Throws `Unreachable` or `Refused`.
 */
export async function storeDetails(download: Download, signal: AbortSignal): Promise<Download> {
  const { videoId, rung } = download;
  const db = await openOfflineDb();
  const [info, master, playlist] = await Promise.all([
    askServer.info({ videoId }, signal),
    getText(`/media/${videoId}/master.m3u8`, signal),
    getText(`/media/${videoId}/${rung}.m3u8`, signal),
  ]);
  const ownMaster = onlyRung(master, rung);
  if (info.live || !ownMaster) throw new Refused('gone');
  const pictures = info.chat.count > 0 ? [...(await storeChat(db, videoId, signal))] : [];
  if (info.chat.count > 0) await storeExtras(db, videoId, signal);
  if (info.video.hasPoster) pictures.push('poster.jpg');
  const vtt = info.storyboardUrl ? await getText(info.storyboardUrl, signal) : null;
  await storeSmall(db, videoId, [...pictures, ...sheetsOf(vtt ?? ''), 'silence.json'], signal);
  const files = filesOfPlaylist(playlist);
  const { title, durationSec, channel } = info.video;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const known = { title, durationSec, channelId: channel?.id ?? null, channelName: channel?.name ?? null };
  const tx = db.transaction(['downloads', 'files', 'answers'], 'readwrite');
  const held = await tx.objectStore('downloads').get(videoId);
  const detailed: Download = { ...(held ?? download), ...known, bytes, files };
  const texts = tx.objectStore('files');
  const m3u8 = 'application/vnd.apple.mpegurl';
  await Promise.all([
    held ? tx.objectStore('downloads').put(detailed, videoId) : undefined,
    tx.objectStore('answers').put(offlineInfo(info, rung), [videoId, 'playback.info']),
    texts.put(textFile(m3u8, ownMaster), [videoId, 'master.m3u8']),
    texts.put(textFile(m3u8, playlist), [videoId, `${rung}.m3u8`]),
    vtt === null ? undefined : texts.put(textFile('text/vtt', vtt), [videoId, 'storyboard.vtt']),
    tx.done,
  ]);
  tellChange('list');
  return detailed;
}
