import { CheckCheck, LibraryBig } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { homeTexts as texts } from '@/texts/home';

/** Nothing is new, begun, starred or of a channel: all that there is was watched. */
export function AllSeen() {
  const library = (
    <ButtonLink href="/library" icon={<LibraryBig size="1.1em" aria-hidden />}>
      {texts.all}
    </ButtonLink>
  );
  return (
    <MessagePanel icon={<CheckCheck />} title={texts.allSeenTitle} actions={library}>
      {texts.allSeen}
    </MessagePanel>
  );
}
