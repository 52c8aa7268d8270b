import { CircleDot, Sofa } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { libraryTexts as texts } from '@/texts/library';

/** Nothing was recorded yet. */
export function EmptyLibrary() {
  const record = (
    <ButtonLink href="/record" variant="primary" icon={<CircleDot size="1.1em" aria-hidden />}>
      {texts.recordPage}
    </ButtonLink>
  );
  return (
    <MessagePanel icon={<Sofa />} title={texts.emptyTitle} actions={record}>
      {texts.empty}
    </MessagePanel>
  );
}
