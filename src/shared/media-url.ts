/** Where a video's list of qualities is; known without asking, so that a player can fetch it at once. */
export const masterUrlOf = (videoId: string): string => `/media/${videoId}/master.m3u8`;
