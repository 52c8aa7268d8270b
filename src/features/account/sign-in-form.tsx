'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { useHydrated } from '@/components/ui/use-hydrated';
import { AuthIntro } from './auth-frame';
import styles from './auth-frame.module.css';
import { signInWithPassword } from './sign-in';

export function SignInForm({ returnPath }: { returnPath: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const hydrated = useHydrated();

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
      <AuthIntro title="Sign in">Your recordings are waiting.</AuthIntro>
      <form
        method="post"
        className={styles.form}
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <TextField label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
        <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" variant="primary" busy={busy} disabled={!hydrated}>
          Sign in
        </Button>
      </form>
    </>
  );
}
