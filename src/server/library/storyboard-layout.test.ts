import { describe, expect, it } from 'vitest';
import { layOutStoryboard, renderStoryboardVtt, sheetCount, storyboardInterval } from './storyboard-layout';

const shape = { width: 1280, height: 720 };

describe('a storyboard', () => {
  it('is finer the shorter the video is', () => {
    expect([60, 1200, 5400, 10_800].map(storyboardInterval)).toEqual([2, 4, 6, 10]);
  });

  it('takes no more room than a short video needs, and full sheets for a long one', () => {
    expect(layOutStoryboard(13, shape)).toMatchObject({
      count: 7,
      columns: 7,
      rows: 1,
      tileWidth: 160,
      tileHeight: 90,
    });
    const long = layOutStoryboard(3 * 3600, shape);
    expect([long.count, long.columns, long.rows, sheetCount(long)]).toEqual([1080, 10, 10, 11]);
  });

  it('maps media time to rectangles, over sheets, up to the very end', () => {
    const vtt = renderStoryboardVtt(layOutStoryboard(409, shape), 409);
    expect(vtt.startsWith('WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nstoryboard-1.jpg#xywh=0,0,160,90\n')).toBe(true);
    expect(vtt).toContain('00:03:18.000 --> 00:03:20.000\nstoryboard-1.jpg#xywh=1440,810,160,90\n');
    expect(vtt).toContain('00:03:20.000 --> 00:03:22.000\nstoryboard-2.jpg#xywh=0,0,160,90\n');
    expect(vtt.endsWith('00:06:48.000 --> 00:06:49.000\nstoryboard-3.jpg#xywh=640,0,160,90\n')).toBe(true);
  });
});
