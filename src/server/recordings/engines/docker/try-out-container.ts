import type { RecorderJob, RecorderResult } from '@jomo/recorder/protocol';
import type Docker from 'dockerode';
import { boundTryOut, MAX_RESULT_BYTES, readResult } from '../read-result';
import { joinFrames } from './container-log';
import { SPOOL_DIR } from './describe-container';
import { orNull, statusOf } from './docker-trouble';
import { createRecorderContainer, type LaunchDeps } from './launch-container';
import { ensureNetwork } from './recorder-network';

type Deps = LaunchDeps & {
  /** For the output, which comes all at once at the end. */
  streams: Docker;
};

/** What the container prints on standard output until it ends. */
async function readOutput({ streams }: Deps, id: string, signal: AbortSignal) {
  const options = { stream: true, stdout: true, stderr: true, abortSignal: signal };
  const stream = await streams.getContainer(id).attach(options);
  const read = async (): Promise<string> => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes <= MAX_RESULT_BYTES) chunks.push(Buffer.from(chunk));
    }
    return joinFrames(Buffer.concat(chunks), 1);
  };
  return read();
}

/**
 * Runs a try-out in a container that Docker removes when it ends, with its volume: also when the app dies meanwhile, for
 * the recorder ends by itself. One that was made and never started is in the next app's list. The output is followed
 * rather than read from the log, which is kept short.
 */
export async function tryOutContainer(deps: Deps, job: RecorderJob, signal: AbortSignal): Promise<RecorderResult> {
  const { calls, image } = deps;
  const bound = boundTryOut(job, signal);
  bound.throwIfAborted();
  await calls.getImage(image).inspect();
  await ensureNetwork(deps);
  const container = await createRecorderContainer(deps, {
    name: `jomo-recorder-${job.recordingId}`,
    job: { ...job, spoolDir: SPOOL_DIR },
    volume: null,
  });
  try {
    const output = readOutput(deps, container.id, bound);
    // Both may fail for the same reason, and only one of them is waited for then.
    output.catch(() => undefined);
    await container.start();
    return readResult(await output);
  } catch (error) {
    bound.throwIfAborted();
    throw error;
  } finally {
    await orNull(container.remove({ force: true, v: true })).catch((error: unknown) => {
      // Docker is removing it already.
      if (statusOf(error) !== 409) throw error;
    });
  }
}
