'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { useHydrated } from '@/components/ui/use-hydrated';
import { accountTexts } from '@/texts/account';
import { commonTexts } from '@/texts/common';
import { tvTexts } from '@/texts/tv';
import { isTvLayout } from '../tv/use-layout-choice';
import { AuthIntro } from './auth-frame';
import styles from './auth-frame.module.css';
import { signInWithPassword } from './sign-in';

type Props = {
  returnPath: string;
  /** Asked for by name: a television shows the code otherwise. */
  byPassword: boolean;
};

export function SignInForm({ returnPath, byPassword }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const hydrated = useHydrated();
  const router = useRouter();
  const byCode = `/sign-in/tv?next=${encodeURIComponent(returnPath)}`;
  useEffect(() => {
    if (!byPassword && isTvLayout()) router.replace(byCode);
  }, [byPassword, byCode, router]);

  const submit = async (form: FormData) => {
    setBusy(true);
    setProblem(null);
    const answer = await signInWithPassword(String(form.get('email') ?? ''), String(form.get('password') ?? ''));
    // A full page load, so that nothing cached for nobody stays.
    if (answer === null) return window.location.assign(returnPath);
    setProblem(answer);
    setBusy(false);
  };

  return (
    <>
      <AuthIntro title={commonTexts.signIn}>{accountTexts.signInNote}</AuthIntro>
      <form
        method="post"
        className={styles.form}
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <TextField label={commonTexts.email} name="email" type="email" autoComplete="username" required autoFocus />
        <TextField
          label={commonTexts.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" variant="primary" busy={busy} disabled={!hydrated}>
          {commonTexts.signIn}
        </Button>
      </form>
      <ButtonLink variant="ghost" href={byCode} prefetch={false} className={styles.other}>
        {tvTexts.useCode}
      </ButtonLink>
    </>
  );
}
