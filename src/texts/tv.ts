const at = (host: string) => host.replace(/^https?:\/\//, '');

export const tvTexts = {
  title: 'Sign in on this screen',
  intro: 'No typing with the remote control: use your phone or computer.',
  open: 'Open this address on your phone or computer',
  address: (origin: string) => `${at(origin)}/link`,
  type: 'Type this code there, and confirm',
  code: 'Code',
  scan: 'Or scan this with the phone’s camera.',
  scanLabel: (address: string) => `QR code for ${address}`,
  waiting: 'Waiting for you. This page goes on by itself.',
  entering: 'Signing in …',
  refused: 'Somebody refused this code.',
  resting: 'No code is shown any more, as nobody typed one for an hour.',
  newCode: 'Show a new code',
  usePassword: 'Use e-mail and password',
  useCode: 'Sign in with a code from another device',
};

export const linkTexts = {
  title: 'Sign a device in',
  intro: 'Type the code that your television shows.',
  code: 'Code',
  next: 'Continue',
  unknownDevice: 'An unknown device',
  asks: (device: string) => `${device} asks to be signed in`,
  asked: (ago: string) => `It asked ${ago}.`,
  warning: 'It gets your whole library. Go on only if you see this very code on a screen in front of you.',
  allow: 'Sign it in',
  refuse: 'That is not mine',
  otherCode: 'Another code',
  allowed: 'It is signed in',
  allowedNote: 'The screen goes on by itself within seconds. In Settings you can sign it out at any time.',
  refused: 'It was refused',
  refusedNote: 'That device gets nothing.',
  home: 'Go to the library',
};

export const deviceTexts = {
  title: 'Devices',
  note: 'Televisions that you signed in by a code.',
  none: 'No devices yet. A television shows its code on the sign-in page.',
  unknown: 'Unknown device',
  dates: (linked: string, used: string) => `Signed in ${linked}, used ${used}`,
  unlink: 'Sign out',
  unlinkLabel: (device: string) => `Sign out ${device}`,
  question: (device: string) => `Sign out “${device}”?`,
  consequence: 'It shows nothing any more until somebody signs it in again.',
  done: 'Signed out.',
  failed: 'The devices could not be loaded',
  link: 'Sign a device in',
};

export const layoutTexts = {
  title: 'Layout',
  note: 'For this device only. The TV layout is larger and is steered with arrow keys or a gamepad.',
  label: 'Layout of this device',
  auto: 'Automatic',
  tv: 'TV',
  normal: 'Normal',
};
