import { describe, expect, it } from 'vitest';
import { findBox, makeBox, readBoxes } from './boxes';
import { aacCodec, avcCodec } from './codec-string';
import { extractAudio } from './extract-audio';
import { readMovieFragment, runBytes, runDuration } from './fragment';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

function only(buffer: Buffer, type: string) {
  const box = readBoxes(buffer)[0];
  if (box?.type !== type) throw new Error(`no ${type}`);
  return box;
}

describe('boxes', () => {
  it('are found by path, also with a 64-bit size', () => {
    const wide = Buffer.concat([bytes('00000001'), Buffer.from('free'), bytes('0000000000000012'), bytes('abcd')]);
    const file = Buffer.concat([wide, makeBox('moov', makeBox('trak', makeBox('tkhd', bytes('07'))))]);
    expect(readBoxes(file).map((box) => [box.type, box.end - box.body])).toEqual([
      ['free', 2],
      ['moov', 25 - 8],
    ]);
    const tkhd = findBox(file, ['moov', 'trak', 'tkhd']);
    expect(tkhd && file[tkhd.body]).toBe(7);
    expect(findBox(file, ['moov', 'mvex'])).toBeUndefined();
  });

  it('end before a torn one', () => {
    const torn = Buffer.concat([makeBox('styp'), bytes('00000100'), Buffer.from('moof')]);
    expect(readBoxes(torn).map((box) => box.type)).toEqual(['styp']);
  });
});

describe('codec names', () => {
  it('come out of avcC and esds', () => {
    const avcC = makeBox('avcC', bytes('01 64001f ffe1'));
    expect(avcCodec(avcC, only(avcC, 'avcC'))).toBe('avc1.64001f');
    // As ffmpeg writes it, lengths padded to four bytes.
    const esds = makeBox(
      'esds',
      bytes('00000000 03808080250002000480808017401500000000 01f4000001f400 0580808005118856e500 068080800102'),
    );
    expect(aacCodec(esds, only(esds, 'esds'))).toBe('mp4a.40.2');
    const short = makeBox('esds', bytes('00000000 0319000200 0411401500000000 01f4000001f400 05022b92 060102'));
    expect(aacCodec(short, only(short, 'esds'))).toBe('mp4a.40.5');
  });
});

describe('sound of a segment', () => {
  /** Two tracks in one fragment, as the recorder's muxer lays them out; track 2 is sound, three samples. */
  function segment(): Buffer {
    const traf = (id: number, time: number, offset: number, sizes: number[]) => {
      const words = (...values: number[]) => {
        const buffer = Buffer.alloc(values.length * 4);
        for (const [index, value] of values.entries()) buffer.writeUInt32BE(value >>> 0, index * 4);
        return buffer;
      };
      return makeBox(
        'traf',
        makeBox('tfhd', words(0x020008, id, 1024)),
        makeBox('tfdt', words(0, time)),
        makeBox('trun', words(0x000201, sizes.length, offset, ...sizes)),
      );
    };
    const moof = (base: number) => makeBox('moof', traf(1, 500, base, [4]), traf(2, 9000, base + 4, [1, 2, 3]));
    const size = moof(0).length;
    return Buffer.concat([makeBox('styp'), moof(size + 8), makeBox('mdat', bytes('aaaaaaaa b1 b2b2 b3b3b3'))]);
  }

  it('keeps its samples and times and leaves the picture out', () => {
    const audio = extractAudio(segment(), 2, 7);
    if (!audio) throw new Error('no sound');
    const [moof, mdat] = readBoxes(audio);
    const [run] = moof ? readMovieFragment(audio, moof) : [];
    expect(run).toMatchObject({ trackId: 2, baseTime: 9000, dataOffset: (mdat?.body ?? 0) - 0 });
    expect(run && [runDuration(run), runBytes(run), run.samples.map((sample) => sample.size)]).toEqual([
      3072,
      6,
      [1, 2, 3],
    ]);
    expect(audio.subarray(mdat?.body)).toEqual(bytes('b1b2b2b3b3b3'));
  });

  it('is null when the segment has none', () => {
    expect(extractAudio(segment(), 3, 1)).toBeNull();
  });
});
