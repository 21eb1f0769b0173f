import { defineConfig } from 'vitest/config';
import { slowFaultFiles, slowFilesFirst } from '../../build/slow-files-first.ts';
import { isFull } from './tools.ts';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['tests/faults/**/*.test.ts'],
    globalSetup: ['tests/faults/global-setup.ts'],
    pool: 'forks',
    // Most of a fault is waiting for a child or the disk: three at once fill two cores, and what they measure has room for that. The long
    // versions run one after another, because their figures are kept.
    maxWorkers: isFull ? 1 : 3,
    sequence: { sequencer: slowFilesFirst(slowFaultFiles) },
    testTimeout: isFull ? 3_600_000 : 400_000,
    hookTimeout: 180_000,
    allowOnly: false,
  },
});
