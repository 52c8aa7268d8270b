'use client';

import { CircleDot, Radio } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { PageHeader } from '@/components/ui/page-header';
import { Segmented } from '@/components/ui/segmented';
import { useHydrated } from '@/components/ui/use-hydrated';
import { type ShareChoice, type SharedLink, suggestChoice } from '@/shared/shared-link';
import { commonTexts } from '@/texts/common';
import { shareTexts } from '@/texts/share';
import { isMeetingLink } from '../is-meeting';
import { PasscodeField } from '../meeting-fields';
import styles from './share-page.module.css';
import { useShare } from './use-share';

const choices: readonly ShareChoice[] = ['now', 'when-live', 'subscribe'];
const options = choices.map((value) => ({ value, ...shareTexts.choices[value] }));

/** Takes a link from the phone's share menu: record it now, when it goes live, or subscribe to the channel. */
export function SharePage({ shared }: { shared: SharedLink }) {
  const [url, setUrl] = useState(shared.url);
  const [choice, setChoice] = useState(shared.choice);
  const [passcode, setPasscode] = useState('');
  const meeting = isMeetingLink({ url }) && choice !== 'subscribe';
  const { go, error, busy, forget } = useShare();
  const hydrated = useHydrated();
  const missing = shared.url === '' && url === '' ? shareTexts.noLink : undefined;
  return (
    <div className={styles.page}>
      <PageHeader title={shareTexts.title} note={shared.title || shareTexts.note} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          go({ url, title: url === shared.url ? shared.title : '', passcode: meeting ? passcode : '', choice });
        }}
      >
        <TextField
          label={shareTexts.address}
          type="url"
          inputMode="url"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          placeholder={commonTexts.linkHint}
          value={url}
          hint={missing}
          error={error ?? undefined}
          onChange={({ target }) => {
            setUrl(target.value);
            setChoice(suggestChoice(target.value));
            forget();
          }}
        />
        {meeting && <PasscodeField value={passcode} error={undefined} onChange={setPasscode} />}
        <Segmented legend={shareTexts.what} value={choice} options={options} onChange={setChoice} />
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="primary"
            busy={busy}
            disabled={!hydrated || url.trim() === ''}
            icon={choice === 'subscribe' ? <Radio size="1.1em" aria-hidden /> : <CircleDot size="1.1em" aria-hidden />}
          >
            {shareTexts.go[choice]}
          </Button>
          {choice !== 'subscribe' && (
            <ButtonLink
              variant="ghost"
              href={`/record?url=${encodeURIComponent(url)}&title=${encodeURIComponent(shared.title)}`}
            >
              {shareTexts.more}
            </ButtonLink>
          )}
        </div>
      </form>
    </div>
  );
}
