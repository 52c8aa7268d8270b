import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '@': path.resolve(import.meta.dirname, 'src') };
/** How long a test waits for what must come is no figure: a busy machine may take its time, and what never comes fails. */
const shared = {
  environment: 'node',
  passWithNoTests: false,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 15_000 } },
} as const;
/** Files at a time. Vitest would leave one core idle, of two. */
const cores = availableParallelism();
/** Where recorders run. One takes about half a core; real time passes whether or not it is free, so no more than fit. */
const recordersAtOnce = Math.min(4, cores + 1);
/** The same beside another suite, which takes the other halves. */
const besideAtOnce = Math.min(4, Math.max(2, cores));

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'unit',
          maxWorkers: cores,
          // Also what holds the cost of hostile input: work without a pause beyond it fails, on however slow a machine.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
          include: [
            'src/**/*.test.{ts,tsx}',
            'recorder/protocol/**/*.test.ts',
            'recorder/src/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', '**/*.docker.test.ts', '**/node_modules/**'],
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'db',
          maxWorkers: cores,
          sequence: { groupOrder: 1 },
          include: ['src/**/*.db.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'docker',
          maxWorkers: besideAtOnce,
          sequence: { groupOrder: 2 },
          include: ['src/**/*.docker.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'recorder',
          maxWorkers: recordersAtOnce,
          sequence: { groupOrder: 3 },
          include: ['recorder/test/**/*.test.ts', 'playwright/sites/**/*.test.ts'],
          testTimeout: 180_000,
        },
      },
    ],
  },
});
