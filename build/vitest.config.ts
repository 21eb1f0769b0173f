import { readdirSync } from 'node:fs';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { slowFilesFirst, slowUnitFiles } from './slow-files-first.ts';

const everywhere = ['src-*/**/*.test.ts', 'db/**/*.test.ts', 'tests/**/*.test.ts', 'bench/**/*.test.ts', 'build/**/*.test.ts'];
const others = ['**/node_modules/**', 'dist/**', 'release/**', 'tests/e2e/**', 'tests/faults/**'];

/** Folders of `src-main/core` whose tests take much memory or measure their process: each file keeps a process of its own. */
const large = ['backup', 'demo', 'imports', 'platform', 'profile'];
const coreFolders = readdirSync(new URL('../src-main/core', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !large.includes(entry.name))
  .map(({ name }) => `src-main/core/${name}/**/*.test.ts`);
/** A process that has run all of them would hold 3 GB of what nobody needs any more: each part ends with its own. */
const parts = [
  ['src-shared/**/*.test.ts', 'src-server/**/*.test.ts', 'src-renderer/**/*.test.ts'],
  [
    // Without those that end servers and databases or take half a minute.
    'tests/office/*.test.ts',
    'tests/server/!(database-*|main|pglite-*|sync-commit-order|sync-fuzz|sync-pglite|sync-postgres).test.ts',
  ],
  ['src-main/hosts/**/*.test.ts', 'src-main/core-process/**/*.test.ts', 'src-main/core/*.test.ts'],
  ['tests/architecture/**/*.test.ts', 'build/**/!(package).test.ts', 'bench/**/*.test.ts', 'db/**/*.test.ts'],
  ...inParts(coreFolders, 10),
];
/** Node reads the sources itself, as it does in the program: half a second of processor time less in each process that reads the core. */
const asInProgram = { viteModuleRunner: false, nodeLoader: false };
/** They read components or texts, which Node cannot read itself. */
const readByVite = ['locales/light-i18n', 'quotes/price-parts', 'ui/shortcuts'].map((name) => `src-renderer/${name}.test.ts`);
/** Long ones that start programs and databases of their own, where half a second is nothing. */
const longByVite = ['tests/parity/*.test.ts', 'tests/server/*.test.ts', 'build/electron/package.test.ts'];

// Unit and parity tests run in plain Node with real SQLite; screens are tested in Chromium by tests/e2e.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: slowFilesFirst(slowUnitFiles) },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: everywhere,
          exclude: [...others, ...parts.flat(), ...longByVite],
          experimental: asInProgram,
        },
      },
      { extends: true, test: { name: 'long', include: longByVite, exclude: [...others, ...parts.flat()] } },
      { extends: true, test: { name: 'by vite', include: readByVite } },
      ...parts.map(together),
    ],
  },
});

/**
 * Small files, none of which changes anything of its process. To start one and to read the core's 900 modules takes longer than most of
 * them: two processes do it for all of a part.
 */
function together(include: string[], at: number): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name: `part ${at}`,
      include,
      exclude: [...others, ...readByVite],
      isolate: false,
      experimental: asInProgram,
    },
  };
}

function inParts<T>(list: readonly T[], length: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / length) }, (_, part) => list.slice(part * length, (part + 1) * length));
}
