import { z } from 'zod';
import { type Probe, ProbeError, type Sighting } from './probe';
import { type Helper, type HelperAnswer, runHelper } from './run-helper';

const TIMEOUT_MS = 30_000;

/** What `streamlink --json URL` prints (streamlink's own docs, "JSON output"); only what is used here. */
const found = z.object({
  streams: z.record(z.string(), z.unknown()),
  metadata: z
    .object({
      id: z.coerce.string().nullish(),
      author: z.string().nullish(),
      title: z.string().nullish(),
    })
    .nullish(),
});
const failed = z.object({ error: z.string() });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProbeError('streamlink printed something that is not JSON.', 'helper');
  }
}

/** What streamlink's answer says. Throws ProbeError. Pure. */
export function readStreamlink({ stdout }: Pick<HelperAnswer, 'stdout'>): Sighting {
  const document = parseJson(stdout);
  const error = failed.safeParse(document);
  if (error.success) {
    if (/no playable streams found/i.test(error.data.error)) return { verdict: 'offline' };
    if (/no plugin can handle/i.test(error.data.error)) return { verdict: 'unknown' };
    if (/bot|captcha|sign in|429|too many requests/i.test(error.data.error)) {
      throw new ProbeError(error.data.error.slice(0, 200), 'bot_wall');
    }
    throw new ProbeError(error.data.error.slice(0, 200), 'unreachable');
  }
  const answer = found.safeParse(document);
  if (!answer.success) throw new ProbeError('streamlink’s answer has an unknown form.', 'helper');
  const { metadata, streams } = answer.data;
  if (Object.keys(streams).length === 0) return { verdict: 'offline' };
  return {
    verdict: 'live',
    title: metadata?.title ?? undefined,
    broadcastId: metadata?.id ?? undefined,
    channelName: metadata?.author ?? undefined,
  };
}

/** Asks streamlink, if it is there. It knows live streams only, so streams mean live. */
export function createStreamlinkProbe({ program, path, isThere }: Helper): Probe {
  return {
    name: 'streamlink',
    // For YouTube yt-dlp tells live from planned, which streamlink does not.
    fits: ({ site }) => site !== 'youtube' && isThere(),
    look: async ({ liveUrl }, signal) =>
      readStreamlink(
        await runHelper([program, '--no-config', '--json', liveUrl], { timeoutMs: TIMEOUT_MS, signal, path }),
      ),
  };
}
