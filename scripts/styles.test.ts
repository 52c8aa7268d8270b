import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPhysicalSides } from './texts/find-physical-sides';
import { listSources } from './texts/list-sources';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Where left is left in every language, each with the reason. */
const physical: Readonly<Record<string, string>> = {
  'src/features/playback/player/seek-bar.module.css': 'The axis of time runs from left to right everywhere.',
  'src/features/playback/player/extras/extras.module.css':
    'A double tap on the left goes back and on the right goes on, as time runs on the seek bar.',
  'src/features/playback/chat/chat-overlay.module.css':
    'It is dragged to a place on the picture; its handle is the corner away from that place.',
};

describe('styles', () => {
  it('name no left or right side, so that every page can be read from right to left', () => {
    const found = listSources(root, 'src', '.css')
      .filter((file) => !(file in physical))
      .flatMap((file) => findPhysicalSides(read(file)).map(({ line, text }) => `${file}:${line} ${text}`));
    expect(found).toEqual([]);
  });

  it('make no exception that is not needed any more', () => {
    const needless = Object.keys(physical).filter((file) => findPhysicalSides(read(file)).length === 0);
    expect(needless).toEqual([]);
  });

  it.each([
    ['margin-left: 1rem', 1],
    ['border-top-right-radius: 4px', 1],
    ['left: 0', 1],
    ['text-align: right', 1],
    ['float: left', 1],
    ['inset-inline-start: 0', 0],
    ['margin-inline: auto', 0],
    ['--media-box-padding-left: 0', 0],
    ['transition: left 1s', 1],
    ['padding: 0 1rem 0 2rem', 1],
    ['padding: 0 calc(1rem + 2px) 0 calc(1rem + 2px)', 0],
    ['margin: 0 auto', 0],
    ['inset: 0 0 0 auto', 1],
    ['border-radius: 0 8px 8px 0', 1],
    ['border-radius: 8px 8px 0 0', 0],
    ['transform: translateX(-100%)', 1],
    ['transform: translate(-50%, -50%)', 0],
    ['transform: translateY(4px)', 0],
    ['transform: scale(2) translate3d(calc(1px + 2%), 0, 0)', 1],
    ['translate: 1rem', 1],
    ['transform-origin: top right', 1],
    ['background-position: right 1rem center', 1],
  ])('%s counts %i times', (declaration, times) => {
    expect(findPhysicalSides(`.a {\n  ${declaration};\n}`)).toHaveLength(times);
  });

  it('may turn by a rule beside them', () => {
    const moved = '.a {\n  transform: translateX(1rem);\n}\n';
    const answer = '[dir="rtl"] .a {\n  transform: translateX(-1rem);\n}';
    expect(findPhysicalSides(moved + answer)).toEqual([]);
    expect(findPhysicalSides(moved + answer.replace('.a', '.b'))).toEqual([
      { line: 2, text: 'transform: translateX(1rem)' },
    ]);
  });

  it('still every motion in one place for who wants less of it', () => {
    const elsewhere = listSources(root, 'src', '.css').filter(
      (file) => file !== 'src/app/globals.css' && read(file).includes('prefers-reduced-motion'),
    );
    expect(elsewhere).toEqual([]);
    expect(read('src/app/globals.css')).toContain('prefers-reduced-motion: reduce');
  });

  it('leave smooth scrolling by scripts to one function that asks first', () => {
    const elsewhere = ['.ts', '.tsx']
      .flatMap((extension) => listSources(root, 'src', extension))
      .filter((file) => /['"]smooth['"]|\.animate\(/.test(read(file)));
    expect(elsewhere).toEqual(['src/components/ui/scroll-behavior.ts']);
  });
});
