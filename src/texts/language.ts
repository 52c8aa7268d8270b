/**
 * The language of these words and the way it is read. Everything else follows from here: `lang` and `dir` of every page,
 * and with it the side on which the navigation stands.
 */
export const language: { code: string; dir: 'ltr' | 'rtl' } = { code: 'en', dir: 'ltr' };
