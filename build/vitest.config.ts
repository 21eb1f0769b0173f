import { readdirSync } from 'node:fs';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { slowFilesFirst, slowUnitFiles } from './slow-files-first.ts';

type ProjectConfig = NonNullable<TestProjectInlineConfiguration['test']>;
const everywhere = ['src-*/**/*.test.ts', 'db/**/*.test.ts', 'tests/**/*.test.ts', 'bench/**/*.test.ts', 'build/**/*.test.ts'];
const others = ['**/node_modules/**', 'dist/**', 'release/**', 'tests/e2e/**', 'tests/faults/**'];

/** Folders of `src-main/core` whose tests take much memory and wait for reading threads: a part of their own. */
const large = ['backup', 'demo', 'imports', 'profile'];
/** They change something of their process, the way a file is opened or what is synced: each file keeps one of its own. */
const alone = ['platform'];
const coreFolders = readdirSync(new URL('../src-main/core', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && ![...large, ...alone].includes(entry.name))
  .map(({ name }) => testsOf(name));
/** Each waits for servers, databases or threads most of its time. */
const waiting = [
  [
    // Without those that end servers and databases or take half a minute.
    'tests/office/*.test.ts',
    'tests/server/!(database-*|main|pglite-*|sync-commit-order|sync-fuzz|sync-pglite|sync-postgres).test.ts',
  ],
  large.map(testsOf),
];
/** A process that has run all of them would hold 3 GB of what nobody needs any more: each part ends with its own. */
const parts = [
  ['src-shared/**/*.test.ts', 'src-server/**/*.test.ts', 'src-renderer/**/*.test.ts'],
  ['src-main/hosts/**/*.test.ts', 'src-main/core-process/**/*.test.ts', 'src-main/core/*.test.ts'],
  ['tests/architecture/**/*.test.ts', 'build/**/!(package).test.ts', 'bench/**/*.test.ts', 'db/**/*.test.ts'],
  ...inParts(coreFolders, 10),
];
const shared = [...waiting, ...parts].flat();
/** They compute all the time: a third process would only read the modules once more. After the others, which three share. */
const computing: ProjectConfig = { maxWorkers: 2, sequence: { groupOrder: 1 } };
/** Node reads the sources itself, as it does in the program: half a second of processor time less in each process that reads the core. */
const asInProgram = { viteModuleRunner: false, nodeLoader: false };
/** They read components or texts, which Node cannot read itself. */
const readByVite = ['locales/light-i18n', 'quotes/price-parts', 'ui/shortcuts'].map((name) => `src-renderer/${name}.test.ts`);
/** Long ones that start programs and databases of their own: each file keeps a process. */
const long = ['tests/parity/*.test.ts', 'tests/server/*.test.ts', 'build/electron/package.test.ts'];

// Unit and parity tests run in plain Node with real SQLite; screens are tested in Chromium by tests/e2e.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    pool: 'forks',
    // What two cores leave idle while a file waits for a server, a thread or a clock, a third one takes.
    maxWorkers: 3,
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
          exclude: [...others, ...shared, ...long],
          experimental: asInProgram,
        },
      },
      { extends: true, test: { name: 'long', include: long, exclude: [...others, ...shared], experimental: asInProgram } },
      { extends: true, test: { name: 'by vite', include: readByVite } },
      ...waiting.map((include, at) => together(`waiting ${at}`, include)),
      ...parts.map((include, at) => together(`part ${at}`, include, computing)),
    ],
  },
});

/**
 * Small files, none of which changes anything of its process. To start one and to read the core's 900 modules takes longer than most of
 * them: two processes do it for all of a part.
 */
function together(name: string, include: string[], more: ProjectConfig = {}): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      ...more,
      name,
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

function testsOf(folder: string): string {
  return `src-main/core/${folder}/**/*.test.ts`;
}
