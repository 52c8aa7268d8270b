import path from 'node:path';
import { AppError } from './errors';

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const HASH = /^[0-9a-f]{64}$/;
const NAME = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)?$/;

function checked(value: string, shape: RegExp): string {
  if (!shape.test(value)) throw new AppError('bad_input', 'That is not a valid id.');
  return value;
}

export type StoragePaths = ReturnType<typeof createStoragePaths>;

/** Every path below the data directory is made here; ids and names are checked, so nothing can lead out of it. */
export function createStoragePaths(dataDir: string) {
  const root = path.resolve(dataDir);
  const recorder = (recordingId: string) => path.join(root, 'recorders', checked(recordingId, ID));
  const video = (videoId: string) => path.join(root, 'videos', checked(videoId, ID));
  const inVideo = (videoId: string, name: string) => path.join(video(videoId), checked(name, NAME));
  return {
    root,
    metadataDb: path.join(root, 'jomo.db'),
    chatDb: path.join(root, 'chat.db'),
    secret: path.join(root, 'secret'),
    /** Held by the one worker of this data directory; stays empty. */
    workerLock: path.join(root, 'worker.lock'),
    /** Room kept aside for a full disk; its bytes mean nothing. */
    diskReserve: path.join(root, 'reserve'),
    videos: path.join(root, 'videos'),
    /** What a calendar last said: its events are chosen anew from it when the user changes the filter. */
    calendar: (feedId: string) => path.join(root, 'calendars', `${checked(feedId, ID)}.ics`),
    /** The picture of a channel; what kind it is, its first bytes tell. */
    channelPicture: (channelId: string) => path.join(root, 'channels', checked(channelId, ID)),
    /** Names this installation where several share something, such as a Docker Engine. */
    installation: path.join(root, 'installation'),
    /** What the app keeps of recorders, one directory per recording; the process engine's recorders work in theirs. */
    recorders: path.join(root, 'recorders'),
    recorder,
    /** What recorders have not sent, as far as it is here. */
    recorderSpool: (recordingId: string) => path.join(recorder(recordingId), 'spool'),
    recorderLog: (recordingId: string) => path.join(recorder(recordingId), 'recorder.log'),
    video,
    inVideo,
    partMedia: (videoId: string, part: number) => inVideo(videoId, `part-${part}.mp4`),
    /** Held by who writes to the part; stays empty. */
    partLock: (videoId: string, part: number) => inVideo(videoId, `part-${part}.lock`),
    partIndex: (videoId: string, part: number) => inVideo(videoId, `part-${part}.idx`),
    renditionMedia: (videoId: string, name: string) => inVideo(videoId, `${name}.mp4`),
    renditionIndex: (videoId: string, name: string) => inVideo(videoId, `${name}.idx`),
    health: (videoId: string) => inVideo(videoId, 'health.jsonl'),
    poster: (videoId: string) => inVideo(videoId, 'poster.jpg'),
    /** Latest picture of a running recording. */
    snapshot: (videoId: string) => inVideo(videoId, 'live.jpg'),
    /** An emote or badge of the chat, by the SHA-256 of its bytes. */
    chatImage: (videoId: string, hash: string) => inVideo(videoId, `chat-${checked(hash, HASH)}`),
    /** JSON, `[[from, to], …]` in media seconds: where it is silent. */
    silence: (videoId: string) => inVideo(videoId, 'silence.json'),
    storyboardVtt: (videoId: string) => inVideo(videoId, 'storyboard.vtt'),
    storyboardSheet: (videoId: string, sheet: number) => inVideo(videoId, `storyboard-${sheet}.jpg`),
  };
}
