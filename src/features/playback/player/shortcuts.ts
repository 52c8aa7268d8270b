import { playerTexts } from '@/texts/player';

export type PlayerAction =
  | { type: 'toggle-play' }
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'seek-by'; seconds: number }
  | { type: 'seek-to'; share: number }
  | { type: 'seek-live' }
  | { type: 'volume-by'; amount: number }
  | { type: 'toggle-mute' }
  | { type: 'toggle-fullscreen' }
  | { type: 'toggle-chat' }
  | { type: 'chat-peak'; direction: 1 | -1 }
  | { type: 'toggle-pip' }
  | { type: 'speed'; direction: 1 | -1 }
  | { type: 'frame'; direction: 1 | -1 }
  | { type: 'chapter'; direction: 1 | -1 }
  | { type: 'add-chapter' }
  | { type: 'loop-from' }
  | { type: 'loop-to' }
  | { type: 'loop-off' }
  | { type: 'toggle-only-sound' }
  | { type: 'toggle-silence' }
  | { type: 'next-video' }
  | { type: 'settings' }
  | { type: 'help' };

const actions: Readonly<Record<string, PlayerAction>> = {
  ' ': { type: 'toggle-play' },
  k: { type: 'toggle-play' },
  j: { type: 'seek-by', seconds: -10 },
  l: { type: 'seek-by', seconds: 10 },
  ArrowLeft: { type: 'seek-by', seconds: -5 },
  ArrowRight: { type: 'seek-by', seconds: 5 },
  ArrowUp: { type: 'volume-by', amount: 0.05 },
  ArrowDown: { type: 'volume-by', amount: -0.05 },
  m: { type: 'toggle-mute' },
  f: { type: 'toggle-fullscreen' },
  c: { type: 'toggle-chat' },
  b: { type: 'chat-peak', direction: -1 },
  n: { type: 'chat-peak', direction: 1 },
  p: { type: 'toggle-pip' },
  '<': { type: 'speed', direction: -1 },
  '>': { type: 'speed', direction: 1 },
  ',': { type: 'frame', direction: -1 },
  '.': { type: 'frame', direction: 1 },
  PageUp: { type: 'chapter', direction: -1 },
  PageDown: { type: 'chapter', direction: 1 },
  a: { type: 'add-chapter' },
  i: { type: 'loop-from' },
  o: { type: 'loop-to' },
  x: { type: 'loop-off' },
  v: { type: 'toggle-only-sound' },
  s: { type: 'toggle-silence' },
  N: { type: 'next-video' },
  g: { type: 'settings' },
  // Remote controls and keyboards with keys for media.
  MediaPlayPause: { type: 'toggle-play' },
  MediaPlay: { type: 'play' },
  MediaPause: { type: 'pause' },
  MediaRewind: { type: 'seek-by', seconds: -10 },
  MediaFastForward: { type: 'seek-by', seconds: 30 },
  MediaTrackNext: { type: 'next-video' },
  Home: { type: 'seek-to', share: 0 },
  End: { type: 'seek-live' },
  '?': { type: 'help' },
};

export type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };
/** What has the focus: text being typed keeps every key, controls keep the keys they need themselves. */
export type FocusKind = 'text' | 'range' | 'control' | 'other';

const keptBy: Readonly<Record<FocusKind, (key: string) => boolean>> = {
  text: () => true,
  range: (key) => key.startsWith('Arrow') || key.startsWith('Page') || key === 'Home' || key === 'End',
  control: (key) => key === ' ' || key === 'Enter',
  other: () => false,
};

/** What a key means to the player; null when it is not ours. Digits jump to tenths of the video. */
export function actionForKey(pressed: Pressed, focus: FocusKind): PlayerAction | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || keptBy[focus](pressed.key)) return null;
  if (/^\d$/.test(pressed.key)) return { type: 'seek-to', share: Number(pressed.key) / 10 };
  return actions[pressed.key] ?? actions[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key] ?? null;
}

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** The next speed up or down; stays at the ends. */
export function stepSpeed(current: number, direction: 1 | -1): number {
  const further = speeds.filter((speed) => (direction > 0 ? speed > current : speed < current));
  return (direction > 0 ? further[0] : further.pop()) ?? current;
}

const { keys } = playerTexts;

/** For the help: keys and what they do. */
export const shortcutHelp: readonly { keys: readonly string[]; text: string }[] = [
  { keys: ['Space', 'K'], text: keys.play },
  { keys: ['J', 'L'], text: keys.ten },
  { keys: ['←', '→'], text: keys.five },
  { keys: [',', '.'], text: keys.frame },
  { keys: ['0 – 9'], text: keys.tenth },
  { keys: ['Home', 'End'], text: keys.ends },
  { keys: ['Page ↑', 'Page ↓'], text: keys.chapter },
  { keys: ['A'], text: keys.addChapter },
  { keys: ['<', '>'], text: keys.speed },
  { keys: ['I', 'O'], text: keys.loop },
  { keys: ['X'], text: keys.loopOff },
  { keys: ['↑', '↓'], text: keys.volume },
  { keys: ['M'], text: keys.mute },
  { keys: ['V'], text: keys.onlySound },
  { keys: ['S'], text: keys.silence },
  { keys: ['Shift + N'], text: keys.next },
  { keys: ['F'], text: keys.fullscreen },
  { keys: ['P'], text: keys.pictureInPicture },
  { keys: ['C'], text: keys.chat },
  { keys: ['B', 'N'], text: keys.chatPeak },
  { keys: ['→', '←'], text: keys.chatName },
  { keys: ['G'], text: keys.settings },
  { keys: ['?'], text: keys.help },
];
