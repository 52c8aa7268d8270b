import type { NextAuthOptions, Session } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { getAppDb } from '../db/app-db';
import { enterByDeviceCode } from './devices';
import { isLimited, type LoginLimit, noteFailure, noteSuccess } from './login-limit';
import { hashPassword, verifyPassword } from './passwords';

const limit: LoginLimit = new Map();
/** Compared when the address is unknown, so that the answer takes as long as for a known one. */
const decoy = hashPassword('no such user');

/** Checks an e-mail address and password. Null when they do not match; throws when there were too many failures. */
async function signIn(email: string, password: string) {
  const key = email.toLowerCase();
  if (isLimited(limit, key, Date.now())) throw new Error('Too many attempts. Wait five minutes and try again.');
  const user = await getAppDb().user.findUnique({ where: { email: key } });
  const matches = await verifyPassword(password, user?.passwordHash ?? (await decoy));
  if (!user || !matches) {
    noteFailure(limit, key, Date.now());
    return null;
  }
  noteSuccess(limit, key);
  return { id: user.id, email: user.email, name: user.name };
}

declare module 'next-auth' {
  interface User {
    /** Signed in by a code: the row of the device, which the session lasts as long as. */
    device?: string;
  }
  interface Session {
    user: { id: string; email: string; name: string };
    /** See `User.device`. */
    device?: string;
  }
}

/** next-auth runs inside Next; its signing secret comes from NEXTAUTH_SECRET, which `main.ts` sets. */
export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: 90 * 24 * 60 * 60 },
  pages: { signIn: '/sign-in' },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: async (given) => (given?.email && given.password ? signIn(given.email, given.password) : null),
    }),
    Credentials({
      id: 'device',
      credentials: { secret: {} },
      authorize: async (given) =>
        given?.secret ? enterByDeviceCode({ db: getAppDb(), now: () => new Date() }, given.secret) : null,
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { ...token, sub: user.id, device: user.device } : token),
    session: ({ session, token }): Session => ({
      ...session,
      user: { id: token.sub ?? '', email: token.email ?? '', name: token.name ?? '' },
      device: typeof token.device === 'string' ? token.device : undefined,
    }),
  },
};
