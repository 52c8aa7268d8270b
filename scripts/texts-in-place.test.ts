import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { findLiteralWords } from './texts/find-literal-words';
import { listSources } from './texts/list-sources';
import { listTextKeys, listUsedTexts } from './texts/list-text-keys';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const parse = (file: string, text = read(file)) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

/**
 * Not words: the name of the app, the look of a code, the label by which the player knows its small pictures, and the name
 * of a field of what is shared.
 */
const exceptions = new Set(['Jomo', 'BCDF-GHJK', 'thumbnails', 'title']);

describe('the words of the interface', () => {
  it('stand in src/texts, not in components', () => {
    const files = [
      ...listSources(root, 'src', '.tsx'),
      ...['src/app', 'src/components', 'src/features'].flatMap((folder) => listSources(root, folder, '.ts')),
    ];
    const found = files.flatMap((file) =>
      findLiteralWords(parse(file))
        .filter(({ text }) => !exceptions.has(text))
        .map(({ line, text }) => `${file}:${line} ${text}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['text between tags', '<p>Hello</p>', ['Hello']],
    ['text beside a value', '<p>{count} videos</p>', ['videos']],
    ['a name for screen readers', '<a aria-label="Back" />', ['Back']],
    ['a tooltip made of pieces', '<a title={`Remove $' + '{name}`} />', ['Remove']],
    ['one of two labels', "<Field label={on ? 'Pause' : 'Go on'} />", ['Pause', 'Go on']],
    [
      'the title of a page',
      "export const metadata = { title: 'Home', openGraph: { description: 'Videos' } };",
      ['Home', 'Videos'],
    ],
    ['an entry of a menu', "const entry = { id: 'all', label: on ? 'Everything' : texts.some };", ['Everything']],
    [
      'what is said for a moment',
      "toast('Saved'); flash(`Speed $" + "{rate}`); log('never seen');",
      ['Saved', 'Speed'],
    ],
    ['a word as a child', "<b>{open && 'Open'}</b>", ['Open']],
  ])('are found as %s', (_where, source, words) => {
    const file = parse('page.tsx', source);
    expect(findLiteralWords(file).map(({ text }) => text)).toEqual(words);
  });

  it('are left alone where nobody reads them', () => {
    const source =
      '<a className="big" href="/home" title={texts.home}>{texts.name} · 3{" "}{kind === "one" && <b />}</a>';
    const file = parse('page.tsx', source);
    expect(findLiteralWords(file)).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set(
      ['.ts', '.tsx']
        .flatMap((extension) => listSources(root, 'src', extension))
        .flatMap((file) => {
          const text = read(file);
          return text.includes('Texts') || text.includes('pageTitles') ? listUsedTexts(parse(file, text)) : [];
        }),
    );
    const unused = listSources(root, 'src/texts', '.ts').flatMap((file) =>
      listTextKeys(parse(file))
        .filter(({ object, key }) => !used.has(`${object}.${key}`) && !used.has(`${object}.*`))
        .map(({ object, key }) => `${object}.${key}`),
    );
    expect(unused).toEqual([]);
  });

  it('count as used where they are looked up, not where another text has the same name', () => {
    const source = `import { homeTexts as texts, tvTexts } from '@/texts/home';
      const { open } = tvTexts; show(texts.title); other.close`;
    expect(listUsedTexts(parse('page.ts', source))).toEqual(['tvTexts.open', 'homeTexts.title']);
  });
});
