import type Database from 'better-sqlite3';
import { z } from 'zod';

/** The longest beginnings that the index knows by themselves: `prefix` of its table in chat-index.ts. */
const KNOWN_CHARS = 5;

/** More words than that are not named one by one. */
const MOST_WORDS = 40;

const AFTER = '\u0001';

/** As the index folds letters; null for what it might fold otherwise. */
function fold(beginning: string): string | null {
  const plain = beginning.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return /^[a-z0-9]+$/.test(plain) ? plain : null;
}

/**
 * Answers all words of the index that begin so; null = let the index find them itself, as it does well for short
 * beginnings. For a longer one FTS5 collects every hit of all its words before it answers the first: 25 ms in a million
 * messages for one that is in each of them, once for every video that is searched. Named words are read as far as needed.
 */
export function openChatWords(db: Database.Database): (beginning: string) => string[] | null {
  // `instance` because it alone goes to the next word without counting all hits of this one.
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.chat_word USING fts5vocab(main, message_words, instance)');
  const wordFrom = db.prepare('SELECT term FROM temp.chat_word WHERE term >= ? LIMIT 1').pluck();
  return (beginning) => {
    const begin = fold(beginning);
    if (begin === null || begin.length <= KNOWN_CHARS) return null;
    const words: string[] = [];
    for (let from = begin; words.length <= MOST_WORDS; ) {
      const word = z.string().optional().parse(wordFrom.get(from));
      if (!word?.startsWith(begin)) return words;
      words.push(word);
      from = word + AFTER;
    }
    return null;
  };
}
