import { describe, expect, it } from 'vitest';
import { actionForKey, stepSpeed } from './shortcuts';

const key = (name: string, more = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('actionForKey', () => {
  it('knows the keys of video players', () => {
    expect(actionForKey(key('k'), 'other')).toEqual({ type: 'toggle-play' });
    expect(actionForKey(key('J'), 'other')).toEqual({ type: 'seek-by', seconds: -10 });
    expect(actionForKey(key('ArrowRight'), 'other')).toEqual({ type: 'seek-by', seconds: 5 });
    expect(actionForKey(key('7'), 'other')).toEqual({ type: 'seek-to', share: 0.7 });
    expect(actionForKey(key('a'), 'other')).toEqual({ type: 'add-chapter' });
    expect(actionForKey(key('?'), 'other')).toEqual({ type: 'help' });
  });

  it('takes a key for playing as that and one for pausing as that, where they are two', () => {
    expect(actionForKey(key('MediaPlay'), 'other')).toEqual({ type: 'play' });
    expect(actionForKey(key('MediaPause'), 'other')).toEqual({ type: 'pause' });
    expect(actionForKey(key('MediaPlayPause'), 'other')).toEqual({ type: 'toggle-play' });
  });

  it('leaves keys alone that belong to the browser or mean nothing', () => {
    expect(actionForKey(key('f', { ctrlKey: true }), 'other')).toBeNull();
    expect(actionForKey(key('Tab'), 'other')).toBeNull();
    expect(actionForKey(key('q'), 'other')).toBeNull();
  });

  it('never takes keys from somebody who types', () => {
    expect(actionForKey(key('k'), 'text')).toBeNull();
  });

  it('lets a button have the space bar and a slider the arrows', () => {
    expect(actionForKey(key(' '), 'control')).toBeNull();
    expect(actionForKey(key('m'), 'control')).toEqual({ type: 'toggle-mute' });
    expect(actionForKey(key('ArrowLeft'), 'range')).toBeNull();
    expect(actionForKey(key(' '), 'range')).toEqual({ type: 'toggle-play' });
  });
});

it('steps through the speeds and stays at the ends', () => {
  expect(stepSpeed(1, 1)).toBe(1.25);
  expect(stepSpeed(1, -1)).toBe(0.75);
  expect(stepSpeed(3, 1)).toBe(3);
  expect(stepSpeed(0.5, -1)).toBe(0.5);
  expect(stepSpeed(1.1, 1)).toBe(1.25);
});
