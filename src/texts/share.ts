export const shareTexts = {
  title: 'Shared with Jomo',
  note: 'What should happen with this link?',
  noLink: 'There was no link in what was shared. Paste one.',
  address: 'Address',
  what: 'What to do',
  choices: {
    now: { label: 'Record now', hint: 'Opens the page at once and records until the broadcast ends.' },
    'when-live': {
      label: 'When live',
      hint: 'Opens the page and waits up to 12 hours for the broadcast to begin. It takes the place of one recording meanwhile.',
    },
    subscribe: { label: 'Subscribe', hint: 'Watches this channel and records every broadcast from now on.' },
  },
  go: { now: 'Record now', 'when-live': 'Record when live', subscribe: 'Subscribe' },
  more: 'More options',
  subscribed: (name: string) => `Subscribed to ${name}.`,
} as const;
