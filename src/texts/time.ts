/** Moments, ages and lengths in words. Clock times and dates arrive as text. */
export const timeTexts = {
  today: (time: string) => `Today ${time}`,
  tomorrow: (time: string) => `Tomorrow ${time}`,
  yesterday: (time: string) => `Yesterday ${time}`,
  justNow: 'just now',
  ago: (span: string) => `${span} ago`,
  wholeYesterday: 'yesterday',
  daysAgo: (days: number) => `${days} days ago`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
  hoursAndMinutes: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
  /** The moment as it stands inside a sentence: "tomorrow 09:00", but still "Tue 3 May 20:15". */
  midSentence: (moment: string) => moment.replace(/^(Today|Tomorrow|Yesterday)\b/, (day) => day.toLowerCase()),
} as const;
