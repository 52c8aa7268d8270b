export type MeasureErrorCode = 'unreadable_file' | 'no_test_card' | 'decode_failed';

/** Why a file could not be measured; the message is a sentence for the user, `detail` the program's last words. */
export class MeasureError extends Error {
  constructor(
    readonly code: MeasureErrorCode,
    message: string,
    readonly detail = '',
  ) {
    super(message);
    this.name = 'MeasureError';
  }
}
