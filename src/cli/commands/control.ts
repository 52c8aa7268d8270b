import { parseDuration } from '@/shared/duration';
import { type Client, CommandError } from '../client';
import { printJson, printLine } from '../print';
import { summarise } from './record';

type Output = { json?: boolean };

/** `jomo stop ID`: ends a running recording, or cancels one that has not begun. */
export async function stop(client: Client, id: string, { json }: Output): Promise<void> {
  const recording = await client.recordings.stop.mutate({ id });
  if (json) printJson(summarise(recording));
  else printLine(`${recording.id}  ${recording.stopping ? 'stopping' : recording.status}`);
}

/** `jomo extend ID 15m`: lets a recording run longer. */
export async function extend(client: Client, id: string, by: string, { json }: Output): Promise<void> {
  const seconds = parseDuration(by);
  if (seconds === null) throw new CommandError(`"${by}" is not a duration. Write it like 15m or 1h30m.`, 2);
  const recording = await client.recordings.extend.mutate({ id, seconds });
  if (json) printJson(summarise(recording));
  else
    printLine(
      `${recording.id}  until ${recording.endAt ? new Date(recording.endAt).toLocaleString() : 'the broadcast ends'}`,
    );
}
