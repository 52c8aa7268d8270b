import type { Page } from 'playwright-core';
import type { ChatMessage, FailureCode, RecorderJob, SiteName, View } from '../../protocol/index';
import type { HiddenPage } from '../browser/hidden-page';
import type { MediaLook } from './generic/live';

/** What a chat reader hands on: the message without its number, which the recorder gives. */
export type SeenMessage = Omit<ChatMessage, 'seq'>;

export type ChatTools = {
  onMessages: (messages: SeenMessage[]) => void;
  /** Keeps a picture and hands it to the app; answers its hash, or null when it is not a picture, too big or too many. */
  keepImage: (bytes: Uint8Array<ArrayBuffer>) => string | null;
  /** A page beside the recorded one that is never drawn. */
  openHidden: (url: string) => Promise<HiddenPage>;
};

export type ChatReader = {
  /**
   * Must be called before the page is opened; then reads it, and again after every reload. Called anew for every new
   * browser; what is resolved ends it.
   */
  start(page: Page, tools: ChatTools): Promise<() => void>;
  /** Whether a chat is there to be read now. */
  found(page: Page): Promise<boolean>;
  /** True when a page of this site always has a chat, so that a missing one is worth a health mark. */
  expected: boolean;
};

/**
 * Where the way into the broadcast stands. `waits` = nothing can be done but wait for a person; `late` is the failure when
 * that takes too long.
 */
export type Entrance = { in: true } | { in: false; detail: string; waits: boolean; late: FailureCode };

/** What the recorder needs to know about one site. One folder each, with the same file names. */
export type Site = {
  name: SiteName;
  /** The address to open instead of the one given; the same when it is left out. */
  address?(url: string): string;
  /** The page may use a microphone. It is a silent one: nothing that is recorded can be heard in it. */
  microphone?: boolean;
  /** Clears what stands before the media: consent banners, overlays. Harmless when repeated. */
  prepare(page: Page): Promise<void>;
  /** One step further on the way in (a lobby, a form); called again and again. Throws a RecorderFailure at a wall. */
  enter?(page: Page): Promise<Entrance>;
  /** Finds and judges the main media of the page. */
  look(page: Page): Promise<MediaLook>;
  /** Presses play, unmutes, and in view `player` fills the frame. Harmless when repeated. */
  drive(page: Page, view: View): Promise<void>;
  /** Looked after every few seconds while it is recorded: questions the page asks, a picture that moved. */
  tend?(page: Page, view: View): Promise<void>;
  /** Takes leave before the browser is closed, so that nobody sees a guest that is gone. Bounded in time by the caller. */
  leave?(page: Page): Promise<void>;
  chat: ChatReader | null;
};

/** What a site is made from; one is made for every recording, so it may remember things. */
export type SiteJob = Pick<RecorderJob, 'url' | 'site' | 'zoom' | 'liveOnly'>;

export type SiteMaker = { name: SiteName; match(url: URL): boolean; create(job: SiteJob): Site };
