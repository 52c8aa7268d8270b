import { Compass } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { commonTexts } from '@/texts/common';
import { shellTexts } from '@/texts/shell';

export default function NotFound() {
  return (
    <main>
      <MessagePanel
        page
        icon={<Compass />}
        title={shellTexts.notFound}
        actions={
          <ButtonLink href="/library" variant="primary">
            {commonTexts.toLibrary}
          </ButtonLink>
        }
      >
        {shellTexts.notFoundNote}
      </MessagePanel>
    </main>
  );
}
