export type PlayerAction =
  | { type: 'toggle-play' }
  | { type: 'seek-by'; seconds: number }
  | { type: 'seek-to'; share: number }
  | { type: 'seek-live' }
  | { type: 'volume-by'; amount: number }
  | { type: 'toggle-mute' }
  | { type: 'toggle-fullscreen' }
  | { type: 'toggle-chat' }
  | { type: 'toggle-pip' }
  | { type: 'speed'; direction: 1 | -1 }
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
  p: { type: 'toggle-pip' },
  '<': { type: 'speed', direction: -1 },
  '>': { type: 'speed', direction: 1 },
  Home: { type: 'seek-to', share: 0 },
  End: { type: 'seek-live' },
  '?': { type: 'help' },
};

export type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };
/** What has the focus: text being typed keeps every key, controls keep the keys they need themselves. */
export type FocusKind = 'text' | 'range' | 'control' | 'other';

const keptBy: Readonly<Record<FocusKind, (key: string) => boolean>> = {
  text: () => true,
  range: (key) => key.startsWith('Arrow') || key === 'Home' || key === 'End',
  control: (key) => key === ' ' || key === 'Enter',
  other: () => false,
};

/** What a key means to the player; null when it is not ours. Digits jump to tenths of the video. */
export function actionForKey(pressed: Pressed, focus: FocusKind): PlayerAction | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || keptBy[focus](pressed.key)) return null;
  if (/^\d$/.test(pressed.key)) return { type: 'seek-to', share: Number(pressed.key) / 10 };
  return actions[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key] ?? null;
}

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** The next speed up or down; stays at the ends. */
export function stepSpeed(current: number, direction: 1 | -1): number {
  const next = direction > 0 ? speeds.find((speed) => speed > current) : speeds.findLast((speed) => speed < current);
  return next ?? current;
}

/** For the help: keys and what they do. */
export const shortcutHelp: readonly { keys: readonly string[]; text: string }[] = [
  { keys: ['Space', 'K'], text: 'Play or pause' },
  { keys: ['J', 'L'], text: '10 seconds back, on' },
  { keys: ['←', '→'], text: '5 seconds back, on' },
  { keys: ['0', '9'], text: 'Jump to a tenth of the video' },
  { keys: ['Home', 'End'], text: 'To the start, to the end or live' },
  { keys: ['<', '>'], text: 'Slower, faster' },
  { keys: ['↑', '↓'], text: 'Louder, quieter' },
  { keys: ['M'], text: 'Sound off or on' },
  { keys: ['F'], text: 'Full screen' },
  { keys: ['P'], text: 'Picture in picture' },
  { keys: ['C'], text: 'Show or hide the chat' },
  { keys: ['?'], text: 'This help' },
];
