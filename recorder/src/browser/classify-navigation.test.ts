import { expect, test } from 'vitest';
import { classifyArrival, classifyNavigationError } from './classify-navigation';

test('a page is fine; errors and other files are told apart', () => {
  expect(classifyArrival({ status: 200, contentType: 'text/html; charset=utf-8' })).toBeNull();
  expect(classifyArrival({ status: 200, contentType: null })).toBeNull();
  expect(classifyArrival({ status: 200, contentType: 'application/pdf' })?.code).toBe('not_a_page');
  const missing = classifyArrival({ status: 404, contentType: 'text/html' });
  expect(missing?.code).toBe('http_error');
  expect(missing?.message).toContain('404');
});

test('an overloaded site may be tried again, a missing page not', () => {
  expect(classifyArrival({ status: 503, contentType: null })?.more.retryable).toBe(true);
  expect(classifyArrival({ status: 404, contentType: null })?.more.retryable).toBe(false);
});

test.each([
  ['page.goto: net::ERR_NAME_NOT_RESOLVED at http://x/', 'unreachable', 'no site of that name'],
  ['page.goto: Timeout 30000ms exceeded.', 'unreachable', 'did not answer in time'],
  ['page.goto: net::ERR_CERT_DATE_INVALID at https://x/', 'unreachable', 'certificate'],
  ['page.goto: Download is starting', 'not_a_page', ''],
])('%s', (message, code, words) => {
  const failure = classifyNavigationError(message);
  expect(failure.code).toBe(code);
  expect(failure.message).toContain(words);
});
