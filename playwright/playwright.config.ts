import { defineConfig, devices } from '@playwright/test';
import { inContainers } from './fixtures/docker';

// Each test starts its own server on its own port and data directory, so files may run side by side; recordings cost
// CPU though, so one worker at a time keeps them faithful.
export default defineConfig<{ split: boolean; settings: Record<string, string> }>({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  projects: [
    { name: 'default' },
    { name: 'split roles', testMatch: 'story.spec.ts', use: { split: true } },
    { name: 'containers', testMatch: 'story.spec.ts', use: { settings: inContainers } },
  ],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
});
