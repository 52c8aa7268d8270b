import { z } from 'zod';

/** Settings of the machine rather than of one job; all have defaults. */
const settings = z.object({
  JOMO_CHROMIUM: z.string().default('/usr/bin/chromium'),
  JOMO_FFMPEG: z.string().default('ffmpeg'),
  /** Below this much free space (MiB) under the spool the recording is stopped cleanly. */
  JOMO_DISK_FLOOR_MB: z.coerce.number().nonnegative().default(200),
  /** Below this much a health mark is set. */
  JOMO_DISK_WARN_MB: z.coerce.number().nonnegative().default(1024),
  /** How long a finished recorder keeps trying to hand over its spool. */
  JOMO_UPLOAD_HOURS: z.coerce.number().positive().default(12),
});

export type Settings = {
  chromium: string;
  ffmpeg: string;
  diskFloorMb: number;
  diskWarnMb: number;
  uploadHours: number;
};

/** Reads the settings out of an environment. Throws a ZodError that names the wrong variable. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = settings.parse(env);
  return {
    chromium: given.JOMO_CHROMIUM,
    ffmpeg: given.JOMO_FFMPEG,
    diskFloorMb: given.JOMO_DISK_FLOOR_MB,
    diskWarnMb: given.JOMO_DISK_WARN_MB,
    uploadHours: given.JOMO_UPLOAD_HOURS,
  };
}
