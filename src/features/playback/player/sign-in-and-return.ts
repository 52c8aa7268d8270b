/** The address of the sign-in page that leads back to the same second of a video. */
export function signInAndReturn(videoId: string, sec: number): string {
  const back = `/watch/${videoId}?t=${Math.max(0, Math.round(sec * 10) / 10)}`;
  return `/sign-in?next=${encodeURIComponent(back)}`;
}
