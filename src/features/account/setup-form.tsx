'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { useHydrated } from '@/components/ui/use-hydrated';
import { accountTexts } from '@/texts/account';
import { commonTexts } from '@/texts/common';
import { useTRPC } from '@/trpc/client';
import { readError } from '@/trpc/read-error';
import { AuthIntro } from './auth-frame';
import styles from './auth-frame.module.css';
import { signInWithPassword } from './sign-in';

function readOwner(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '');
  return { code: text('code'), name: text('name'), email: text('email'), password: text('password') };
}

/** First run: whoever can read the server's log becomes the owner, and is signed in at once. */
export function SetupForm() {
  const trpc = useTRPC();
  const hydrated = useHydrated();
  const [entering, setEntering] = useState(false);
  const create = useMutation(
    trpc.setup.createOwner.mutationOptions({
      onSuccess: async (_answer, owner) => {
        setEntering(true);
        const problem = await signInWithPassword(owner.email, owner.password);
        window.location.assign(problem ? '/sign-in' : '/');
      },
    }),
  );
  const problem = create.error ? readError(create.error) : null;
  const fieldError = (name: string) => problem?.fieldErrors[name]?.[0];
  const general = problem && Object.keys(problem.fieldErrors).length === 0 ? problem.message : null;

  return (
    <>
      <AuthIntro title={accountTexts.welcome}>{accountTexts.welcomeNote}</AuthIntro>
      <form
        method="post"
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          create.mutate(readOwner(new FormData(event.currentTarget)));
        }}
      >
        <TextField
          label={accountTexts.code}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          placeholder="123456"
          hint={accountTexts.codeHint}
          error={fieldError('code')}
          autoFocus
        />
        <TextField label={commonTexts.name} name="name" autoComplete="name" error={fieldError('name')} />
        <TextField
          label={commonTexts.email}
          name="email"
          type="email"
          autoComplete="username"
          error={fieldError('email')}
        />
        <TextField
          label={commonTexts.password}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={accountTexts.passwordHint}
          error={fieldError('password')}
        />
        {general && (
          <p className={styles.problem} role="alert">
            {general}
          </p>
        )}
        <Button type="submit" variant="primary" busy={create.isPending || entering} disabled={!hydrated}>
          {accountTexts.create}
        </Button>
      </form>
    </>
  );
}
