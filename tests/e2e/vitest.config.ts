import { defineConfig } from 'vitest/config';

// The whole program through its screens: a loopback host on a fresh profile, and Debian's Chromium in front of it.
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['tests/e2e/specs/**/*.e2e.test.ts'],
    globalSetup: ['tests/e2e/harness/global-setup.ts'],
    pool: 'forks',
    // Two cores: the browser takes one, the program the other.
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    allowOnly: false,
  },
});
