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

/**
 * Makes the occurrences of the coming days and keeps a recording for each. There is one such job; whoever changes an
 * event moves it to now, and it moves itself to the next minute.
 */
export const planScheduleJob = define('plan-schedule', 1, z.object({}));

/** Asks a calendar for news and takes them over; then moves itself to the next time. */
export const pollFeedJob = define('poll-feed', 2, z.object({ feedId: z.string() }));
