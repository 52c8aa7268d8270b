import { commonTexts } from '@/texts/common';

export type ReadError = { message: string; code: string | null; fieldErrors: Record<string, string[]> };

const OFFLINE = commonTexts.noAnswer;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function readFieldErrors(value: unknown): Record<string, string[]> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));
  return Object.fromEntries(entries);
}

/**
 * What to tell the user about a failed call. Messages that come from our server are sentences already; anything else
 * (no connection, a proxy's error page) becomes one sentence about the server not answering.
 */
export function readError(error: unknown): ReadError {
  const data = isRecord(error) && isRecord(error.data) ? error.data : null;
  if (!data || !(error instanceof Error)) return { message: OFFLINE, code: null, fieldErrors: {} };
  return {
    message: error.message,
    code: typeof data.code === 'string' ? data.code : null,
    fieldErrors: readFieldErrors(data.fieldErrors),
  };
}

/** True when the server understood the call and said no: trying again changes nothing. */
export function isRefusal(error: unknown): boolean {
  const { code } = readError(error);
  return (
    code !== null && !['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT', 'TOO_MANY_REQUESTS'].includes(code)
  );
}
