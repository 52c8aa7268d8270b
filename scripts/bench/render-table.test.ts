import { describe, expect, it } from 'vitest';
import { formatFigure, renderMarkdown, renderText, warningsOf } from './render-table';
import { mergeReports, type PartReport } from './report';
import { replaceBetweenMarkers } from './write-document';

const report = (part: string, more: Partial<PartReport> = {}): PartReport => ({
  part,
  startedAt: '2026-11-22T10:00:00.000Z',
  seconds: 61,
  quick: false,
  machine: {
    cpu: 'A processor',
    cores: 2,
    memoryGb: 24,
    system: 'Linux 6.1',
    versions: { node: '20.20.0', chromium: '156.0', ffmpeg: '5.1' },
  },
  load: { before: 0.1, after: 1.2, othersBefore: 0.01, othersDuring: 0.02 },
  rows: [
    {
      group: part,
      what: 'CPU, cores',
      ours: 0.55,
      peer: { name: 'Jibri', value: 0.5 },
      bar: { text: '<= 1.15x', holds: true },
      note: 'Whole tree.',
    },
    { group: part, what: 'drift | ms', ours: -24.25, peer: null, bar: { text: '<= 20', holds: false } },
  ],
  failure: null,
  ...more,
});

describe('the table', () => {
  it('shows the ratio to the peer and whether the bar holds', () => {
    const lines = renderMarkdown([report('recorder')]).split('\n');
    expect(lines).toContain('| recorder | CPU, cores | 0.55 | 0.5 (Jibri) | 1.10 | <= 1.15x | yes |');
    expect(lines).toContain('| recorder | drift \\| ms | -24.3 |  |  | <= 20 | NO |');
    expect(lines).toContain('- CPU, cores: Whole tree.');
    expect(lines[0]).toBe('Machine: A processor, 2 cores, 24 GB, Linux 6.1; Chromium 156.0, ffmpeg 5.1, Node 20.20.0.');
  });

  it('says why a part has no figures, and still shows the others', () => {
    const failure = { kind: 'broken', message: 'nginx did not start' } as const;
    const text = renderText([report('media', { rows: [], failure }), report('idle')]);
    expect(text).toContain('COULD NOT MEASURE: nginx did not start');
    expect(text).toMatch(/CPU, cores\s+0\.55/);
  });

  it('warns of other programs and of quick runs', () => {
    expect(warningsOf(report('idle'))).toEqual([]);
    const busy = { before: 3, after: 3, othersBefore: 0.05, othersDuring: 0.8 };
    expect(warningsOf(report('idle', { load: busy, quick: true }))).toEqual([
      'Quick run: the figures mean little.',
      'The machine was not quiet: other programs used 0.80 cores.',
    ]);
  });

  it('keeps the digits that matter', () => {
    expect([0.54321, 0.99541, 274.6, 5224.4, 0, 12.345].map(formatFigure)).toEqual([
      '0.543',
      '0.9954',
      '275',
      '5224',
      '0',
      '12.3',
    ]);
  });
});

it('parts that did not run keep their last figures', () => {
  const old = [report('media', { seconds: 1 }), report('idle', { seconds: 1 })];
  const fresh = [report('idle', { seconds: 2 }), report('recorder', { seconds: 2 })];
  const merged = mergeReports(['recorder', 'media', 'idle', 'player'], old, fresh);
  expect(merged.map(({ part, seconds }) => [part, seconds])).toEqual([
    ['recorder', 2],
    ['media', 1],
    ['idle', 2],
  ]);
});

it('only what stands between the markers is replaced', () => {
  const document = 'Before.\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nAfter.\n';
  const fresh = 'Before.\n<!-- bench:begin -->\n\nnew $1\n\n<!-- bench:end -->\nAfter.\n';
  expect(replaceBetweenMarkers(document, 'new $1')).toBe(fresh);
  expect(replaceBetweenMarkers(fresh, 'new $1')).toBe(fresh);
  expect(() => replaceBetweenMarkers('nothing', 'new')).toThrow('bench:begin');
});
