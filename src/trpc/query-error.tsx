'use client';

import { RotateCw, TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { commonTexts } from '@/texts/common';
import { readError } from './read-error';

/** The error state of a page or panel whose data did not come. */
export function QueryError({
  title,
  error,
  onRetry,
  small,
  page,
}: {
  title: string;
  error: unknown;
  onRetry: () => unknown;
  small?: boolean;
  /** It is all that the page has: its title is the page's. */
  page?: boolean;
}) {
  return (
    <MessagePanel
      tone="danger"
      small={small}
      page={page}
      icon={<TriangleAlert />}
      title={title}
      actions={
        <Button icon={<RotateCw size="1.1em" aria-hidden />} onClick={() => void onRetry()}>
          {commonTexts.tryAgain}
        </Button>
      }
    >
      {readError(error).message}
    </MessagePanel>
  );
}
