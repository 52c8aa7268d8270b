'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { useHydrated } from '@/components/ui/use-hydrated';
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
      <AuthIntro title="Welcome">Create the owner of this server. It takes a minute.</AuthIntro>
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
          label="Setup code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          placeholder="123456"
          hint="Printed in the server's log when it started."
          error={fieldError('code')}
          autoFocus
        />
        <TextField label="Name" name="name" autoComplete="name" error={fieldError('name')} />
        <TextField label="E-mail" name="email" type="email" autoComplete="username" error={fieldError('email')} />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          hint="At least 8 characters."
          error={fieldError('password')}
        />
        {general && (
          <p className={styles.problem} role="alert">
            {general}
          </p>
        )}
        <Button type="submit" variant="primary" busy={create.isPending || entering} disabled={!hydrated}>
          Create owner
        </Button>
      </form>
    </>
  );
}
