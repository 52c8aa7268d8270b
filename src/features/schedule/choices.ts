import { captureTexts } from '@/texts/capture';
import type { FormValues } from './form-values';

/** The qualities with the words for them. */
export const qualityOptions: readonly { value: FormValues['quality']; label: string }[] = [
  { value: '1080p30', label: captureTexts.qualities['1080p30'] },
  { value: '720p30', label: captureTexts.qualities['720p30'] },
  { value: '720p20', label: captureTexts.qualities['720p20'] },
  { value: '480p30', label: captureTexts.qualities['480p30'] },
  { value: 'audio', label: captureTexts.qualities.audio },
];

export const whenOptions = [
  { value: 'now', label: captureTexts.now },
  { value: 'at', label: captureTexts.atTime },
] as const;

export const untilOptions = [
  { value: 'end', label: captureTexts.untilEnd },
  { value: 'duration', label: captureTexts.forDuration },
] as const;

export const viewOptions = [
  { value: 'player', label: captureTexts.player, hint: captureTexts.playerHint },
  { value: 'page', label: captureTexts.page, hint: captureTexts.pageHint },
] as const;

/** What a page is to be treated as. */
export const siteOptions: readonly { value: FormValues['site']; label: string }[] = [
  { value: 'auto', label: captureTexts.sites.auto },
  { value: 'youtube', label: captureTexts.sites.youtube },
  { value: 'twitch', label: captureTexts.sites.twitch },
  { value: 'kick', label: captureTexts.sites.kick },
  { value: 'zoom', label: captureTexts.sites.zoom },
  { value: 'generic', label: captureTexts.sites.generic },
];

/** Minutes offered as one tap. */
export const durationShortcuts = [
  { minutes: '30', label: captureTexts.durations['30'] },
  { minutes: '60', label: captureTexts.durations['60'] },
  { minutes: '120', label: captureTexts.durations['120'] },
  { minutes: '180', label: captureTexts.durations['180'] },
] as const;
