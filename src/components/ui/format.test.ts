import { describe, expect, it } from 'vitest';
import { formatPlural } from '@/texts/plural';
import { formatBytes, formatCompact } from './format-amount';
import { formatAgo, formatMoment, midSentence } from './format-date';
import { formatClock, formatSpan } from './format-duration';

describe('durations', () => {
  it('show hours only when there are any', () => {
    expect(formatClock(7)).toBe('0:07');
    expect(formatClock(754.9)).toBe('12:34');
    expect(formatClock(3847)).toBe('1:04:07');
  });

  it('never show nonsense for a length that is not known yet', () => {
    expect(formatClock(Number.NaN)).toBe('0:00');
    expect(formatClock(Number.POSITIVE_INFINITY)).toBe('0:00');
    expect(formatClock(-3)).toBe('0:00');
  });

  it('are rounded in words', () => {
    expect(formatSpan(40)).toBe('40 s');
    expect(formatSpan(720)).toBe('12 min');
    expect(formatSpan(3600)).toBe('1 h');
    expect(formatSpan(3900)).toBe('1 h 5 min');
  });
});

describe('amounts', () => {
  it('carry a unit that keeps them short', () => {
    expect(formatBytes(0)).toBe('0 B');
    expect(formatBytes(4_230_000)).toBe('4.2 MB');
    expect(formatBytes(999_900)).toBe('1.0 MB');
    expect(formatBytes(612_000_000)).toBe('612 MB');
    expect(formatBytes(23_450_000_000)).toBe('23.4 GB');
  });

  it('can be cut short', () => {
    expect([999, 1000, 4821, 88_213, 999_600].map(formatCompact)).toEqual(['999', '1k', '4.8k', '88k', '1M']);
  });

  it('agree with their noun', () => {
    expect(formatPlural(1, 'message', 'messages')).toBe('1 message');
    expect(formatPlural(1204, 'message', 'messages')).toBe('1,204 messages');
  });
});

describe('dates', () => {
  const now = new Date(2026, 4, 2, 12, 0).getTime();

  it('are named relative to today', () => {
    expect(formatMoment(new Date(2026, 4, 2, 20, 15).getTime(), now)).toBe('Today 20:15');
    expect(formatMoment(new Date(2026, 4, 3, 9, 0).getTime(), now)).toBe('Tomorrow 09:00');
    expect(formatMoment(new Date(2026, 4, 1, 9, 0).getTime(), now)).toBe('Yesterday 09:00');
    expect(formatMoment(new Date(2026, 4, 9, 9, 5).getTime(), now)).toBe('Sat 9 May 09:05');
    expect(formatMoment(new Date(2027, 0, 1, 0, 0).getTime(), now)).toBe('Fri 1 Jan 2027 00:00');
  });

  it('lose their capital inside a sentence, unless it is the name of a weekday', () => {
    expect(midSentence('Tomorrow 09:00')).toBe('tomorrow 09:00');
    expect(midSentence('Tue 5 May 09:00')).toBe('Tue 5 May 09:00');
  });

  it('of the past are told by their age', () => {
    expect(formatAgo(now - 10_000, now)).toBe('just now');
    expect(formatAgo(now - 3 * 3600_000 - 600_000, now)).toBe('3 h ago');
    expect(formatAgo(new Date(2026, 4, 1, 3, 0).getTime(), now)).toBe('yesterday');
    expect(formatAgo(new Date(2026, 3, 28, 3, 0).getTime(), now)).toBe('4 days ago');
    expect(formatAgo(new Date(2026, 2, 28, 3, 0).getTime(), now)).toBe('Sat 28 Mar');
  });
});
