import { formatPlural } from './plural';

/** The page around the player. */
export const watchTexts = {
  back: 'Back',
  failed: 'This video could not be loaded',
  recording: 'Recording',
  paused: 'Waits for the broadcast to come back',
  preparing: (percent: number) => `Preparing ${percent} %`,
  marks: (count: number) => formatPlural(count, 'health mark', 'health marks'),
  marksTitle: 'Health of this recording',
  missing: (span: string) => `${span} of the broadcast are missing here`,
  recordingDetails: 'Recording details',
  nothingRecorded: 'Nothing was recorded',
  nothingNote: 'There is no video to play. The details of the recording say why.',
  recorderSees: 'What the recorder sees',
  notYet: 'Not recording yet',
  notYetNote: 'The video starts here by itself as soon as something is recorded.',
  toLibrary: 'Go to the library',
  star: 'Star',
  isStarred: 'Starred: no rule deletes it',
  starIt: 'Star it, so that no rule deletes it',
  starredDone: 'Starred: no rule deletes it.',
  unstarredDone: 'The star is gone.',
  withKey: (label: string, key: string) => `${label} (${key})`,
} as const;
