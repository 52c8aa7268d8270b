import { describe, expect, it } from 'vitest';
import { describeMark, toneOfMark } from './health-text';

describe('a health mark', () => {
  it('tells the recorder’s sentence, or at least what it is about', () => {
    const mark = { at: 1, kind: 'black', phase: 'begin' } as const;
    expect(describeMark({ ...mark, detail: 'The recorded picture is black.' })).toBe('The recorded picture is black.');
    expect(describeMark({ ...mark, detail: '' })).toBe('Black picture');
    expect(describeMark({ ...mark, phase: 'end', detail: '' })).toBe('Black picture: over');
  });

  it('looks like trouble, like something done about it, or like the end of it', () => {
    expect(toneOfMark({ kind: 'silent', phase: 'begin' })).toBe('bad');
    expect(toneOfMark({ kind: 'silent', phase: 'point' })).toBe('step');
    expect(toneOfMark({ kind: 'silent', phase: 'end' })).toBe('good');
    expect(toneOfMark({ kind: 'healed', phase: 'point' })).toBe('good');
    expect(toneOfMark({ kind: 'gap', phase: 'point' })).toBe('bad');
  });
});
