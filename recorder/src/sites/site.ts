import type { Page } from 'playwright-core';
import type { ChatMessage, View } from '../../protocol/index';
import type { MediaLook } from './generic/live';

/** What a chat reader hands on: the message without its number, which the recorder gives. */
export type SeenMessage = Omit<ChatMessage, 'seq'>;

export type ChatReader = {
  /** Must be called before the page is opened; then reads it, and again after every reload. */
  start(page: Page, onMessages: (messages: SeenMessage[]) => void): Promise<void>;
  /** Whether a chat was found on the page so far. */
  found(page: Page): Promise<boolean>;
  /** True when a page of this site always has a chat, so that a missing one is worth a health mark. */
  expected: boolean;
};

/** What the recorder needs to know about one site. One folder each, with the same file names. */
export type Site = {
  name: string;
  match(url: URL): boolean;
  /** Clears what stands before the media: consent banners, overlays. Harmless when repeated. */
  prepare(page: Page): Promise<void>;
  /** Finds and judges the main media of the page. */
  look(page: Page): Promise<MediaLook>;
  /** Presses play, unmutes, and in view `player` fills the frame. Harmless when repeated. */
  drive(page: Page, view: View): Promise<void>;
  chat: ChatReader | null;
};
