import { EXIT } from './exit-code';
import { comeFirst } from './process/come-first';
import { BadJob, readJob } from './read-job';
import { SpoolBusy } from './report/read-spool';
import { runRecorder } from './run-recorder';
import { readSettings } from './settings';
import { tryOut } from './try-out';

const write = (line: string) => void process.stdout.write(line);

function complain(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** `recorder measure FILE`: the fidelity of a recorded test card, as JSON. */
async function measure(file: string | undefined): Promise<number> {
  if (!file) {
    complain('Say which file: recorder measure FILE');
    return EXIT.badJob;
  }
  const { measureRecording } = await import('./measure/measure-recording');
  write(`${JSON.stringify(await measureRecording(file), null, 2)}\n`);
  return EXIT.finished;
}

/** Does the job of the environment: records it, or tries it out. */
async function record(): Promise<number> {
  const env = { ...process.env };
  const job = readJob(env);
  const settings = readSettings(env);
  comeFirst(process.pid);
  // Nothing we start may see the token; the environment of the process itself stays readable in /proc to its own user.
  delete process.env.JOMO_JOB;
  delete process.env.JOMO_JOB_FILE;
  const signals = (onSignal: () => void) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, onSignal);
    process.on('SIGHUP', () => undefined);
    // The app that reads our output may die before us.
    process.stdout.on('error', () => undefined);
  };
  const context = { settings, env, root: process.getuid?.() === 0, write, signals };
  const { mode = 'record' } = job;
  return mode === 'record' ? runRecorder(job, context) : tryOut({ ...job, mode }, context);
}

async function main(args: readonly string[]): Promise<number> {
  try {
    return args[0] === 'measure' ? await measure(args[1]) : await record();
  } catch (error) {
    if (error instanceof BadJob || error instanceof SpoolBusy) {
      complain(error.message);
      return EXIT.badJob;
    }
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.failed;
  }
}

process.exitCode = await main(process.argv.slice(2));
// Connections kept alive must not keep the process alive.
process.exit();
