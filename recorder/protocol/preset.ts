import { z } from 'zod';

export const presetName = z.enum(['1080p30', '720p30', '720p20', '480p30', 'audio']);
export type PresetName = z.infer<typeof presetName>;

/** What a recording is encoded to. Width and height in pixels; bitrates in kbit/s. */
export type Preset = {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Peak video bitrate of the capped constant-quality encode; 0 for audio only. */
  readonly maxVideoKbps: number;
  readonly audioKbps: number;
};

/** The quality presets. The page is always laid out at the preset's size, so nothing is ever scaled while recording. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  '1080p30': { width: 1920, height: 1080, fps: 30, maxVideoKbps: 8000, audioKbps: 128 },
  '720p30': { width: 1280, height: 720, fps: 30, maxVideoKbps: 4500, audioKbps: 128 },
  '720p20': { width: 1280, height: 720, fps: 20, maxVideoKbps: 3500, audioKbps: 128 },
  '480p30': { width: 854, height: 480, fps: 30, maxVideoKbps: 2000, audioKbps: 128 },
  audio: { width: 640, height: 360, fps: 0, maxVideoKbps: 0, audioKbps: 128 },
};
