import { expect, it } from 'vitest';
import type { PlayerCore } from '../player-core';
import { qualityPage } from './settings-pages';

const rung = (name: string, height: number) => ({ name, width: null, height, bandwidth: 1 });

it('offers to look for more qualities while the server has more, and not for a video that plays from this device', () => {
  const level = { index: 0, height: 480, bitrate: 1 };
  const core = {
    info: { renditions: [rung('source', 720), rung('480p', 480)] },
    hls: { levels: [level], playing: 0, chosen: -1, choose: () => {}, reconnect: () => {} },
  } as unknown as PlayerCore;
  const ids = (onDevice: boolean) => qualityPage(core, onDevice).items.map(({ id }) => id);
  expect(ids(false)).toContain('more');
  expect(ids(true)).not.toContain('more');
});
