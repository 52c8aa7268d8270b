import { Compass } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';

export default function NotFound() {
  return (
    <main>
      <MessagePanel
        icon={<Compass />}
        title="There is nothing here"
        actions={
          <ButtonLink href="/" variant="primary">
            Go to the library
          </ButtonLink>
        }
      >
        The page may have moved, or the video was deleted.
      </MessagePanel>
    </main>
  );
}
