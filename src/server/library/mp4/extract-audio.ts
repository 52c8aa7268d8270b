import { makeBox, readBoxes } from './boxes';
import { readMovieFragment, runBytes, type Sample, type TrackRun } from './fragment';

function uint32(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    buffer.writeUInt32BE(value >>> 0, index * 4);
  });
  return buffer;
}

function uint64(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(BigInt(value));
  return buffer;
}

const DEFAULT_BASE_IS_MOOF = 0x020000;
const DATA_OFFSET_DURATION_SIZE = 0x000301;

function makeMoof(trackId: number, sequence: number, baseTime: number, samples: Sample[]): Buffer {
  const build = (dataOffset: number) =>
    makeBox(
      'moof',
      makeBox('mfhd', uint32(0, sequence)),
      makeBox(
        'traf',
        makeBox('tfhd', uint32(DEFAULT_BASE_IS_MOOF, trackId)),
        makeBox('tfdt', uint32(0x01000000), uint64(baseTime)),
        makeBox(
          'trun',
          uint32(DATA_OFFSET_DURATION_SIZE, samples.length, dataOffset),
          ...samples.map((sample) => uint32(sample.duration, sample.size)),
        ),
      ),
    );
  return build(build(0).length + 8);
}

/**
 * The sound of one media segment as a segment of its own: the same samples at the same times, copied. Null when the
 * segment has none. Cutting it out of the source keeps its boundaries the source's, which an encoder run cannot.
 */
export function extractAudio(segment: Buffer, trackId: number, sequence: number): Buffer | null {
  const runs: { run: TrackRun; bytes: Buffer }[] = readBoxes(segment)
    .filter((box) => box.type === 'moof')
    .flatMap((moof) =>
      readMovieFragment(segment, moof)
        .filter((run) => run.trackId === trackId && run.samples.length > 0)
        .map((run) => {
          const start = moof.start + run.dataOffset;
          return { run, bytes: segment.subarray(start, start + runBytes(run)) };
        }),
    );
  const first = runs[0];
  if (!first) return null;
  const samples = runs.flatMap(({ run }) => run.samples);
  const moof = makeMoof(trackId, sequence, first.run.baseTime, samples);
  return Buffer.concat([moof, makeBox('mdat', ...runs.map(({ bytes }) => bytes))]);
}
