import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type RecorderJob, recorderJob } from '../protocol/index';

/** The job document is missing or wrong; the message says what, and never repeats values (one of them is a token). */
export class BadJob extends Error {}

/** Reads the one job from JOMO_JOB or the file named by JOMO_JOB_FILE. Throws BadJob. */
export function readJob(env: Record<string, string | undefined>): RecorderJob {
  let text = env.JOMO_JOB;
  if (text === undefined && env.JOMO_JOB_FILE) {
    try {
      text = readFileSync(env.JOMO_JOB_FILE, 'utf8');
    } catch {
      throw new BadJob(`The job file ${env.JOMO_JOB_FILE} cannot be read.`);
    }
  }
  if (text === undefined) throw new BadJob('Give the job as JSON in JOMO_JOB, or as a file named by JOMO_JOB_FILE.');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new BadJob('The job is not JSON.');
  }
  const result = recorderJob.safeParse(document);
  if (!result.success) throw new BadJob(`The job is wrong: ${z.prettifyError(result.error)}`);
  return result.data;
}
