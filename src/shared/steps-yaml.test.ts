import { describe, expect, it } from 'vitest';
import { formatSteps, parseSteps } from './steps-yaml';

const said = (text: string) => {
  const parsed = parseSteps(text);
  return parsed.ok ? parsed.steps : parsed.message;
};

describe('steps written as YAML', () => {
  it('are read, with what is typed kept as it stands', () => {
    const text = `
# the door
- click: text=Accept all
  optional: true
- type: 0042
  into: '#code'
  timeoutSec: 2.5
- press: Enter
- waitFor: video
- wait: 3
- runUntil: text=The broadcast is over
`;
    expect(said(text)).toEqual([
      { click: 'text=Accept all', optional: true },
      { type: '0042', into: '#code', timeoutSec: 2.5 },
      { press: 'Enter' },
      { waitFor: 'video' },
      { wait: 3 },
      { runUntil: 'text=The broadcast is over' },
    ]);
  });

  it('are none when nothing is written', () => {
    expect(said('')).toEqual([]);
    expect(said('  \n# later\n')).toEqual([]);
  });

  it.each([
    ['click: a', /begins with a dash/],
    ['- hover: a', /Step 1: Begin a step with one of click/],
    ['- just text', /Step 1: Begin/],
    ['- click: a\n  press: Enter', /click and press are two steps/],
    ['- wait: 1\n- press: Entr', /Step 2: press needs a key/],
    ['- wait: soon', /wait needs a number of seconds/],
    ['- wait: 3600', /at most 60/],
    ['- wait:', /wait needs a number/],
    ['- type: x', /type also needs “into”/],
    ['- click:', /click needs what to click/],
    ['- click: [a, b]', /click needs what to click/],
    ['- click: a\n  timeout: 3', /“timeout” is not known with click/],
    ['- click: a\n  optional: maybe', /optional is true or false/],
    ['- click: "a', /Line 1: /],
    ['- wait: 1\n  wait: 2', /Line 2: Map keys must be unique/],
    ['- !!js/function "alert()"', /Line 1: /],
    [Array(31).fill('- wait: 1').join('\n'), /31 steps; at most 30/],
    [`- click: ${'a'.repeat(40_000)}`, /too long/],
  ])('that say %j are refused in words', (text, message) => {
    expect(said(text)).toMatch(message);
  });

  it('that are made to break whoever reads them are refused at once', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, index) => {
        const before = 'abcdefg'[index];
        return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
      }),
    ].join('\n');
    const evil = [bomb, '"'.repeat(29_000), '- *a', '- <<: *a', '\u0000', '- __proto__: {click: a}', '- &a [*a]'];
    for (const text of evil) expect(parseSteps(text).ok, text.slice(0, 20)).toBe(false);
    expect('click' in {}).toBe(false);
  });

  it.each(['[', '{', '- ', '? ', '[\n', '- [{'])(
    'that are nothing but %j are refused before they are parsed',
    (part) => {
      expect(said(part.repeat(29_000 / part.length))).toMatch('Lists stand in lists');
    },
  );

  it('are written again as they were meant', () => {
    const steps = [{ type: '007', into: '#pin', optional: true }, { click: 'text=Go: now' }, { wait: 2 }];
    expect(said(formatSteps(steps))).toEqual(steps);
    expect(formatSteps([])).toBe('');
  });
});
