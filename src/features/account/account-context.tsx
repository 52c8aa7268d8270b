'use client';

import { createContext, type ReactNode, useContext } from 'react';

type Account = { name: string; email: string };

const AccountContext = createContext<Account>({ name: '', email: '' });

/** Who is signed in. */
export function useAccount(): Account {
  return useContext(AccountContext);
}

export function AccountProvider({ account, children }: { account: Account; children: ReactNode }) {
  return <AccountContext.Provider value={account}>{children}</AccountContext.Provider>;
}
