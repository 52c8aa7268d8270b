import type { ChatMessage } from '@jomo/recorder/protocol';

/** A stretch of a message: words, or a picture that stands for them. `at` = where it begins in the text. */
type ChatPiece = { at: number; text: string; hash?: string };

/**
 * The text in pieces, with the emotes where they were. An emote that is not where it claims to be (the text was cut, or the
 * recorder was wrong) stays words. Pure.
 */
export function splitEmotes({ text, emotes = [] }: Pick<ChatMessage, 'text' | 'emotes'>): ChatPiece[] {
  const pieces: ChatPiece[] = [];
  let from = 0;
  for (const emote of [...emotes].sort((a, b) => a.at - b.at)) {
    if (emote.at < from || !text.startsWith(emote.text, emote.at)) continue;
    if (emote.at > from) pieces.push({ at: from, text: text.slice(from, emote.at) });
    pieces.push({ at: emote.at, text: emote.text, hash: emote.hash });
    from = emote.at + emote.text.length;
  }
  if (from < text.length) pieces.push({ at: from, text: text.slice(from) });
  return pieces;
}
