export type LogLevel = 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, message: string, fields?: Record<string, unknown>) => void;

/**
 * JSON lines through `write`; every secret in `secrets` is blanked wherever it turns up. Lines of level warn and error,
 * and those marked `tell: true`, also go to `tell` (the app's log of the recording).
 */
export function createLog(options: {
  write: (line: string) => void;
  now: () => number;
  secrets: readonly string[];
  base: Record<string, unknown>;
  tell?: (level: LogLevel, message: string) => void;
}): Log {
  const hide = (text: string) => options.secrets.reduce((clean, secret) => clean.replaceAll(secret, '[hidden]'), text);
  return (level, message, { tell, ...fields } = {}) => {
    const time = new Date(options.now()).toISOString();
    options.write(`${hide(JSON.stringify({ level, time, ...options.base, ...fields, msg: message }))}\n`);
    if (options.tell && (level !== 'info' || tell === true)) options.tell(level, hide(message).slice(0, 2000));
  };
}
