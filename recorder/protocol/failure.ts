import { z } from 'zod';

export const failureCode = z.enum([
  'unreachable',
  'http_error',
  'not_a_page',
  'private_address',
  'no_media',
  'never_live',
  'protected_media',
  'wrong_passcode',
  'sign_in_required',
  'bot_wall',
  'captcha',
  'removed',
  'never_admitted',
  'host_not_started',
  'meeting_ended_before_join',
  'step_failed',
  'display_failed',
  'sound_failed',
  'browser_failed',
  'capture_failed',
  'disk_full',
  'recorder_lost',
  'unauthorized',
  'interrupted',
  'internal',
]);
export type FailureCode = z.infer<typeof failureCode>;

export const failure = z.object({
  code: failureCode,
  /** The state in which it happened. */
  stage: z.string().max(40),
  fault: z.enum(['user', 'site', 'jomo']),
  /** True when trying the same recording again may help without anyone changing anything. */
  retryable: z.boolean(),
  /** One sentence for the user that names what to do. */
  message: z.string().max(500),
  /** Last lines of the responsible program, for the log. */
  detail: z.string().max(8000).optional(),
});
export type Failure = z.infer<typeof failure>;

type Verdict = Pick<Failure, 'fault' | 'retryable' | 'message'>;

/** Whose fault each failure is, whether a retry may help, and what the user is told by default. */
export const failureTable: Readonly<Record<FailureCode, Verdict>> = {
  unreachable: {
    fault: 'site',
    retryable: true,
    message: 'The page could not be reached. Check the address and that the site is up.',
  },
  http_error: {
    fault: 'site',
    retryable: false,
    message: 'The site answered with an error. Open the address in a browser to see what it says.',
  },
  not_a_page: {
    fault: 'user',
    retryable: false,
    message: 'The address does not lead to a web page. Give the address of the page that shows the broadcast.',
  },
  private_address: {
    fault: 'user',
    retryable: false,
    message: 'The address leads into a private network. Allow it with JOMO_ALLOW_PRIVATE_URLS=true if that is meant.',
  },
  no_media: {
    fault: 'user',
    retryable: false,
    message:
      'No video or sound was found on the page. Use the view "page" to record it as it is, or give the address of the player.',
  },
  never_live: {
    fault: 'site',
    retryable: true,
    message: 'The broadcast did not start in time. Record it again with a longer wait if it was only late.',
  },
  protected_media: {
    fault: 'site',
    retryable: false,
    message: 'The page plays copy-protected media, which Jomo does not record.',
  },
  wrong_passcode: {
    fault: 'user',
    retryable: false,
    message: 'The meeting did not accept the passcode, or asks for one. Check the invitation and enter its passcode.',
  },
  sign_in_required: {
    fault: 'site',
    retryable: false,
    message: 'The page lets only signed-in people in. Jomo does not sign in; ask for an open link.',
  },
  bot_wall: {
    fault: 'site',
    retryable: false,
    message: 'The site refuses automated browsers. Jomo does not get around that; ask the host for another way.',
  },
  captcha: {
    fault: 'site',
    retryable: false,
    message: 'The site asks to prove that a person is there (captcha). Jomo does not solve that.',
  },
  removed: {
    fault: 'site',
    retryable: false,
    message: 'The host removed the recorder from the meeting. What was recorded before is kept.',
  },
  never_admitted: {
    fault: 'site',
    retryable: false,
    message: 'The recorder waited in the waiting room, but the host did not let it in.',
  },
  host_not_started: {
    fault: 'site',
    retryable: false,
    message: 'The host did not start the meeting in time. Record it again with a longer wait if it was only late.',
  },
  meeting_ended_before_join: {
    fault: 'site',
    retryable: false,
    message: 'The meeting was over before the recorder could join.',
  },
  step_failed: {
    fault: 'user',
    retryable: false,
    message: 'One of the steps for this page could not be done. Try the steps and change the one that fails.',
  },
  display_failed: {
    fault: 'jomo',
    retryable: true,
    message: 'The virtual screen did not start. Run "jomo doctor" on the server.',
  },
  sound_failed: {
    fault: 'jomo',
    retryable: true,
    message: 'The virtual sound card did not start. Run "jomo doctor" on the server.',
  },
  browser_failed: {
    fault: 'jomo',
    retryable: true,
    message: 'The browser could not be started or kept crashing. Run "jomo doctor" on the server.',
  },
  capture_failed: {
    fault: 'jomo',
    retryable: true,
    message: 'The capture program stopped and could not be restarted. Run "jomo doctor" on the server.',
  },
  disk_full: {
    fault: 'user',
    retryable: false,
    message: 'The disk is full. What was recorded is kept; free some space before the next recording.',
  },
  recorder_lost: {
    fault: 'jomo',
    retryable: true,
    message: 'The recorder vanished and could not be replaced. What was recorded is kept.',
  },
  unauthorized: { fault: 'jomo', retryable: false, message: 'The server no longer accepts this recorder.' },
  interrupted: {
    fault: 'user',
    retryable: true,
    message: 'The recorder was asked to stop before anything was recorded.',
  },
  internal: {
    fault: 'jomo',
    retryable: true,
    message: 'Something went wrong inside the recorder. See the log of the recording.',
  },
};

/** Builds a failure from the table; `message` and `detail` can say more than the default. */
export function describeFailure(
  code: FailureCode,
  stage: string,
  more: { message?: string; detail?: string; retryable?: boolean } = {},
): Failure {
  const { message, detail, retryable } = more;
  return {
    code,
    stage,
    ...failureTable[code],
    ...(message ? { message: message.slice(0, 500) } : {}),
    ...(retryable === undefined ? {} : { retryable }),
    ...(detail ? { detail: detail.slice(-8000) } : {}),
  };
}
