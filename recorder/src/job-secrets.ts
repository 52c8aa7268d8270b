import type { RecorderJob } from '../protocol/index';
import { linkSecrets } from './sites/zoom/address';

/** All of a job that must never be seen in a log or an event: token, passcodes, tickets in links, what steps type. */
export function jobSecrets(job: RecorderJob): string[] {
  const typed = job.steps?.flatMap((step) => ('type' in step ? [step.type] : [])) ?? [];
  return [job.report.token, ...(job.zoom?.passcode ? [job.zoom.passcode] : []), ...linkSecrets(job.url), ...typed];
}
