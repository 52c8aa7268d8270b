import { z } from 'zod';
import { chatMessage } from './chat';
import { failure } from './failure';
import { healthMark } from './health';
import { finishReason, recorderState } from './state';

/** `at` is epoch milliseconds; `seq` counts up by one within one recorder, so that replays are recognised. */
const stamped = { seq: z.int().nonnegative(), at: z.int().nonnegative() };

export const stateEvent = z.object({
  ...stamped,
  type: z.literal('state'),
  state: recorderState,
  /** For people: what is being waited for, the page's title, ... */
  detail: z.string().max(300).optional(),
  pageTitle: z.string().max(300).optional(),
  finish: finishReason.optional(),
  failure: failure.optional(),
});

export const heartbeatEvent = z.object({
  ...stamped,
  type: z.literal('heartbeat'),
  state: recorderState,
  part: z.int().positive(),
  /** Segments of this part the app has acknowledged, the initialization segment included. */
  uploadedSegments: z.int().nonnegative(),
  /** Segments still in the spool. */
  pendingSegments: z.int().nonnegative(),
  mediaSec: z.number().nonnegative(),
  bytes: z.int().nonnegative(),
  fps: z.number().nonnegative(),
  /** Encoder speed; 1 = real time. */
  speed: z.number().nonnegative(),
  droppedFrames: z.int().nonnegative(),
  duplicatedFrames: z.int().nonnegative(),
  /** Average of the whole process tree since the last heartbeat, in cores. */
  cpuCores: z.number().nonnegative(),
  /** Proportional set size of the whole process tree, MiB. */
  memoryMb: z.number().nonnegative(),
  /** Peak level since the last heartbeat, dBFS; null when not known. */
  audioDb: z.number().nullable(),
  diskFreeMb: z.number().nonnegative(),
});
export type Heartbeat = z.infer<typeof heartbeatEvent>;

export const chatEvent = z.object({ ...stamped, type: z.literal('chat'), messages: z.array(chatMessage).max(500) });
export const healthEvent = z.object({ ...stamped, type: z.literal('health'), mark: healthMark });
export const logEvent = z.object({
  ...stamped,
  type: z.literal('log'),
  level: z.enum(['info', 'warn', 'error']),
  message: z.string().max(2000),
});

export const recorderEvent = z.discriminatedUnion('type', [
  stateEvent,
  heartbeatEvent,
  chatEvent,
  healthEvent,
  logEvent,
]);
export type RecorderEvent = z.infer<typeof recorderEvent>;

/** Body of `POST /recorder/recordings/:id/events`. `instance` names the recorder process; seq starts at 0 in each. */
export const eventBatch = z.object({
  instance: z.string().min(8).max(64),
  events: z.array(recorderEvent).max(200),
});
export type EventBatch = z.infer<typeof eventBatch>;
