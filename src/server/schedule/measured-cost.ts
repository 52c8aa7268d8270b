import type { PresetName } from '@jomo/recorder/protocol';
import { presetName } from '@jomo/recorder/protocol';
import { z } from 'zod';
import type { Db } from '../db/client';
import { costOf } from './capacity';

type Deps = { db: Db };

/** Share of a new measurement in the moving average: half of it has been replaced after some 35 heartbeats (3 min). */
const WEIGHT = 0.02;

const stored = z.object({ cores: z.number().nonnegative() });
const keyOf = (preset: PresetName) => `recording-cost.${preset}`;

async function readMeasured({ db }: Deps, preset: PresetName): Promise<number | null> {
  const row = await db.setting.findUnique({ where: { key: keyOf(preset) } });
  if (!row) return null;
  const parsed = stored.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data.cores : null;
}

/** Takes what a running recorder measured (cores of its process tree) into the average of its preset. */
export async function noteMeasuredCost(deps: Deps, preset: PresetName, cores: number): Promise<void> {
  const before = (await readMeasured(deps, preset)) ?? cores;
  const value = JSON.stringify({ cores: before + (cores - before) * WEIGHT });
  const key = keyOf(preset);
  await deps.db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

/** Cores to reserve for one recording of each preset on this machine. */
export async function readCosts(deps: Deps): Promise<Record<PresetName, number>> {
  const pairs = await Promise.all(
    presetName.options.map(async (preset) => [preset, costOf(preset, await readMeasured(deps, preset))] as const),
  );
  return Object.fromEntries(pairs) as Record<PresetName, number>;
}
