'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import { apiKeyTexts } from '@/texts/settings';
import { useTRPC } from '@/trpc/client';
import { QueryError } from '@/trpc/query-error';
import { readError } from '@/trpc/read-error';
import { ApiKeyRow } from './api-key-row';
import { NewKeyDialog } from './new-key-dialog';
import { Section } from './section';
import styles from './settings-page.module.css';

/** Keys for the command line and for scripts. */
export function ApiKeysSection() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const toast = useToast();
  const [creating, setCreating] = useState(false);
  const keys = useQuery(trpc.settings.apiKeys.list.queryOptions());
  const revoke = useMutation(
    trpc.settings.apiKeys.revoke.mutationOptions({
      onSuccess: () => toast(apiKeyTexts.revoked),
      onError: (error) => toast(readError(error).message, 'error'),
      onSettled: () => client.invalidateQueries(trpc.settings.apiKeys.list.queryFilter()),
    }),
  );
  const content = () => {
    if (!keys.data) {
      return keys.isError ? (
        <QueryError small title={apiKeyTexts.failed} error={keys.error} onRetry={keys.refetch} />
      ) : (
        <Skeleton style={{ height: '3.5rem' }} />
      );
    }
    if (keys.data.length === 0) return <p className={styles.quiet}>{apiKeyTexts.none}</p>;
    return (
      <ul className={styles.keys}>
        {keys.data.map((key) => (
          <ApiKeyRow key={key.id} apiKey={key} onRevoke={() => revoke.mutate({ id: key.id })} />
        ))}
      </ul>
    );
  };
  return (
    <Section title={apiKeyTexts.title} note={apiKeyTexts.note}>
      {content()}
      <Button icon={<Plus size="1.1em" aria-hidden />} onClick={() => setCreating(true)}>
        {apiKeyTexts.new}
      </Button>
      {creating && <NewKeyDialog onClose={() => setCreating(false)} />}
    </Section>
  );
}
