import { expect, test } from 'vitest';
import { captureArguments } from './ffmpeg-arguments';

const after = (args: string[], name: string) => args[args.indexOf(name) + 1];

test('groups of pictures are closed and exactly two seconds at every frame rate', () => {
  const args = captureArguments({ quality: '720p20', display: ':5', zeroAt: 1_700_000_000_000 });
  expect(after(args, '-g')).toBe('40');
  expect(after(args, '-keyint_min')).toBe('40');
  expect(after(args, '-flags')).toBe('+cgop');
  expect(after(args, '-sc_threshold')).toBe('0');
});

test('both inputs are moved by the same zero, the sound also by its known lateness', () => {
  const args = captureArguments({ quality: '720p30', display: ':5', zeroAt: 1_700_000_000_500, audioLateMs: 20 });
  const offsets = args.flatMap((one, index) => (one === '-itsoffset' ? [args[index + 1]] : []));
  expect(offsets).toEqual(['-1700000000.500', '-1700000000.520']);
  expect(args).toContain('-copyts');
});

test('sound only has no picture at all', () => {
  const args = captureArguments({ quality: 'audio', display: ':5', zeroAt: 0 });
  expect(args).not.toContain('x11grab');
  expect(args).not.toContain('libx264');
  expect(after(args, '-filter_complex')).toMatch(/^\[0:a\]/);
});
