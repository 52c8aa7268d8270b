import { expect, it } from 'vitest';
import { LAYOUT_KEY, layoutScript } from './layout-script';

const television = 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/94.0.4606.128 Safari/537.36';
const computer = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

type Browser = { userAgent: string; search?: string; stored?: Record<string, string>; forbidden?: boolean };

function run({ userAgent, search = '', stored = {}, forbidden = false }: Browser): string | null {
  let layout: string | null = null;
  const refuse = () => {
    throw new Error('no storage');
  };
  const storage = {
    getItem: forbidden ? refuse : (key: string) => stored[key] ?? null,
    setItem: forbidden
      ? refuse
      : (key: string, value: string) => {
          stored[key] = value;
        },
  };
  const documentElement = {
    setAttribute: (_name: string, value: string) => {
      layout = value;
    },
  };
  const script = new Function('location', 'localStorage', 'navigator', 'document', layoutScript);
  script({ search }, storage, { userAgent }, { documentElement });
  return layout;
}

it('turns the TV layout on for televisions only', () => {
  expect(run({ userAgent: television })).toBe('tv');
  expect(run({ userAgent: computer })).toBeNull();
});

it('obeys and remembers what the address says', () => {
  const stored = {};
  expect(run({ userAgent: computer, search: '?a=b&tv=1', stored })).toBe('tv');
  expect(stored).toEqual({ [LAYOUT_KEY]: 'tv' });
  expect(run({ userAgent: computer, stored })).toBe('tv');
  expect(run({ userAgent: television, search: '?tv=0', stored })).toBeNull();
  expect(run({ userAgent: television, stored })).toBeNull();
});

it('works where nothing can be stored', () => {
  expect(run({ userAgent: television, forbidden: true })).toBe('tv');
  expect(run({ userAgent: computer, search: '?tv=1', forbidden: true })).toBe('tv');
});
