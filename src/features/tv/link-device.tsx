'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { formatAgo, midSentence } from '@/components/ui/format-date';
import { useHydrated } from '@/components/ui/use-hydrated';
import { describeDevice } from '@/shared/describe-device';
import type { AskedDevice } from '@/shared/views';
import { linkTexts } from '@/texts/tv';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import { AuthIntro } from '../account/auth-frame';
import styles from './link-device.module.css';

type AnswerProps = { device: AskedDevice; busy: boolean; problem: string | null; onAnswer: (allow: boolean) => void };

function Answer({ device, busy, problem, onAnswer }: AnswerProps) {
  const name = describeDevice(device.userAgent) ?? linkTexts.unknownDevice;
  return (
    <>
      <AuthIntro title={linkTexts.asks(name)}>
        {linkTexts.asked(midSentence(formatAgo(device.askedAt, Date.now())))}
      </AuthIntro>
      <p className={styles.agent}>{device.userAgent}</p>
      <p className={styles.warning}>{linkTexts.warning}</p>
      {problem && <Problem text={problem} />}
      <div className={styles.actions}>
        <Button variant="primary" busy={busy} onClick={() => onAnswer(true)}>
          {linkTexts.allow}
        </Button>
        <Button disabled={busy} onClick={() => onAnswer(false)}>
          {linkTexts.refuse}
        </Button>
      </div>
    </>
  );
}

function Problem({ text }: { text: string }) {
  return (
    <p className={styles.problem} role="alert">
      {text}
    </p>
  );
}

function Done({ allowed, onAgain }: { allowed: boolean; onAgain: () => void }) {
  return (
    <div role="status">
      <AuthIntro title={allowed ? linkTexts.allowed : linkTexts.refused}>
        {allowed ? linkTexts.allowedNote : linkTexts.refusedNote}
      </AuthIntro>
      <div className={styles.actions}>
        <ButtonLink variant="primary" href="/library">
          {linkTexts.home}
        </ButtonLink>
        <Button onClick={onAgain}>{linkTexts.otherCode}</Button>
      </div>
    </div>
  );
}

/** Where somebody who is signed in types the code of a television, sees what asks, and lets it in. `given`: a scanned code. */
export function LinkDevice({ given }: { given: string }) {
  const trpc = useTRPC();
  const hydrated = useHydrated();
  const [code, setCode] = useState(given);
  const show = useMutation(trpc.devices.show.mutationOptions());
  const answer = useMutation(trpc.devices.answer.mutationOptions());
  const { mutate } = show;
  useEffect(() => {
    if (given !== '') mutate({ code: given });
  }, [given, mutate]);

  if (answer.isSuccess) {
    const startOver = () => {
      setCode('');
      answer.reset();
      show.reset();
    };
    return <Done allowed={answer.variables.allow} onAgain={startOver} />;
  }
  if (show.data) {
    const problem = answer.error && readError(answer.error).message;
    const device = show.data;
    return (
      <Answer
        device={device}
        busy={answer.isPending}
        problem={problem}
        onAnswer={(allow) => answer.mutate({ code, allow })}
      />
    );
  }
  return (
    <>
      <AuthIntro title={linkTexts.title}>{linkTexts.intro}</AuthIntro>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          show.mutate({ code });
        }}
      >
        <TextField
          label={linkTexts.code}
          value={code}
          onChange={(event) => setCode(event.target.value.toUpperCase())}
          className={styles.code}
          placeholder="BCDF-GHJK"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={12}
          autoFocus
          error={show.error ? readError(show.error).message : undefined}
        />
        <Button type="submit" variant="primary" busy={show.isPending} disabled={!hydrated}>
          {linkTexts.next}
        </Button>
      </form>
    </>
  );
}
