import { expect, it } from 'vitest';
import { changeAddress, readFilter } from './filter-address';

const read = (address: string) => readFilter(new URLSearchParams(address));

it('reads the filters of an address', () => {
  expect(read('state=begun&sort=watched&starred=1')).toEqual({ state: 'begun', sort: 'watched', starred: true });
  expect(read('')).toEqual({ sort: 'newest' });
});

it('takes the last day as a whole', () => {
  const { from = 0, to = 0 } = read('from=2026-03-01&to=2026-03-01');
  expect(to - from).toBe(24 * 3600 * 1000);
});

it('shows everything for an address that nobody understands', () => {
  expect(read('state=asleep&from=yesterday')).toEqual({ sort: 'newest' });
});

it('changes one filter and leaves the others', () => {
  expect(changeAddress('state=begun&chat=1', 'state', null)).toBe('/library?chat=1');
  expect(changeAddress('', 'tag', 'a b')).toBe('/library?tag=a+b');
  expect(changeAddress('chat=1', 'chat', null)).toBe('/library');
});
