'use client';

import { TriangleAlert } from 'lucide-react';
import { Button, ButtonLink } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { commonTexts } from '@/texts/common';
import { shellTexts } from '@/texts/shell';

export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <main>
      <MessagePanel
        page
        tone="danger"
        icon={<TriangleAlert />}
        title={shellTexts.failed}
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              {commonTexts.tryAgain}
            </Button>
            <ButtonLink href="/library">{commonTexts.toLibrary}</ButtonLink>
          </>
        }
      >
        {shellTexts.failedNote}
      </MessagePanel>
    </main>
  );
}
