import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './check-url';

/** A name led to a private address at the moment of connecting, whatever it said when it was checked. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError';
}

/**
 * The resolver for outgoing connections: refuses names with a private address at the last moment, so that a name cannot
 * be checked with one address and opened with another (DNS rebinding).
 */
export function publicLookup(resolve: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [], 0);
      if (!addresses.every(({ address }) => isPublicAddress(address))) {
        return done(new PrivateAddressError('private address'), [], 0);
      }
      const [first] = addresses;
      if (options.all || !first) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };
}
