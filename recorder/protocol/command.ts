import { z } from 'zod';

/** What the app asks of a recorder. Commands are repeated until the recorder's state shows them done: obey twice = once. */
export const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('stop') }),
  z.object({ type: z.literal('extend'), endAt: z.iso.datetime() }),
  /** The same for a recording that is counted in seconds of media and has none yet. */
  z.object({ type: z.literal('lengthen'), durationSec: z.number().positive() }),
  z.object({ type: z.literal('snapshot') }),
]);
export type Command = z.infer<typeof command>;

/** Answer to an event batch. */
export const eventAnswer = z.object({
  commands: z.array(command),
});
export type EventAnswer = z.infer<typeof eventAnswer>;
