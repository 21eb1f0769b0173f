import { defineConfig } from 'vitest/config';

// Faults are made one after another: a second one running beside would take the time that the first one measures.
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['tests/faults/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: process.env['FIELDBOOK_FULL'] === '1' ? 3_600_000 : 240_000,
    hookTimeout: 180_000,
    allowOnly: false,
  },
});
