/** Signs in as a browser's form would, by next-auth's own endpoints; answers the session's cookie. */
export async function signInCookie(url: string, owner: { email: string; password: string }): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookies = csrf.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const body = new URLSearchParams({ csrfToken, ...owner, json: 'true' });
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie: cookies.join('; ') },
  });
  const session = answer.headers.getSetCookie().find((line) => line.startsWith('next-auth.session-token='));
  if (!session) throw new Error(`the bench could not sign in: ${answer.status} ${await answer.text()}`);
  return session.split(';')[0] ?? '';
}
