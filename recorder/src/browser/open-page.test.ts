import { expect, test } from 'vitest';
import { cameFromPrivate, type Hop } from './open-page';

/** An answer that came from the last of these addresses after redirects by the others; null = not known. */
function answer(...addresses: (string | null)[]): Hop {
  const before = addresses.slice(0, -1);
  const ipAddress = addresses.at(-1) ?? null;
  return {
    serverAddr: async () => (ipAddress === null ? null : { ipAddress, port: 443 }),
    request: () => ({
      redirectedFrom: () => (before.length === 0 ? null : { response: async () => answer(...before) }),
    }),
  };
}

test.each([
  ['a public page', ['8.8.8.8'], false],
  ['a public page after public redirects', ['8.8.8.8', '1.1.1.1', '9.9.9.9'], false],
  ['a name that was rebound to this machine after the check', ['127.0.0.1'], true],
  ['a public page that redirects into the private network', ['8.8.8.8', '192.168.1.1'], true],
  ['one that redirects through the private network', ['10.0.0.1', '8.8.8.8'], true],
  ['an IPv6 address with a private one inside', ['8.8.8.8', '::ffff:10.0.0.1'], true],
  ['an answer out of a cache before a private redirect', ['10.0.0.1', null], true],
])('%s', async (_, addresses, found) => {
  expect(await cameFromPrivate(answer(...addresses))).toBe(found);
});
