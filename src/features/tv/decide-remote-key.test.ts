import { describe, expect, it } from 'vitest';
import { decideCommand, decideKey, decideSteering, type Focused } from './decide-remote-key';
import type { MediaCommand, RemoteKey } from './read-remote-key';

const nothingSpecial: Focused = { inMenu: false, keepsArrow: false, typing: false, isChoice: false };
const deed = (key: RemoteKey, focused: Partial<Focused> = {}, pressed = '') =>
  decideKey(key, pressed, { ...nothingSpecial, ...focused });
const decide = (...args: Parameters<typeof deed>) => deed(...args).do;

describe('a key of a remote control', () => {
  it('moves the focus by arrows, unless what has the focus needs them itself', () => {
    expect(deed('left')).toEqual({ do: 'steer', direction: 'left' });
    expect(decide('left', { keepsArrow: true })).toBe('browser');
  });

  it('leaves an open menu its up and down, and does not lead out of it sideways', () => {
    expect([decide('up', { inMenu: true }), decide('down', { inMenu: true })]).toEqual(['browser', 'browser']);
    expect([decide('left', { inMenu: true }), decide('right', { inMenu: true })]).toEqual(['nothing', 'nothing']);
  });

  it('presses a choice by OK, which browsers do not; anything else is the picture’s or the browser’s', () => {
    expect(decide('ok', { isChoice: true })).toBe('press-choice');
    expect(decide('ok')).toBe('toggle-picture');
  });

  it('goes back by every Back, but lets Backspace delete while somebody types', () => {
    expect(decide('back', { typing: true }, 'Backspace')).toBe('browser');
    expect(decide('back', { typing: true }, 'GoBack')).toBe('go-back');
    expect(decide('back', {}, 'Backspace')).toBe('go-back');
  });

  it('leads to Home, search and chat by colours, and media keys to the player', () => {
    expect(deed('red')).toEqual({ do: 'go-to', path: '/' });
    expect(deed('blue')).toEqual({ do: 'go-to', path: '/search' });
    expect(deed('green')).toEqual({ do: 'toggle-chat' });
    for (const command of ['play-pause', 'stop', 'next'] as const) {
      expect(deed(command)).toEqual({ do: 'command-player', command });
    }
  });
});

it.each<[MediaCommand, whilePaused: string, whilePlaying: string]>([
  ['play', 'play', 'play'],
  ['pause', 'pause', 'pause'],
  ['play-pause', 'play', 'pause'],
  ['stop', 'pause', 'pause'],
  ['rewind', 'back', 'back'],
  ['previous', 'back', 'back'],
  ['forward', 'forward', 'forward'],
  ['next', 'forward', 'forward'],
])('the media key %s asks a paused player to %s, and one that plays to %s', (command, whilePaused, whilePlaying) => {
  expect([decideCommand(command, true), decideCommand(command, false)]).toEqual([whilePaused, whilePlaying]);
});

it('arrows seek over the picture and on the seek bar, bring the controls up, and then move over them', () => {
  const directions = ['left', 'right', 'up', 'down'] as const;
  expect(directions.map((direction) => decideSteering(direction, 'picture'))).toEqual([
    'seek',
    'seek',
    'show-controls',
    'show-controls',
  ]);
  expect(directions.map((direction) => decideSteering(direction, 'seek-bar'))).toEqual([
    'seek',
    'seek',
    'move',
    'move',
  ]);
  expect(new Set(directions.map((direction) => decideSteering(direction, 'control')))).toEqual(new Set(['move']));
});
