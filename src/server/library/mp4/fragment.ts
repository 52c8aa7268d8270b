import { type Box, childBoxes } from './boxes';

export type Sample = { duration: number; size: number; flags: number; compositionOffset: number };

/** Consecutive samples of one track in a movie fragment (a fragment may hold several runs of a track). Times are in the track's ticks. */
export type TrackRun = {
  trackId: number;
  /** Decode time of the first sample. */
  baseTime: number;
  samples: Sample[];
  /** Where the samples' bytes begin, counted from the start of the moof box. */
  dataOffset: number;
};

type Defaults = { duration: number; size: number; flags: number };

/** Track fragment header: flags of ISO/IEC 14496-12, 8.8.7. */
function readHeader(buffer: Buffer, tfhd: Box): Defaults & { trackId: number } {
  const flags = buffer.readUIntBE(tfhd.body + 1, 3);
  let offset = tfhd.body + 8;
  if (flags & 0x1) offset += 8;
  if (flags & 0x2) offset += 4;
  const next = (present: number) => {
    if (!(flags & present)) return 0;
    offset += 4;
    return buffer.readUInt32BE(offset - 4);
  };
  const [duration, size, sampleFlags] = [next(0x8), next(0x10), next(0x20)];
  return { trackId: buffer.readUInt32BE(tfhd.body + 4), duration, size, flags: sampleFlags };
}

/** Track run: flags of ISO/IEC 14496-12, 8.8.8. */
function readRun(buffer: Buffer, trun: Box, defaults: Defaults): { dataOffset: number; samples: Sample[] } {
  const flags = buffer.readUIntBE(trun.body + 1, 3);
  const count = buffer.readUInt32BE(trun.body + 4);
  let offset = trun.body + 8;
  const next = (present: number, otherwise: number) => {
    if (!(flags & present)) return otherwise;
    offset += 4;
    return buffer.readUInt32BE(offset - 4);
  };
  const dataOffset = next(0x1, 0) | 0;
  const firstFlags = next(0x4, -1);
  const samples: Sample[] = [];
  for (let index = 0; index < count; index += 1) {
    const duration = next(0x100, defaults.duration);
    const size = next(0x200, defaults.size);
    const own = next(0x400, defaults.flags);
    // Signed in version 1; in version 0 no real offset reaches the sign bit.
    const compositionOffset = next(0x800, 0) | 0;
    samples.push({ duration, size, flags: index === 0 && firstFlags >= 0 ? firstFlags : own, compositionOffset });
  }
  return { dataOffset, samples };
}

function readTrackFragment(buffer: Buffer, traf: Box): TrackRun[] {
  const boxes = childBoxes(buffer, traf);
  const tfhd = boxes.find((box) => box.type === 'tfhd');
  const tfdt = boxes.find((box) => box.type === 'tfdt');
  if (!tfhd || !tfdt) return [];
  const header = readHeader(buffer, tfhd);
  let baseTime =
    buffer[tfdt.body] === 1 ? Number(buffer.readBigUInt64BE(tfdt.body + 4)) : buffer.readUInt32BE(tfdt.body + 4);
  return boxes
    .filter((box) => box.type === 'trun')
    .map((trun) => {
      const run = { trackId: header.trackId, baseTime, ...readRun(buffer, trun, header) };
      baseTime += runDuration(run);
      return run;
    });
}

/** The runs of each track in a `moof` box. Data offsets are taken as counted from the moof, as Jomo's writers do. */
export function readMovieFragment(buffer: Buffer, moof: Box): TrackRun[] {
  return childBoxes(buffer, moof)
    .filter((box) => box.type === 'traf')
    .flatMap((traf) => readTrackFragment(buffer, traf));
}

/** Presentation time of the first sample to be shown, in ticks. */
export function firstShown(run: TrackRun): number {
  const first = run.samples[0];
  return run.baseTime + (first?.compositionOffset ?? 0);
}

export function runDuration(run: Pick<TrackRun, 'samples'>): number {
  return run.samples.reduce((sum, sample) => sum + sample.duration, 0);
}

export function runBytes(run: Pick<TrackRun, 'samples'>): number {
  return run.samples.reduce((sum, sample) => sum + sample.size, 0);
}
