import type { FailureCode } from '../../../protocol/index';
import { sentences } from './selectors';

/** What can be seen of the client at one moment; filled in by in-page.ts. */
export type ZoomFacts = {
  url: string;
  title: string;
  /** Words on the page, chat left out, and words in dialogs alone; lower case. */
  text: string;
  dialog: string;
  name: boolean;
  passcode: boolean;
  join: boolean;
  captcha: boolean;
  cookie: boolean;
  disclaimer: boolean;
  /** "Join from your browser" on the page that would start the app. */
  launch: boolean;
  /** The client asks about microphone and camera. */
  mediaQuestion: boolean;
  leave: boolean;
  meeting: boolean;
};

export type ZoomState =
  | 'bot_wall'
  | 'captcha'
  | 'sign_in'
  | 'removed'
  | 'ended'
  | 'disconnected'
  | 'wrong_passcode'
  | 'waiting_room'
  | 'host_not_started'
  | 'cookie_banner'
  | 'media_question'
  | 'disclaimer'
  | 'launch_page'
  | 'pre_join'
  | 'admitted'
  | 'loading';

/** States that are the end of the way: reported as what they are, never got around. */
export const walls: Readonly<Partial<Record<ZoomState, FailureCode>>> = {
  bot_wall: 'bot_wall',
  captcha: 'captcha',
  sign_in: 'sign_in_required',
};

const says = (sentence: string) => {
  const words = new RegExp(sentence, 'i');
  return (facts: ZoomFacts) => words.test(told(facts));
};

/**
 * In the meeting only Zoom's own dialogs and the title count: slides, names and captions could say anything. The lobby is
 * rendered inside the meeting's element too, so that alone is not being in.
 */
function told(facts: ZoomFacts): string {
  return facts.leave ? facts.dialog : `${facts.title}\n${facts.text}`;
}

/**
 * Which state the client is in: the first line that fits. Walls and ends come before everything, the waiting room before
 * all that could be taken for admission, and what lies in front before what lies behind.
 */
const table: readonly (readonly [ZoomState, (facts: ZoomFacts) => boolean])[] = [
  ['bot_wall', says(sentences.bot_wall)],
  ['captcha', (facts) => (facts.captcha && !facts.leave) || says(sentences.captcha)(facts)],
  ['sign_in', (facts) => says(sentences.sign_in)(facts) || /\/signin\b/.test(new URL(facts.url).pathname)],
  ['removed', says(sentences.removed)],
  ['ended', says(sentences.ended)],
  ['disconnected', says(sentences.disconnected)],
  ['cookie_banner', (facts) => facts.cookie],
  ['wrong_passcode', says(sentences.wrong_passcode)],
  ['media_question', (facts) => facts.mediaQuestion && !facts.leave],
  ['waiting_room', (facts) => !facts.leave && says(sentences.waiting_room)(facts)],
  ['host_not_started', (facts) => !facts.leave && says(sentences.host_not_started)(facts)],
  ['disclaimer', (facts) => facts.disclaimer && !facts.leave],
  ['pre_join', (facts) => !facts.leave && (facts.name || facts.passcode || facts.join)],
  ['admitted', (facts) => facts.leave || facts.meeting],
  ['launch_page', (facts) => facts.launch],
  ['loading', () => true],
];

/** Where the client stands, told from what is seen. Pure. */
export function readState(facts: ZoomFacts): ZoomState {
  return table.find(([, fits]) => fits(facts))?.[0] ?? 'loading';
}
