import { expect, test } from 'vitest';
import { chatMessage } from '../../../protocol/index';
import { selectSite } from '../registry';
import { parseMessage } from './parse-message';

const raw = { at: 12.6, kind: 'message', author: 'Mara', color: '#ff8f6b', badges: 'host', amount: '', text: 'Hello' };

test('a message of the contract is read', () => {
  const parsed = parseMessage({ ...raw, kind: 'paid', amount: '5.00 EUR', badges: 'member, founder' });
  expect(parsed).toEqual({
    ...{ at: 13, kind: 'paid', author: 'Mara', color: '#ff8f6b', badges: ['member', 'founder'], amount: '5.00 EUR' },
    text: 'Hello',
  });
});

test('whatever a page says fits the protocol', () => {
  const long = 'x'.repeat(9000);
  const odd = {
    at: -5,
    kind: long,
    author: long,
    color: 'red',
    badges: `${long},,a,b,c,d,e,f,g,h,i,j,k`,
    amount: long,
    text: long,
  };
  expect(() => chatMessage.parse({ ...parseMessage(odd), seq: 0 })).not.toThrow();
});

test('the test card is known by its path on any host, and everything else is generic', () => {
  expect(selectSite({ url: 'http://127.0.0.1:3000/testcard?chat=fast' }).name).toBe('testcard');
  expect(selectSite({ url: 'http://127.0.0.1:3000/testcards' }).name).toBe('generic');
});
