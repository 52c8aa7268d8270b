import { describe, expect, it } from 'vitest';
import { channelRules } from '@/shared/channel';
import type { BroadcastView, ChannelView } from '@/shared/channel-views';
import { outcomeOf } from './channel/broadcast-outcome';
import { describeBroadcast, describeLastLook, describeNextLook, siteName } from './channel-text';
import { countKinds, selectChannels } from './select-channels';

const now = new Date(2026, 10, 22, 20, 0).getTime();
const MIN = 60_000;

function channel(more: Partial<ChannelView> = {}): ChannelView {
  return {
    id: 'c',
    url: 'https://www.example.org/live',
    liveUrl: 'https://www.example.org/live',
    site: 'other',
    name: 'Harbour',
    pictureUrl: null,
    paused: false,
    state: 'offline',
    liveTitle: null,
    announcedAt: null,
    checkedAt: now - 12 * MIN,
    checkedBy: 'yt-dlp',
    nextCheckAt: now + 3 * MIN,
    failures: 0,
    problem: null,
    latest: null,
    rules: channelRules.parse({}),
    videos: 0,
    bytes: 0,
    ...more,
  };
}

function broadcast(more: Partial<BroadcastView> = {}): BroadcastView {
  const times = { startedAt: now - 120 * MIN, endedAt: now - 60 * MIN };
  return { id: 'b', title: 'Quiz', ...times, wanted: true, reason: 'No rule is against it.', recording: null, ...more };
}

describe('what is said of a channel', () => {
  it('names known sites, and the host of others', () => {
    expect(siteName(channel())).toBe('example.org');
    expect(siteName(channel({ site: 'twitch' }))).toBe('Twitch');
  });

  it('tells when it is looked at', () => {
    expect(describeNextLook(channel(), now)).toBe('Next look in 3 min');
    expect(describeNextLook(channel({ nextCheckAt: now - 5 }), now)).toBe('Being looked at');
    expect(describeNextLook(channel({ paused: true }), now)).toBe('Paused: nobody looks');
    expect(describeLastLook(channel(), now)).toBe('Last look 12 min ago with yt-dlp');
    expect(describeLastLook(channel({ checkedAt: null, checkedBy: null }), now)).toBe('Not looked at yet');
  });

  it('tells what is on, announced, or was on last', () => {
    expect(describeBroadcast(channel({ state: 'live', liveTitle: 'Night' }), now)).toBe('Night');
    const announced = describeBroadcast(channel({ announcedAt: now + 60 * MIN, latest: broadcast() }), now);
    expect(announced).toBe('Announced for today 21:00');
    expect(describeBroadcast(channel({ latest: broadcast() }), now)).toBe('Last live 1 h ago: Quiz');
    expect(describeBroadcast(channel(), now)).toBe('No broadcast seen yet');
    expect(describeBroadcast(channel({ state: 'unknown' }), now)).toBe('Not looked at yet');
  });
});

it('finds channels by words and kind, what is live first', () => {
  const all = [
    channel({ id: 'quiet' }),
    channel({ id: 'on', state: 'live', name: 'Chess club' }),
    channel({ id: 'bad', problem: 'The site does not answer.', site: 'kick' }),
    channel({ id: 'off', paused: true, problem: 'Old trouble.' }),
  ];
  const ids = (query: string, kind: Parameters<typeof selectChannels>[2]) =>
    selectChannels(all, query, kind).map(({ id }) => id);
  expect(ids('', 'all')).toEqual(['on', 'quiet', 'bad', 'off']);
  expect(ids('CLUB chess', 'all')).toEqual(['on']);
  expect(ids('kick', 'all')).toEqual(['bad']);
  expect(ids('', 'trouble')).toEqual(['bad']);
  expect(countKinds(all)).toEqual({ all: 4, live: 1, trouble: 1, paused: 1 });
});

describe('what became of a broadcast', () => {
  const recording = (status: 'recording' | 'finished' | 'failed' | 'cancelled' | 'queued', watchable = true) =>
    broadcast({ recording: { id: 'r', videoId: 'v', status, watchable, problem: null } });

  it('is read from its recording', () => {
    expect(outcomeOf(recording('recording')).label).toBe('Recording');
    expect(outcomeOf(recording('finished'))).toMatchObject({ label: 'Recorded', tone: 'accent' });
    expect(outcomeOf(recording('failed', false))).toMatchObject({ label: 'Missed', tone: 'danger' });
    expect(outcomeOf(recording('failed', true))).toMatchObject({ label: 'Recorded in part', tone: 'warn' });
    expect(outcomeOf(recording('queued')).label).toBe('Waiting for a slot');
  });

  it('can be asked for while it is on and nothing records it', () => {
    expect(outcomeOf(broadcast({ wanted: false, endedAt: null }))).toMatchObject({ label: 'Not wanted', offer: true });
    expect(outcomeOf(broadcast({ wanted: false }))).toMatchObject({ label: 'Not wanted', offer: false });
    expect(outcomeOf(broadcast())).toMatchObject({ label: 'No video', offer: false });
    expect(outcomeOf(broadcast({ endedAt: null }))).toMatchObject({ label: 'About to be recorded', offer: false });
  });
});
