import { expect, test } from 'vitest';
import { isPrivateAddress, leadsToPrivate } from './private-address';

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
  ...['::1', '::', 'fe80::1', 'fe80::1%eth0', 'fd00::1', '[::1]', '::ffff:127.0.0.1', '::ffff:7f00:1'],
  ...['64:ff9b::10.0.0.1', '2002:7f00:1::', 'not an address'],
])('%s is private', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8', '192.169.0.1'])('%s is public', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test.each([
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.0.0.1/',
  'http://[::ffff:7f00:1]/',
  'http://localhost:3000/',
  'http://a.localhost/',
])('the disguised address %s is seen through', async (url) => {
  expect(await leadsToPrivate(url)).toBe(true);
});
