'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import type { AppRouter } from '@/server/api/root';
import { createQueryClient } from './query-client';

const context = createTRPCContext<AppRouter>();

/** Query and mutation options of every procedure. */
export const useTRPC = context.useTRPC;

/** The bare client, for calls outside the query cache. */
export const useTRPCClient = context.useTRPCClient;

export const TRPC_PATH = '/trpc';

/** Sent to the window when the session is over. A page that has something to lose prevents leaving, and offers it. */
export const SIGNED_OUT_EVENT = 'jomo-signed-out';

function goToSignIn() {
  if (!window.dispatchEvent(new Event(SIGNED_OUT_EVENT, { cancelable: true }))) return;
  const { pathname, search } = window.location;
  if (pathname.startsWith('/sign-in') || pathname === '/setup') return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

/** Gives the tree below it the API and its cache. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn));
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: TRPC_PATH, maxURLLength: 4_000 })] }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
