import ipaddr from 'ipaddr.js';
import { AppError } from '../errors';

/** All addresses of a host name; rejects when there is none. */
export type Lookup = (hostname: string) => Promise<{ address: string }[]>;

const ALLOW = 'Set JOMO_ALLOW_PRIVATE_URLS=true on the server if that is meant.';

/** Forms show what is wrong at their field of this name. */
const about = { field: 'url' } as const;

/** 64:ff9b:1::/48, the local-use NAT64 prefix (RFC 8215), which embeds an IPv4 address like 64:ff9b::/96 does. */
const localNat64 = ipaddr.parseCIDR('64:ff9b:1::/48');

/**
 * True for an address of the public internet. Loopback, private, shared (CGNAT), link-local, multicast, unspecified
 * and reserved ranges are not, nor is any IPv6 form that carries an IPv4 address (mapped, NAT64, 6to4, Teredo): a
 * gateway would unpack it to a place we did not check.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || !parsed.match(localNat64);
}

function parse(value: string): URL {
  if (!URL.canParse(value)) throw new AppError('bad_input', 'That is not a web address.', about);
  const url = new URL(value);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new AppError('bad_input', 'Only addresses that begin with http:// or https:// can be recorded.', about);
  }
  if (url.username || url.password) {
    throw new AppError('bad_input', 'Leave the user name and password out of the address.', about);
  }
  return url;
}

/**
 * Checks that an address may be opened by a recorder, and answers it parsed. The URL parser has already turned odd
 * numeric hosts (0x7f.1, 2130706433, 127.1) into plain ones. Throws AppError `bad_input` with a sentence.
 * A name may resolve differently later, so the recorder checks again when it opens the page.
 */
export async function assertPublicUrl(
  { allowPrivate, lookup }: { allowPrivate: boolean; lookup: Lookup },
  value: string,
): Promise<URL> {
  const url = parse(value);
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(lookup, host);
  if (!allowPrivate && !addresses.every(isPublicAddress)) {
    throw new AppError('bad_input', `The address ${url.hostname} leads into a private network. ${ALLOW}`, about);
  }
  return url;
}

async function resolve(lookup: Lookup, host: string): Promise<string[]> {
  const found = await lookup(host).catch((cause: unknown) => {
    throw new AppError('bad_input', unresolved(host), { ...about, cause });
  });
  if (found.length === 0) throw new AppError('bad_input', unresolved(host), about);
  return found.map(({ address }) => address);
}

function unresolved(host: string): string {
  return `The name ${host} could not be found. Check the spelling of the address.`;
}

/** Is this the app's own self-test page? Only that exact path, so that it opens no other door to this machine. */
export function isOwnTestcard(value: string, ownOrigins: readonly string[]): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return url.pathname === '/testcard' && !url.username && !url.password && ownOrigins.includes(url.origin);
}
