export type LogLevel = 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, message: string, fields?: Record<string, unknown>) => void;

/**
 * Blanks every secret wherever it turns up, also as it is written in addresses and in JSON. Very short ones are left: they
 * would blank half of every sentence.
 */
export function createHider(secrets: readonly string[]): (text: string) => string {
  const spellings = secrets
    .filter((secret) => secret.length >= 3)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  const longestFirst = [...new Set(spellings)].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((clean, secret) => clean.replaceAll(secret, '[hidden]'), text);
}

/**
 * JSON lines through `write`; `hide` blanks what is secret. Lines of level warn and error,
 * and those marked `tell: true`, also go to `tell` (the app's log of the recording).
 */
export function createLog(options: {
  write: (line: string) => void;
  now: () => number;
  hide: (text: string) => string;
  base: Record<string, unknown>;
  tell?: (level: LogLevel, message: string) => void;
}): Log {
  const { hide } = options;
  return (level, message, { tell, ...fields } = {}) => {
    const time = new Date(options.now()).toISOString();
    options.write(`${hide(JSON.stringify({ level, time, ...options.base, ...fields, msg: message }))}\n`);
    if (options.tell && (level !== 'info' || tell === true)) options.tell(level, hide(message).slice(0, 2000));
  };
}
