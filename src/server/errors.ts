export type ErrorCode =
  | 'bad_input'
  | 'not_found'
  | 'unauthorized'
  | 'forbidden'
  | 'conflict'
  | 'too_large'
  | 'too_many'
  | 'unavailable'
  | 'internal';

/** HTTP status of each code; tRPC codes are mapped from it in `api/trpc.ts`. */
export const httpStatus: Readonly<Record<ErrorCode, number>> = {
  bad_input: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
  internal: 500,
};

/** An error that may cross a boundary: `userMessage` is a sentence that names what to do; `cause` is for the log. */
export class AppError extends Error {
  /** The field of the form that it is about; null = none, or the whole. */
  readonly field: string | null;

  constructor(
    readonly code: ErrorCode,
    readonly userMessage: string,
    options: { cause?: unknown; field?: string } = {},
  ) {
    super(userMessage, options);
    this.name = 'AppError';
    this.field = options.field ?? null;
  }
}
