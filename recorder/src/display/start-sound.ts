import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { systemClock } from '../clock';
import { RecorderFailure } from '../failure';
import { type Child, spawnChild } from '../process/spawn-child';

const READY_MS = 10_000;
export const SINK = 'jomo';
const MICROPHONE = 'silence';

export type Sound = { env: Record<string, string>; children: Child[] };

/**
 * Starts a PulseAudio of our own in the foreground with one null sink. It reads no configuration, uses directories of
 * its own and listens on one unix socket below `workDir`, so it never meets another instance; works as root too.
 * `env` leads a program to it. Throws sound_failed.
 */
export async function startSound(options: { workDir: string; env: Record<string, string> }): Promise<Sound> {
  const runtime = path.join(options.workDir, 'pulse');
  await mkdir(runtime, { recursive: true, mode: 0o700 });
  const socket = path.join(runtime, 'native');
  const child = await spawnChild({
    name: 'pulseaudio',
    command: 'pulseaudio',
    args: [
      ...['-n', '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1', '--disable-shm=yes'],
      ...['--realtime=no', '--high-priority=no', '--log-target=stderr'],
      // The directory is ours alone (0700), so the socket needs no cookie.
      `--load=module-native-protocol-unix socket=${socket} auth-anonymous=1`,
      `--load=module-null-sink sink_name=${SINK} rate=48000 channels=2 format=s16le`,
      // The only microphone there is: a page that may use one (a meeting) hears silence, never what is recorded.
      `--load=module-null-source source_name=${MICROPHONE} rate=48000 channels=1`,
    ],
    env: { ...options.env, PULSE_RUNTIME_PATH: runtime, XDG_RUNTIME_DIR: runtime },
  }).catch((error: Error) => {
    throw new RecorderFailure('sound_failed', { detail: error.message });
  });
  const deadline = systemClock.now() + READY_MS;
  while (!(await answers(socket))) {
    if (!child.alive() || systemClock.now() > deadline) {
      await child.stop([['SIGKILL', 1000]]);
      throw new RecorderFailure('sound_failed', { detail: child.tail() });
    }
    await systemClock.sleep(20);
  }
  const env = {
    PULSE_SERVER: `unix:${socket}`,
    PULSE_SINK: SINK,
    PULSE_SOURCE: MICROPHONE,
    XDG_RUNTIME_DIR: runtime,
  };
  const listener = await keepLatencyLow({ ...options.env, ...env });
  return { env, children: listener ? [child, listener] : [child] };
}

/**
 * An idle null sink works two seconds ahead and switches to 20 ms when the capture connects; in that second PulseAudio's
 * latency figures, and so the sound's time stamps, are wrong by 100 to 350 ms. A listener that is always there keeps the
 * sink at 20 ms, and the stamps right from the first sample (error under 10 ms). Without `parec` the recording goes on.
 */
function keepLatencyLow(env: Record<string, string>): Promise<Child | null> {
  const args = ['--latency-msec=20', '--device', `${SINK}.monitor`, '--format=s16le', '/dev/null'];
  return spawnChild({ name: 'parec', command: 'parec', args, env }).catch(() => null);
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}
