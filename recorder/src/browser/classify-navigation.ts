import { RecorderFailure } from '../failure';

/** What came back for the address, after redirects. */
export type Arrival = { status: number; contentType: string | null };

const pageTypes = ['text/html', 'application/xhtml+xml'];

/** Decides whether the answer is a page that can be recorded. Returns the failure, or null when it is fine. */
export function classifyArrival({ status, contentType }: Arrival): RecorderFailure | null {
  if (status >= 400) {
    const message = `The site answered with error ${status}. Open the address in a browser to see what it says.`;
    return new RecorderFailure('http_error', { message, retryable: status >= 500 || status === 429 });
  }
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type && !pageTypes.includes(type)) return new RecorderFailure('not_a_page', { detail: `Content type ${type}` });
  return null;
}

/** The failure behind an error of the browser's navigation. */
export function classifyNavigationError(message: string): RecorderFailure {
  const first = message.split('\n')[0] ?? message;
  // By refuse-private.ts: extensions, the others that block, are off.
  if (message.includes('net::ERR_BLOCKED_BY_CLIENT')) return new RecorderFailure('private_address');
  if (/Download is starting|net::ERR_ABORTED/.test(message))
    return new RecorderFailure('not_a_page', { detail: first });
  if (/net::ERR_INVALID_AUTH|net::ERR_HTTP_RESPONSE_CODE_FAILURE/.test(message)) {
    return new RecorderFailure('http_error', { detail: first });
  }
  return new RecorderFailure('unreachable', { message: explain(first), detail: first });
}

function explain(message: string): string {
  const code = /net::(ERR_[A-Z_]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_NAME_NOT_RESOLVED') return 'There is no site of that name. Check the address.';
  if (code.startsWith('ERR_CERT'))
    return 'The site shows a wrong certificate, so it was not opened. Check the address.';
  if (/Timeout|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT/.test(message)) {
    return 'The page did not answer in time. Check the address and that the site is up.';
  }
  return 'The page could not be reached. Check the address and that the site is up.';
}
