import { expect, test } from 'vitest';
import { climbLadder } from './climb-ladder';
import { type Probe, ProbeError, type Sighting } from './probe';

const target = { site: 'other', url: 'https://a.example/', liveUrl: 'https://a.example/' } as const;
const signal = new AbortController().signal;

function probe(name: Probe['name'], answer: Sighting['verdict'] | Error, asked: string[] = []): Probe {
  return {
    name,
    fits: () => true,
    look: async () => {
      asked.push(name);
      if (answer instanceof Error) throw answer;
      return { verdict: answer };
    },
  };
}

test('the cheapest probe that knows is the last one asked', async () => {
  const asked: string[] = [];
  const probes = [
    probe('hint', 'unknown', asked),
    probe('streamlink', 'offline', asked),
    probe('browser', 'live', asked),
  ];
  expect(await climbLadder(probes, target, signal)).toMatchObject({
    sighting: { verdict: 'offline' },
    by: 'streamlink',
  });
  expect(asked).toEqual(['hint', 'streamlink']);
});

test('a broken helper costs its answer only', async () => {
  const probes = [probe('streamlink', new Error('Traceback ...')), probe('yt-dlp', 'live')];
  const result = await climbLadder(probes, target, signal);
  expect(result).toMatchObject({ by: 'yt-dlp', errors: [{ by: 'streamlink', kind: 'helper' }] });
});

test('after a bot wall nobody else is sent', async () => {
  const asked: string[] = [];
  const wall = new ProbeError('Sign in to confirm', 'bot_wall');
  const result = await climbLadder([probe('yt-dlp', wall, asked), probe('browser', 'live', asked)], target, signal);
  expect(result.by).toBeNull();
  expect(asked).toEqual(['yt-dlp']);
});
