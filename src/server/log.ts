import pino from 'pino';

export type Logger = pino.Logger;

/** JSON lines on standard output. Tokens, keys and cookies never reach a line. */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'token',
          'password',
          'apiKey',
          'passcode',
          '*.passcode',
          '*.*.passcode',
          '*.token',
          '*.password',
          '*.apiKey',
          'req.headers.authorization',
          'req.headers.cookie',
        ],
        censor: '[hidden]',
      },
    },
    destination ?? pino.destination({ sync: false }),
  );
}
