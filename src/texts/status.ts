/** What a recording is doing. */
export const statusTexts = {
  scheduled: 'Scheduled',
  queued: 'Waiting for a free slot',
  starting: 'Starting',
  opening: 'Opening the page',
  waiting: 'Waiting for the broadcast',
  recording: 'Recording',
  finishing: 'Finishing',
  finished: 'Finished',
  failed: 'Failed',
  cancelled: 'Cancelled',
} as const;
