import { defineConfig } from 'vitest/config';
import { slowFilesFirst, slowScreenFiles } from '../../build/slow-files-first.ts';

// The whole program through its screens: a loopback host on a fresh profile, and Debian's Chromium in front of it.
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['tests/e2e/specs/**/*.e2e.test.ts'],
    globalSetup: ['tests/e2e/harness/global-setup.ts'],
    pool: 'forks',
    // Three processes read the program's sources, and each starts Chromium, once for all their files. Node reads the sources itself, as it
    // does in the program.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Each test waits for half of its time: three files at once fill two cores (two leave 15 % of them idle, three 9). Nothing here measures time.
    maxWorkers: 3,
    sequence: { sequencer: slowFilesFirst(slowScreenFiles) },
    testTimeout: 90_000,
    // As long as the screens are given to show something; without a word it would be a second.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 90_000,
    allowOnly: false,
  },
});
