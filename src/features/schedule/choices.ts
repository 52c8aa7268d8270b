import type { FormValues } from './form-values';

/** The qualities with the words for them. */
export const qualityOptions: readonly { value: FormValues['quality']; label: string }[] = [
  { value: '1080p30', label: '1080p · sharpest, heaviest' },
  { value: '720p30', label: '720p · recommended' },
  { value: '720p20', label: '720p, 20 frames a second · for slides and talks' },
  { value: '480p30', label: '480p · light' },
  { value: 'audio', label: 'Sound only' },
];

export const whenOptions = [
  { value: 'now', label: 'Now' },
  { value: 'at', label: 'At a time' },
] as const;

export const untilOptions = [
  { value: 'end', label: 'Until it ends' },
  { value: 'duration', label: 'For a duration' },
] as const;

export const viewOptions = [
  { value: 'player', label: 'The player', hint: 'The video fills the picture; the page around it is left out.' },
  { value: 'page', label: 'The whole page', hint: 'The page is recorded as a visitor sees it.' },
] as const;

/** What a page is to be treated as. */
export const siteOptions: readonly { value: FormValues['site']; label: string }[] = [
  { value: 'auto', label: 'As its address says' },
  { value: 'youtube', label: 'YouTube' },
  { value: 'twitch', label: 'Twitch' },
  { value: 'kick', label: 'Kick' },
  { value: 'zoom', label: 'Zoom meeting' },
  { value: 'generic', label: 'Any page with a player' },
];

/** Minutes offered as one tap. */
export const durationShortcuts = [
  { minutes: '30', label: '30 min' },
  { minutes: '60', label: '1 h' },
  { minutes: '120', label: '2 h' },
  { minutes: '180', label: '3 h' },
] as const;
