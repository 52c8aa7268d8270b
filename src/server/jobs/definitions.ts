import { z } from 'zod';

/** A job's name, payload and policy; its handler lives in a stage and is attached in `main.ts`. */
export type JobDefinition<P> = {
  readonly name: string;
  readonly payload: z.ZodType<P>;
  /** How many of this kind run at once in one worker. */
  readonly concurrency: number;
};

function define<P>(name: string, concurrency: number, payload: z.ZodType<P>): JobDefinition<P> {
  return { name, concurrency, payload };
}

/** Starts the recorder of a recording that is due; does nothing when it is no longer wanted. */
export const startRecordingJob = define('start-recording', 8, z.object({ recordingId: z.string() }));

/**
 * Makes poster, storyboard and lower rungs of a video whose recording has ended. Several at once, so that a poster need
 * not wait for hours of encoding; the encoding itself takes turns.
 */
export const packageVideoJob = define('package-video', 4, z.object({ videoId: z.string() }));

/** Measures where videos are silent that were recorded before that was part of packaging. Enqueued at worker start. */
export const measureSilenceJob = define('measure-silence', 1, z.object({}));

/**
 * Makes the occurrences of the coming days and keeps a recording for each. There is one such job; whoever changes an
 * event moves it to now, and it moves itself to the next minute.
 */
export const planScheduleJob = define('plan-schedule', 1, z.object({}));

/**
 * Deletes the videos that the keep rules of a channel, or without one those of every channel, give up. The one for every
 * channel moves itself to the next night.
 */
export const applyKeepRulesJob = define('apply-keep-rules', 1, z.object({ channelId: z.string().optional() }));

/** Removes for good what has been in the trash long enough. There is one such job, and it moves itself on. */
export const purgeTrashJob = define('purge-trash', 1, z.object({}));

/** Asks a calendar for news and takes them over; then moves itself to the next time. */
export const pollFeedJob = define('poll-feed', 2, z.object({ feedId: z.string() }));

/** Looks at the channels that are due now. There is one such job: whoever wants a look at once moves it to now. */
export const checkChannelsJob = define('check-channels', 1, z.object({}));

/** Sees to it that a broadcast that is on and wanted is recorded: by a new recording, or as its next part. */
export const recordBroadcastJob = define('record-broadcast', 4, z.object({ broadcastId: z.string() }));

/** Ends the recording of a broadcast that has been over for its grace period, if it still runs. */
export const endBroadcastJob = define('end-broadcast', 4, z.object({ broadcastId: z.string() }));

/** Brings the full-text index of the chat up to date, bit by bit; moves itself to the next bit, or hour. */
export const tendChatIndexJob = define('tend-chat-index', 1, z.object({}));

/** Has a recorder try a user's steps on a page. Enqueued again for an hour later, it removes what came of it. */
export const tryOutJob = define('try-out', 2, z.object({ tryOutId: z.string() }));
