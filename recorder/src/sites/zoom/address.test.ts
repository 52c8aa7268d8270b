import { expect, test } from 'vitest';
import { clientAddress, isZoomHost, linkSecrets } from './address';

test.each([
  ['https://zoom.us/j/12345678901?pwd=AbC123.1', 'https://app.zoom.us/wc/12345678901/join?pwd=AbC123.1'],
  ['https://us02web.zoom.us/j/123456789', 'https://app.zoom.us/wc/123456789/join'],
  ['https://club.zoom.us/j/123-456-7890?pwd=x#success', 'https://app.zoom.us/wc/1234567890/join?pwd=x'],
  ['https://zoom.com/j/1234567890?uname=Bob&pwd=a_b-c', 'https://app.zoom.us/wc/1234567890/join?pwd=a_b-c'],
  // A registrant's webinar: the ticket is what lets in.
  [
    'https://us06web.zoom.us/w/98765432101?tk=aB-_9.x&pwd=Z',
    'https://app.zoom.us/wc/98765432101/join?pwd=Z&tk=aB-_9.x',
  ],
  ['https://zoom.us/s/12345678901?zak=host-only', 'https://app.zoom.us/wc/12345678901/join'],
  ['https://agency.zoomgov.com/j/1601234567?pwd=q', 'https://agency.zoomgov.com/wc/1601234567/join?pwd=q'],
  // What could smuggle something else along is left out.
  ['https://zoom.us/j/12345678901?pwd=a%26b%3D1', 'https://app.zoom.us/wc/12345678901/join'],
])('%s leads to %s', (given, wanted) => {
  expect(clientAddress(given)).toBe(wanted);
  expect(clientAddress(wanted)).toBe(wanted);
});

test.each([
  'https://app.zoom.us/wc/12345678901/join?pwd=abc',
  'https://events.zoom.us/ev/abcdef',
  'https://zoom.us/my/some.name?pwd=abc',
  'https://zoom.us/j/not-a-number',
  'https://zoom.us.example.com/j/12345678901',
  'https://example.com/j/12345678901',
  'http://127.0.0.1:8099/zoom-normal',
])('%s is opened as it is', (given) => {
  expect(clientAddress(given)).toBe(given);
});

test('the domain is zoom.us, also where the link still says zoom.com', () => {
  expect(clientAddress('https://club.zoom.com/my/room')).toBe('https://club.zoom.us/my/room');
});

test.each([
  ['zoom.us', true],
  ['us02web.zoom.us', true],
  ['ZOOM.US', true],
  ['a.b.zoomgov.com', true],
  ['notzoom.us', false],
  ['zoom.us.evil.example', false],
])('%s is Zoom: %s', (host, wanted) => {
  expect(isZoomHost(host)).toBe(wanted);
});

test('passcode and ticket of a link are secrets', () => {
  expect(linkSecrets('https://zoom.us/w/123456789?tk=ticket&pwd=pass&a=b')).toEqual(['pass', 'ticket']);
});
