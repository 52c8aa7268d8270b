/** Where a video's list of qualities is; known without asking, so that a player can fetch it at once. */
export const masterUrlOf = (videoId: string): string => `/media/${videoId}/master.m3u8`;

/** The sound alone; it is there once a finished recording has been packaged. */
export const audioUrlOf = (videoId: string): string => `/media/${videoId}/audio.m3u8`;

/** Where a video is silent, `[[from, to], …]` in media seconds; it comes with packaging too. */
export const silenceUrlOf = (videoId: string): string => `/media/${videoId}/silence.json`;

/** Where a screen that fetches by itself finds a video, or the sound alone; see `auth/screen-grants` of the server. */
export const screenUrlOf = (videoId: string, grant: string, onlySound: boolean): string =>
  `/media/${videoId}/screen/${grant}/${onlySound ? 'audio' : 'master'}.m3u8`;
