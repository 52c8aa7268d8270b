import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isRefusal, readError } from './read-error';

/**
 * Answers that a repeat cannot change (not found, not allowed, ...) are not asked for again. `onSignedOut` is called
 * when the server no longer knows the session.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (readError(error).code === 'UNAUTHORIZED') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        // The service worker answers for downloaded videos; the rest fails at once and says so.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && !isRefusal(error),
      },
      mutations: { networkMode: 'always' },
    },
  });
}
