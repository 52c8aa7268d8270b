import { describe, expect, it } from 'vitest';
import { joinFrames } from './container-log';

function frame(stream: number, text: string): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(stream, 0);
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

describe('the log of a container', () => {
  it('is what the program printed on both streams, in order', () => {
    expect(joinFrames(Buffer.concat([frame(1, 'one\n'), frame(2, 'zwölf\n'), frame(1, 'two\n')]))).toBe(
      'one\nzwölf\ntwo\n',
    );
  });

  it('may be empty or break off', () => {
    expect(joinFrames(Buffer.alloc(0))).toBe('');
    expect(joinFrames(frame(1, 'whole line\n').subarray(0, 13))).toBe('whole');
    expect(joinFrames(Buffer.concat([frame(1, 'a'), Buffer.from([1, 0, 0])]))).toBe('a');
  });
});
