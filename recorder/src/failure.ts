import { describeFailure, type Failure, type FailureCode } from '../protocol/index';

/** A failure on its way up; `stage` is filled in by the session, which knows the state. */
export class RecorderFailure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly more: { message?: string; detail?: string; retryable?: boolean } = {},
  ) {
    super(more.message ?? code);
    this.name = 'RecorderFailure';
  }
}

/** Any thrown value as the failure that is reported. */
export function toFailure(error: unknown, stage: string): Failure {
  if (error instanceof RecorderFailure) return describeFailure(error.code, stage, error.more);
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (isDiskFull(error)) return describeFailure('disk_full', stage, { detail });
  return describeFailure('internal', stage, { detail });
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
