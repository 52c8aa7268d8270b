import { describe, expect, it } from 'vitest';
import { assertPublicUrl, isOwnTestcard, isPublicAddress, type Lookup } from './check-url';

const resolvesTo =
  (...addresses: string[]): Lookup =>
  async () =>
    addresses.map((address) => ({ address }));
const check = (url: string, lookup: Lookup = resolvesTo('93.184.215.14'), allowPrivate = false) =>
  assertPublicUrl({ allowPrivate, lookup }, url);

describe('assertPublicUrl', () => {
  it('lets a public page through', async () => {
    await expect(check('https://example.com/live')).resolves.toMatchObject({ hostname: 'example.com' });
  });

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.3.4/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[ff02::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:1::1]/',
  ])('refuses %s and names the setting that allows it', async (url) => {
    await expect(check(url)).rejects.toMatchObject({
      code: 'bad_input',
      userMessage: expect.stringContaining('JOMO_ALLOW_PRIVATE_URLS'),
    });
  });

  it('refuses a name when one of its addresses is private', async () => {
    await expect(check('https://rebind.test/', resolvesTo('93.184.215.14', '10.0.0.5'))).rejects.toMatchObject({
      userMessage: expect.stringContaining('private network'),
    });
  });

  it('allows private addresses when the server does', async () => {
    await expect(check('http://192.168.1.20:8080/cam', resolvesTo(), true)).resolves.toBeInstanceOf(URL);
  });

  it('says that a name could not be found', async () => {
    const missing: Lookup = () => Promise.reject(new Error('ENOTFOUND'));
    await expect(check('https://nope.invalid/', missing)).rejects.toMatchObject({
      userMessage: 'The name nope.invalid could not be found. Check the spelling of the address.',
    });
  });

  it.each([
    ['ftp://example.com/', /http:\/\/ or https/],
    ['file:///etc/passwd', /http:\/\/ or https/],
    ['https://me:secret@example.com/', /user name and password/],
    ['not an address', /not a web address/],
  ])('refuses %s', async (url, sentence) => {
    await expect(check(url)).rejects.toMatchObject({ code: 'bad_input', userMessage: expect.stringMatching(sentence) });
  });
});

describe('isPublicAddress', () => {
  it('knows public addresses of both families', () => {
    expect(['1.1.1.1', '2606:4700:4700::1111'].map(isPublicAddress)).toEqual([true, true]);
    expect(isPublicAddress('no address')).toBe(false);
  });
});

describe('isOwnTestcard', () => {
  const own = ['http://localhost:3000', 'http://127.0.0.1:3000'];
  it('knows the test card on its own origins and nothing else', () => {
    expect(isOwnTestcard('http://127.0.0.1:3000/testcard?fps=30', own)).toBe(true);
    expect(isOwnTestcard('http://127.0.0.1:3000/testcard/../settings', own)).toBe(false);
    expect(isOwnTestcard('http://127.0.0.1:3001/testcard', own)).toBe(false);
    expect(isOwnTestcard('http://x@127.0.0.1:3000/testcard', own)).toBe(false);
  });
});
