import { z } from 'zod';
import { type Probe, ProbeError, type Sighting } from './probe';
import { type Helper, type HelperAnswer, runHelper } from './run-helper';

const TIMEOUT_MS = 45_000;

/** What `yt-dlp --dump-json URL` prints for one video (yt-dlp's README, "Output template"); only what is used here. */
const found = z.object({
  id: z.coerce.string(),
  title: z.string().nullish(),
  channel: z.string().nullish(),
  uploader: z.string().nullish(),
  thumbnail: z.url().nullish().catch(null),
  is_live: z.boolean().nullish(),
  live_status: z.enum(['is_live', 'is_upcoming', 'was_live', 'post_live', 'not_live']).nullish().catch(null),
  release_timestamp: z.number().nullish(),
  timestamp: z.number().nullish(),
});

function judge({ live_status, is_live }: z.infer<typeof found>): Sighting['verdict'] {
  if (live_status === 'is_live') return 'live';
  if (live_status === 'is_upcoming') return 'upcoming';
  if (live_status) return 'offline';
  return is_live === true ? 'live' : is_live === false ? 'offline' : 'unknown';
}

function refuse(stderr: string): Sighting {
  const error = /^ERROR: (.*)$/m.exec(stderr)?.[1] ?? stderr.trim().slice(-200);
  if (/not currently live|will begin in|is not live|offline|no video formats/i.test(error)) {
    return { verdict: /will begin in/i.test(error) ? 'upcoming' : 'offline' };
  }
  if (/not a bot|captcha|429|too many requests|sign in/i.test(error))
    throw new ProbeError(error.slice(0, 200), 'bot_wall');
  if (/404|does not exist|not found|been terminated/i.test(error)) throw new ProbeError(error.slice(0, 200), 'gone');
  if (/unsupported url/i.test(error)) return { verdict: 'unknown' };
  throw new ProbeError(error.slice(0, 200) || 'yt-dlp gave no answer.', 'unreachable');
}

/** What yt-dlp's answer says; the first video of several. Throws ProbeError. Pure. */
export function readYtDlp({ code, stdout, stderr }: HelperAnswer): Sighting {
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) {
    if (code === 0) return { verdict: 'offline' };
    return refuse(stderr);
  }
  let document: unknown;
  try {
    document = JSON.parse(line);
  } catch {
    throw new ProbeError('yt-dlp printed something that is not JSON.', 'helper');
  }
  const answer = found.safeParse(document);
  if (!answer.success) throw new ProbeError('yt-dlp’s answer has an unknown form.', 'helper');
  const { data } = answer;
  const startedAt = data.release_timestamp ?? data.timestamp;
  return {
    verdict: judge(data),
    title: data.title ?? undefined,
    broadcastId: data.id,
    channelName: data.channel ?? data.uploader ?? undefined,
    pictureUrl: data.thumbnail ?? undefined,
    startedAt: startedAt == null ? undefined : startedAt * 1000,
  };
}

/** Asks yt-dlp, if it is there, about the address where the channel goes live. */
export function createYtDlpProbe({ program, path, isThere }: Helper): Probe {
  const flags = [
    '--ignore-config',
    '--no-cache-dir',
    '--dump-json',
    '--no-download',
    '--playlist-items',
    '1',
    '--no-warnings',
  ];
  return {
    name: 'yt-dlp',
    fits: isThere,
    look: async ({ liveUrl }, signal) =>
      readYtDlp(await runHelper([program, ...flags, '--', liveUrl], { timeoutMs: TIMEOUT_MS, signal, path })),
  };
}
