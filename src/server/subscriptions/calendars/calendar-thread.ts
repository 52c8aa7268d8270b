// The thread that reads one calendar: see run-calendar-thread.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { feedFilter } from '@/shared/feed';
import { parseCalendar } from './parse-calendar';

const task = z.object({ text: z.string(), timeZone: z.string(), now: z.number(), filter: feedFilter });

const { text, ...options } = task.parse(workerData);
parentPort?.postMessage(parseCalendar(text, options));
