const MOST_TEXT = 20_000;

/** What the first pattern that finds something has in its first group. */
export const first = (text: string, ...patterns: RegExp[]): string | null => {
  for (const pattern of patterns) {
    const value = pattern.exec(text)?.[1]?.trim();
    if (value) return value;
  }
  return null;
};

/** The passcode of a meeting. The line for telephones ("Passcode: 123456#") is numeric too and mostly another one. */
export function findPasscode(text: string): string | null {
  return first(
    text.slice(0, MOST_TEXT),
    /^[ \t]*(?:meeting |webinar )?(?:passcode|password|kenncode|passwort|toegangscode|wachtwoord|code secret|mot de passe|código de acceso|contraseña|codice d['’]accesso|senha(?: de acesso)?|código de acesso)[ \t]*:[ \t]*(\S{1,60})[ \t]*$/im,
    /(?:passcode|password)[ \t]*:[ \t]*([^\s,;<>()]{1,60})/i,
  );
}
