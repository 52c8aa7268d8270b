'use client';

import { TriangleAlert } from 'lucide-react';
import { Button, ButtonLink } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';

export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <main>
      <MessagePanel
        tone="danger"
        icon={<TriangleAlert />}
        title="This page could not be shown"
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <ButtonLink href="/">Go to the library</ButtonLink>
          </>
        }
      >
        Something went wrong. Recordings are not touched by this.
      </MessagePanel>
    </main>
  );
}
