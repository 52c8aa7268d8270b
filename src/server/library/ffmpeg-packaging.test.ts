import { expect, it } from 'vitest';
import { rungOptions, scaleGraph } from './ffmpeg-packaging';
import { ladderFor } from './ladder';

it('decodes once and scales each rung from the one above', () => {
  const rungs = ladderFor(1080).map((rung) => ({ rung, output: `${rung.name}.mp4` }));
  expect(scaleGraph({ width: 1920, height: 1080, rungs })).toEqual([
    '[0:v:0]scale=1280:720:flags=bicubic,split=2[out0][down1]',
    '[down1]scale=854:480:flags=bicubic,split=2[out1][down2]',
    '[down2]scale=426:240:flags=bicubic[out2]',
  ]);
});

it('copies sound where there is some', () => {
  const [rung] = ladderFor(720);
  if (!rung) throw new Error('no rung');
  expect(rungOptions(rung, true)).toContain('-c:a copy');
  expect(rungOptions(rung, false)).not.toContain('-c:a copy');
});
