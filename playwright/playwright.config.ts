import { availableParallelism } from 'node:os';
import { defineConfig, devices } from '@playwright/test';
import { inContainers } from './fixtures/docker';

// Each test starts its own server on its own port and data directory, so files run side by side. Most of a test is waiting,
// and a recording takes about half a core; but one file records twice at once, so no more than there are cores.
const workers = Math.min(4, Math.max(2, availableParallelism()));

export default defineConfig<{ split: boolean; settings: Record<string, string> }>({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  workers,
  // Patience is no figure: a busy machine may take its time, and what never comes fails. What has to be quick says so itself.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  forbidOnly: Boolean(process.env.CI),
  // Where so many fail one cause is behind most of them; each can take its ten minutes.
  maxFailures: 12,
  projects: [
    { name: 'default' },
    { name: 'split roles', testMatch: 'story.spec.ts', use: { split: true } },
    { name: 'containers', testMatch: 'story.spec.ts', use: { settings: inContainers } },
  ],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    // A trace's pictures of the page took about a sixth of the CPU of two tests that play video, most of it in the process
    // that draws. What went wrong is pictured at its end.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
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
