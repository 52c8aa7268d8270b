import { playerTexts } from '@/texts/player';

export type Level = { index: number; height: number; bitrate: number };
export type QualityOption = { value: number; label: string };

/** Chooses by itself. */
export const AUTO = -1;

function nameLevel({ height, bitrate }: Level): string {
  return height > 0 ? `${height}p` : playerTexts.soundAt(Math.round(bitrate / 1000));
}

/** The entries of the quality menu, best first after "Auto". `playing` is the level shown now. */
export function qualityOptions(levels: readonly Level[], playing: number | null): QualityOption[] {
  const sorted = [...levels].sort((a, b) => b.height - a.height || b.bitrate - a.bitrate);
  const now = sorted.find(({ index }) => index === playing);
  const auto = {
    value: AUTO,
    label: now && levels.length > 1 ? playerTexts.autoNow(nameLevel(now)) : playerTexts.auto,
  };
  return [auto, ...sorted.map((level) => ({ value: level.index, label: nameLevel(level) }))];
}

/** Short text for the button. */
export function qualityLabel(levels: readonly Level[], chosen: number, playing: number | null): string {
  const shown = levels.find(({ index }) => index === (chosen === AUTO ? playing : chosen));
  return shown ? nameLevel(shown) : playerTexts.auto;
}
