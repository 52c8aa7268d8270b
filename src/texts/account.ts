/** Signing in, and the first run. */
export const accountTexts = {
  slogan: 'The joy of missing out: it records the broadcast, you watch it later.',
  signInNote: 'Your recordings are waiting.',
  wrongPassword: 'The e-mail address or the password is not right.',
  welcome: 'Welcome',
  welcomeNote: 'Create the owner of this server. It takes a minute.',
  code: 'Setup code',
  codeHint: "Printed in the server's log when it started.",
  passwordHint: 'At least 8 characters.',
  create: 'Create owner',
} as const;
