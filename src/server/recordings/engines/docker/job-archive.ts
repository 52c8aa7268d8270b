import { pack } from 'tar-stream';
import { JOB_NAME } from './describe-container';

/** The recorder image's user. */
const RECORDER_UID = 10_001;

/** A tar archive that holds the job as a file only the recorder can read. */
export function packJob(job: string): NodeJS.ReadableStream {
  const archive = pack();
  archive.entry({ name: JOB_NAME, mode: 0o400, uid: RECORDER_UID, gid: RECORDER_UID }, job);
  archive.finalize();
  return archive;
}
