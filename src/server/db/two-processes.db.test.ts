import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openTestDatabase } from './open-test-database';

const run = promisify(execFile);
const ROUNDS = 30;

/** Counts up in the way of the stages: transactions that read first, beside single writes. */
const program = (file: string, own: string) => `
  import { openDatabase } from '${path.resolve('src/server/db/client.ts')}';
  const db = openDatabase(${JSON.stringify(file)});
  for (let round = 0; round < ${ROUNDS}; round += 1) {
    await Promise.all([
      db.$transaction(async (tx) => {
        const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'shared' } });
        await tx.setting.update({ where: { key: 'shared' }, data: { value: String(Number(value) + 1) } });
      }),
      db.setting.upsert({ where: { key: '${own}' }, create: { key: '${own}', value: '0' }, update: { value: String(round) } }),
    ]);
  }
  await db.$disconnect();`;

it('two processes that write to the database at once lose nothing and are never refused', async () => {
  const { db, paths, close } = await openTestDatabase();
  try {
    await db.setting.create({ data: { key: 'shared', value: '0' } });
    const count = (own: string) => {
      const args = ['--import', 'tsx', '--input-type=module', '-e', program(paths.metadataDb, own)];
      return run(process.execPath, args);
    };
    await Promise.all([count('web'), count('worker')]);
    expect(await db.setting.findMany({ orderBy: { key: 'asc' } })).toEqual([
      { key: 'shared', value: String(2 * ROUNDS) },
      { key: 'web', value: String(ROUNDS - 1) },
      { key: 'worker', value: String(ROUNDS - 1) },
    ]);
  } finally {
    await close();
  }
}, 60_000);
