import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors';
import type { CalendarOptions, ParsedCalendar } from './parse-calendar';

/** Reads a calendar away from the event loop. Throws AppError `bad_input` with a sentence when it cannot be read. */
export type ReadCalendar = (text: string, options: CalendarOptions) => Promise<ParsedCalendar>;

export type ThreadOptions = {
  /** The bundled calendar-thread.ts. */
  file: string;
  timeoutMs?: number;
  /** Heap of the thread; 10 MB of calendar need some 150. */
  memoryMb?: number;
};

/**
 * Reads each calendar in a thread of its own, with an end to its time and its memory: a hostile file costs the thread,
 * not the server.
 */
export function createCalendarReader({ file, timeoutMs = 30_000, memoryMb = 512 }: ThreadOptions): ReadCalendar {
  return (text, options) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(file, {
        workerData: { text, ...options },
        resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      });
      const refuse = (message: string, cause?: unknown) => reject(new AppError('bad_input', message, { cause }));
      const timer = setTimeout(() => {
        refuse('The calendar takes too long to read: it is too big or too involved.');
        void worker.terminate();
      }, timeoutMs);
      worker.once('message', (parsed: ParsedCalendar) => {
        resolve(parsed);
        void worker.terminate();
      });
      worker.once('error', (error) => {
        const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        refuse(
          memory
            ? 'The calendar needs too much memory to be read.'
            : 'That is not a calendar in iCalendar form (.ics).',
          error,
        );
      });
      worker.once('exit', () => {
        clearTimeout(timer);
        refuse('The calendar could not be read.');
      });
    });
}
