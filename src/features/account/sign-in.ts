import { signIn } from 'next-auth/react';
import { accountTexts } from '@/texts/account';
import { commonTexts } from '@/texts/common';

const WRONG = accountTexts.wrongPassword;
const OFFLINE = commonTexts.noAnswer;

/** Signs in with a password. Answers what to tell the user, or null when it worked. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  try {
    const answer = await signIn('credentials', { email, password, redirect: false });
    if (answer?.ok && !answer.error) return null;
    // next-auth says "CredentialsSignin" when the provider answered nobody, and passes a thrown message on otherwise.
    return !answer?.error || answer.error === 'CredentialsSignin' ? WRONG : answer.error;
  } catch {
    return OFFLINE;
  }
}
