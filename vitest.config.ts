import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '@': path.resolve(import.meta.dirname, 'src') };
const shared = { environment: 'node', passWithNoTests: false } as const;

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'recorder/protocol/**/*.test.ts',
            'recorder/src/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', '**/*.docker.test.ts', '**/node_modules/**'],
        },
      },
      { resolve: { alias }, test: { ...shared, name: 'db', include: ['src/**/*.db.test.ts'], testTimeout: 30_000 } },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'docker',
          include: ['src/**/*.docker.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'recorder',
          include: ['recorder/test/**/*.test.ts', 'playwright/sites/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
