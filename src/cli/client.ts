import { readFileSync } from 'node:fs';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '@/server/api/root';

export type Connection = { url: string; apiKey: string };

/** A command that failed in a way the user can act on; `exitCode` is never 0. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
    this.name = 'CommandError';
  }
}

/** Reads JOMO_URL and JOMO_API_KEY. */
export function readConnection(source: NodeJS.ProcessEnv): Connection {
  const url = (source.JOMO_URL ?? `http://127.0.0.1:${source.PORT ?? 3000}`).replace(/\/+$/, '');
  if (!URL.canParse(url)) throw new CommandError('JOMO_URL is not an address, e.g. http://127.0.0.1:3000.', 2);
  return { url, apiKey: source.JOMO_API_KEY ?? '' };
}

/**
 * The passcode of a meeting, from JOMO_MEETING_PASSCODE or the file named by JOMO_MEETING_PASSCODE_FILE: what stands on the
 * command line is seen by everybody on the machine.
 */
export function readPasscode(source: NodeJS.ProcessEnv): string | undefined {
  const file = source.JOMO_MEETING_PASSCODE_FILE;
  if (!file) return source.JOMO_MEETING_PASSCODE || undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new CommandError(`The file ${file} (JOMO_MEETING_PASSCODE_FILE) cannot be read.`, 2);
  }
}

export type Client = ReturnType<typeof connect>;

export function connect({ url, apiKey }: Connection) {
  if (!apiKey)
    throw new CommandError(
      'Set JOMO_API_KEY to a key from Settings > API keys (or the one the server was started with).',
      2,
    );
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, headers: { authorization: `Bearer ${apiKey}` } })],
  });
}

/** Turns whatever a command threw into one sentence and an exit code. */
export function explain(error: unknown, connection: Connection | null): { message: string; exitCode: number } {
  if (error instanceof CommandError) return { message: error.message, exitCode: error.exitCode };
  if (error instanceof TRPCClientError) {
    if (error.data) return { message: error.message, exitCode: 1 };
    return {
      message: `No Jomo server answers at ${connection?.url}. Start it with "npm start", or set JOMO_URL.`,
      exitCode: 1,
    };
  }
  return { message: error instanceof Error ? error.message : String(error), exitCode: 1 };
}
