import { type Box, boxBytes, childBoxes, findBox, makeBox, readBoxes } from './boxes';
import { codecOf } from './codec-string';

export type Track = {
  id: number;
  kind: 'video' | 'audio';
  /** Ticks per second of the track's times. */
  timescale: number;
  /** RFC 6381 */
  codec: string;
  /** Pixels; 0 for sound. */
  width: number;
  height: number;
};

function trackBoxes(init: Buffer): Box[] {
  const moov = findBox(init, ['moov']);
  return moov ? childBoxes(init, moov).filter((box) => box.type === 'trak') : [];
}

/** Full boxes carry 32- or 64-bit times by version; this is where the field after two of those begins. */
function afterTimes(buffer: Buffer, box: Box): number {
  return box.body + 4 + (buffer[box.body] === 1 ? 16 : 8);
}

function trackId(init: Buffer, trak: Box): number {
  const tkhd = findBox(init, ['tkhd'], trak);
  return tkhd ? init.readUInt32BE(afterTimes(init, tkhd)) : 0;
}

function readTrack(init: Buffer, trak: Box): Track | null {
  const mdhd = findBox(init, ['mdia', 'mdhd'], trak);
  const hdlr = findBox(init, ['mdia', 'hdlr'], trak);
  const stsd = findBox(init, ['mdia', 'minf', 'stbl', 'stsd'], trak);
  const entry = stsd && childBoxes(init, stsd, 8)[0];
  if (!mdhd || !hdlr || !entry) return null;
  const handler = init.toString('latin1', hdlr.body + 8, hdlr.body + 12);
  if (handler !== 'vide' && handler !== 'soun') return null;
  const isVideo = handler === 'vide';
  return {
    id: trackId(init, trak),
    kind: isVideo ? 'video' : 'audio',
    timescale: init.readUInt32BE(afterTimes(init, mdhd)),
    codec: codecOf(init, entry),
    width: isVideo ? init.readUInt16BE(entry.body + 24) : 0,
    height: isVideo ? init.readUInt16BE(entry.body + 26) : 0,
  };
}

/** The picture and sound tracks that an initialization segment announces. */
export function readTracks(init: Buffer): Track[] {
  return trackBoxes(init).flatMap((trak) => readTrack(init, trak) ?? []);
}

/** The same initialization segment with one track left. */
export function keepTrack(init: Buffer, id: number): Buffer {
  const keep = (parent: Box): Buffer[] =>
    childBoxes(init, parent).flatMap((box) => {
      if (box.type === 'trak') return trackId(init, box) === id ? [boxBytes(init, box)] : [];
      if (box.type === 'trex') return init.readUInt32BE(box.body + 4) === id ? [boxBytes(init, box)] : [];
      if (box.type === 'mvex') return [makeBox('mvex', ...keep(box))];
      return [boxBytes(init, box)];
    });
  return Buffer.concat(
    readBoxes(init).map((box) => (box.type === 'moov' ? makeBox('moov', ...keep(box)) : boxBytes(init, box))),
  );
}

/**
 * `init` with the edit lists of `source`, matched by kind of track. A lower rung keeps the source's raw decode times;
 * with the same edit lists every player, whatever it makes of them, places both rungs alike.
 */
export function copyEditLists(init: Buffer, source: Buffer): Buffer {
  const wanted = new Map<Track['kind'], Buffer>();
  for (const trak of trackBoxes(source)) {
    const edts = findBox(source, ['edts'], trak);
    const track = readTrack(source, trak);
    if (edts && track) wanted.set(track.kind, boxBytes(source, edts));
  }
  const rebuilt = (trak: Box): Buffer => {
    const track = readTrack(init, trak);
    const edts = track && wanted.get(track.kind);
    const own = childBoxes(init, trak).filter((box) => box.type !== 'edts');
    // The edit list stands right after the track header (ISO/IEC 14496-12, 6.2.3).
    return makeBox(
      'trak',
      ...own.flatMap((box) => [boxBytes(init, box), ...(box.type === 'tkhd' && edts ? [edts] : [])]),
    );
  };
  return Buffer.concat(
    readBoxes(init).map((box) =>
      box.type === 'moov'
        ? makeBox(
            'moov',
            ...childBoxes(init, box).map((sub) => (sub.type === 'trak' ? rebuilt(sub) : boxBytes(init, sub))),
          )
        : boxBytes(init, box),
    ),
  );
}
