import { defineConfig } from 'vitest/config';
import { slowFilesFirst, slowUnitFiles } from './slow-files-first.ts';

// Unit and parity tests run in plain Node with real SQLite; screens are tested in Chromium by tests/e2e.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['src-*/**/*.test.ts', 'db/**/*.test.ts', 'tests/**/*.test.ts', 'bench/**/*.test.ts', 'build/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'release/**', 'tests/e2e/**', 'tests/faults/**'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: slowFilesFirst(slowUnitFiles) },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    allowOnly: false,
  },
});
