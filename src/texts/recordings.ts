import type { HealthKind } from '@jomo/recorder/protocol';

/** The pages of the recordings. */
export const recordingTexts = {
  title: 'Recordings',
  failed: 'The recordings could not be loaded',
  oneFailed: 'This recording could not be loaded',
  now: 'Now',
  nothingNow: 'Nothing is being recorded at the moment.',
  upcoming: 'Upcoming',
  past: 'Past',
  pastFailed: 'Past recordings could not be loaded',
  empty: 'Nothing recorded yet',
  emptyNote: 'Finished and failed recordings are listed here.',
  new: 'New recording',
  opens: '(opens the page)',
  progress: 'Progress',
  figures: 'Figures',
  figuresAndCost: 'Figures and cost',
  health: 'Health',
  noTrouble: 'No trouble so far.',
  nothingNoticed: 'Nothing was noticed.',
  log: 'Log',
  logLines: 'Log lines',
  nothingLogged: 'Nothing logged yet.',
  pictureWas: 'What was recorded',
  pictureIs: 'What is being recorded',
  silent: (span: string) => `No sign of life from the recorder for ${span}.`,
  stop: 'Stop',
  stopping: 'Stopping',
  stopQuestion: 'Stop this recording?',
  stopConfirm: 'Stop recording',
  stopCancel: 'Go on recording',
  stopNote: 'What was recorded so far is kept. What comes later is not recorded.',
  stopped: 'Stopping. What was recorded is kept.',
  cancelled: 'Cancelled.',
  extend: 'Extend 15 min',
  extended: '15 minutes added.',
  untilOver: 'until the broadcast ends',
  lasting: (span: string) => `for ${span}`,
  until: (moment: string) => `until ${moment}`,
  begins: (moment: string, end: string) => `${moment}, ${end}`,
  comesBack: (moment: string) =>
    `The broadcast has ended. If it comes back before ${moment}, the recording goes on as the next part.`,
  since: (moment: string) => `Since ${moment}`,
  sinceUntil: (moment: string, end: string) => `Since ${moment}, ${end}`,
} as const;

export const workerTexts = {
  title: 'New recordings may not begin at the moment',
  why: (detail: string) =>
    `Trouble with the service that records: ${detail}. What runs goes on. What is due waits for it; what is over before it is back is listed as missed.`,
} as const;

export const failureTexts = {
  title: 'What went wrong',
  details: 'Technical details',
  faults: {
    user: 'You can fix this',
    site: 'The site is the cause',
    jomo: 'This is a fault of Jomo or of the server',
  },
  mayWork: 'Recording it again may work without any change.',
  willFail: 'Recording it again the same way will most likely fail again.',
  summary: (fault: string, advice: string, kept: boolean) =>
    `${fault}. ${advice}${kept ? ' What was recorded before is kept.' : ''}`,
} as const;

/** The states it goes through, in few words. */
export const stepTexts = {
  label: 'States',
  skipped: 'Skipped',
  steps: {
    scheduled: 'Scheduled',
    starting: 'Starting',
    opening: 'Opening',
    waiting: 'Waiting',
    recording: 'Recording',
    paused: 'Paused',
    finished: 'Finished',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
} as const;

export const healthTexts = {
  names: {
    no_media: 'No media',
    frozen: 'Picture stood still',
    silent: 'Silence',
    black: 'Black picture',
    still: 'The recorded picture did not change',
    slow_encoder: 'The machine was too slow',
    disk_low: 'Disk nearly full',
    browser_gone: 'The browser was gone',
    capture_gone: 'The capture was gone',
    chat_unavailable: 'Chat not available',
    stream_ended: 'The broadcast seemed to be over',
    healed: 'Healed',
    gap: 'Gap',
  } satisfies Record<HealthKind, string>,
  over: (name: string) => `${name}: over`,
} as const;
