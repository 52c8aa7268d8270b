import { formatPlural } from './plural';

/** A video as it stands in a list: its picture, its facts and what can be done with it. */
export const cardTexts = {
  list: 'Videos',
  loading: 'Loading the library',
  recordingNow: 'Recording now',
  waiting: 'Waiting',
  starting: 'Starting',
  finishing: 'Finishing',
  preparing: (percent: number) => `Preparing ${percent} %`,
  starred: 'Starred',
  /** What a screen reader says of the picture. Null = nothing to say about that. */
  name: (
    title: string,
    facts: { starred: boolean; recording: boolean; length: string | null; watched: number | null },
  ) =>
    [
      title,
      facts.starred && 'starred',
      facts.recording && 'recording now',
      facts.length,
      facts.watched !== null && `${facts.watched} % watched`,
    ]
      .filter((fact) => typeof fact === 'string')
      .join(', '),
  messages: 'messages',
  chatMessages: (count: number) => formatPlural(count, 'chat message', 'chat messages'),
  star: 'Star',
  unstar: 'Remove the star',
  starredDone: 'Starred: no rule deletes it.',
  unstarredDone: 'The star is gone.',
  recordingDetails: 'Recording details',
  rename: 'Rename',
  title: 'Title',
  giveTitle: 'Give the video a title.',
  cancel: 'Cancel',
  save: 'Save',
} as const;
