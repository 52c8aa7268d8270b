import { TARGET_DURATION } from '../../library/index-parts';

type Segment = { duration: number; bytes: number; offset: number; discontinuity: boolean; dated: boolean };
type Parsed = { target: number; type: string; ended: boolean; independent: boolean; segments: Segment[]; maps: number };

function parse(text: string): Parsed {
  const parsed: Parsed = { target: 0, type: '', ended: false, independent: false, segments: [], maps: 0 };
  let next: Segment = { duration: 0, bytes: 0, offset: 0, discontinuity: false, dated: false };
  for (const line of text.split('\n').filter(Boolean)) {
    const value = line.slice(line.indexOf(':') + 1);
    if (line.startsWith('#EXT-X-TARGETDURATION')) parsed.target = Number(value);
    else if (line.startsWith('#EXT-X-PLAYLIST-TYPE')) parsed.type = value;
    else if (line === '#EXT-X-ENDLIST') parsed.ended = true;
    else if (line === '#EXT-X-INDEPENDENT-SEGMENTS') parsed.independent = true;
    else if (line.startsWith('#EXT-X-MAP')) parsed.maps += 1;
    else if (line === '#EXT-X-DISCONTINUITY') next.discontinuity = true;
    else if (line.startsWith('#EXT-X-PROGRAM-DATE-TIME')) next.dated = !Number.isNaN(Date.parse(value));
    else if (line.startsWith('#EXTINF')) next.duration = Number.parseFloat(value);
    else if (line.startsWith('#EXT-X-BYTERANGE')) {
      const [bytes = 0, offset = 0] = value.split('@').map(Number);
      next = { ...next, bytes, offset };
    } else if (!line.startsWith('#')) {
      parsed.segments.push(next);
      next = { duration: 0, bytes: 0, offset: 0, discontinuity: false, dated: false };
    }
  }
  return parsed;
}

/** What the rungs of one video must share: Apple's HLS Authoring Specification, rule numbers in the messages. */
export type LintInput = {
  playlists: { name: string; text: string; bandwidth: number; averageBandwidth: number }[];
  /** Seconds each rung's media really last, where measured. */
  mediaSec?: number;
  frameSec: number;
};

function lintOne(
  { name, text, bandwidth, averageBandwidth }: LintInput['playlists'][number],
  input: LintInput,
): string[] {
  const { target, type, ended, independent, segments, maps } = parse(text);
  const faults: string[] = [];
  const fault = (rule: string, broken: boolean) => {
    if (broken) faults.push(`${name}: ${rule}`);
  };
  const total = segments.reduce((sum, segment) => sum + segment.duration, 0);
  const bits = segments.reduce((sum, segment) => sum + segment.bytes * 8, 0);
  const peak = Math.max(0, ...segments.filter((s) => s.duration >= target / 2).map((s) => (s.bytes * 8) / s.duration));
  fault('7.4 segments must be independent', !independent);
  fault(
    '7.7 a segment exceeds the target duration by more than 0.5 s',
    segments.some((s) => s.duration > target + 0.5),
  );
  fault(`7.5 target duration below ${TARGET_DURATION}`, target < TARGET_DURATION);
  fault('8.1 durations do not add up to the media', Math.abs(total - (input.mediaSec ?? total)) > input.frameSec);
  fault('8.6 a finished playlist must be VOD', ended && type !== 'VOD');
  fault('8.8 a growing playlist must be EVENT', !ended && type !== 'EVENT');
  fault(
    'every segment needs a program date time',
    segments.some((s) => !s.dated),
  );
  fault('every part needs a map', maps !== segments.filter((s) => s.discontinuity).length + 1);
  fault('1.26 average bandwidth off by more than 10 %', ended && Math.abs(bits / total / averageBandwidth - 1) > 0.1);
  fault('1.27 peak bandwidth off by more than 10 %', ended && peak > 0 && Math.abs(peak / bandwidth - 1) > 0.1);
  return faults;
}

function starts(text: string): { at: number; discontinuity: boolean }[] {
  let at = 0;
  return parse(text).segments.map((segment) => {
    const start = { at, discontinuity: segment.discontinuity };
    at += segment.duration;
    return start;
  });
}

/** Every rule broken, as sentences; empty when the playlists keep them all. For tests. */
export function lintPlaylists(input: LintInput): string[] {
  const [source, ...others] = input.playlists;
  const faults = input.playlists.flatMap((playlist) => lintOne(playlist, input));
  const expected = source ? starts(source.text) : [];
  for (const { name, text } of others) {
    const actual = starts(text);
    const aligned =
      actual.length === expected.length &&
      actual.every((start, index) => Math.abs(start.at - (expected[index]?.at ?? -1)) <= input.frameSec);
    if (!aligned) faults.push(`${name}: 8.22 segment boundaries differ from ${source?.name}`);
    const breaks = (list: typeof actual) => list.map((start) => Number(start.discontinuity)).join('');
    if (breaks(actual) !== breaks(expected)) faults.push(`${name}: 8.15 discontinuities differ from ${source?.name}`);
  }
  return faults;
}
