import { MongoError, MongoServerError } from 'mongodb';

/** Thrown for what could not be asked or told because MongoDB is away; it may or may not have been done. */
export class MongoAwayError extends Error {
  override name = 'MongoAwayError';
}

/** 13 Unauthorized, 18 AuthenticationFailed, 8000 the same on Atlas. */
const CREDENTIALS = new Set<unknown>([13, 18, 8000]);
/** The server is there and cannot serve: shutting down, or not the primary (MongoDB's server discovery specification). */
const NOT_NOW = new Set<unknown>([91, 189, 10058, 10107, 11600, 11602, 13435, 13436]);

/** Whether the error tells of the connection or the server, not of what was asked. */
export function isAway(error: unknown): boolean {
  if (error instanceof MongoAwayError) return true;
  if (error instanceof MongoServerError) return CREDENTIALS.has(error.code) || NOT_NOW.has(error.code);
  if (error instanceof MongoError) return true;
  // The driver passes some errors of sockets on as they are.
  return error instanceof Error && 'syscall' in error;
}

/** Why, in words of our own: a driver's message may name hosts and users, and this one is shown to everybody. */
export function describeAway(error: unknown): string {
  const text = error instanceof Error ? error.message : '';
  if (error instanceof MongoServerError && CREDENTIALS.has(error.code)) return 'it refuses the user of MONGODB_URI';
  if (/authentication failed|auth.*required/i.test(text)) return 'it refuses the user of MONGODB_URI';
  if (/ECONNREFUSED/.test(text)) return 'connection refused';
  if (/ENOTFOUND|EAI_AGAIN|querySrv/.test(text)) return 'its name cannot be resolved';
  if (/certificate|SSL|TLS/i.test(text)) return 'no secure connection';
  return 'no answer in time';
}
