import { z } from 'zod';

/** Sites the recorder knows something special about. `generic` is any page with a media element. */
export const siteName = z.enum(['youtube', 'twitch', 'kick', 'zoom', 'testcard', 'generic']);
export type SiteName = z.infer<typeof siteName>;

/** What other participants see when the job names nobody. */
export const DEFAULT_DISPLAY_NAME = 'Jomo recorder';

/** How to join a Zoom meeting or webinar. The passcode is a secret: it is never logged and never part of an event. */
export const zoomOptions = z.object({
  /** Name shown to the others; DEFAULT_DISPLAY_NAME when left out. */
  displayName: z.string().trim().min(1).max(64).optional(),
  /** Typed when the link carries none, or when the page asks in spite of it. */
  passcode: z.string().min(1).max(64).optional(),
  /** Posted once in the meeting's chat after joining, e.g. that the meeting is recorded. */
  notice: z.string().trim().min(1).max(500).optional(),
});
export type ZoomOptions = z.infer<typeof zoomOptions>;
