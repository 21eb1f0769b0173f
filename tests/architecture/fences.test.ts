import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './source-files.ts';

interface Rule {
  readonly name: string;
}
interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

// The configuration is CommonJS because dependency-cruiser reads it so; it has no types.
const rules = (createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as { forbidden: readonly Rule[] }).forbidden;

/** A house in which each fence is climbed once: rule → the file that climbs it → what it imports. */
const planted: Readonly<Record<string, readonly [from: string, imports: string]>> = {
  'no-cycles': ['src-shared/a.ts', './b.ts'],
  'no-missing': ['src-shared/lost.ts', './nowhere.ts'],
  'shared-imports-nothing-of-others': ['src-shared/greedy.ts', '../db/local/schema/customers.ts'],
  'local-tables-stand-alone': ['db/local/schema/visits.ts', '../../../src-main/core/context.ts'],
  'server-tables-stand-alone': ['db/server/schema/visits.ts', '../../local/schema/customers.ts'],
  'seed-stays-outside-the-rooms': ['db/seed/main.ts', '../../src-main/hosts/cli/main.ts'],
  'core-knows-no-host': ['src-main/core/visits/from-host.ts', '../../hosts/cli/main.ts'],
  'electron-only-in-its-host': ['src-main/core-process/electric.ts', 'electron'],
  'features-meet-at-the-door': ['src-main/core/visits/nosy.ts', '../customers/customers.repository.ts'],
  'ground-knows-no-feature': ['src-main/core/platform/upward.ts', '../customers/index.ts'],
  'hosts-know-no-host': ['src-main/hosts/loopback/main.ts', '../cli/main.ts'],
  'hosts-see-the-core-from-outside': ['src-main/hosts/loopback/rule.ts', '../../core/customers/index.ts'],
  'hosts-know-no-screen': ['src-main/hosts/loopback/screen.ts', '../../../src-renderer/customers/index.ts'],
  'preload-is-thin': ['src-main/hosts/electron/preload.ts', '../../core-process/shared.ts'],
  'screens-know-only-the-contract': ['src-renderer/visits/direct.ts', '../../src-main/core/context.ts'],
  'screens-and-shared-know-no-node': ['src-renderer/visits/disk.ts', 'node:fs'],
  'screens-meet-at-the-door': ['src-renderer/visits/nosy.ts', '../customers/CustomerForm.ts'],
  'parts-know-no-noun': ['src-renderer/ui/nosy.ts', '../customers/index.ts'],
  'server-knows-no-laptop': ['src-server/direct.ts', '../src-main/core/context.ts'],
  'nobody-imports-tests': ['src-main/core/visits/tested.ts', '../../../tests/builders.ts'],
};

/** What the planted files import, harmless themselves. */
const innocent = [
  'db/local/schema/customers.ts',
  'src-main/core/context.ts',
  'src-main/core/customers/customers.repository.ts',
  'src-main/core/customers/index.ts',
  'src-main/core-process/shared.ts',
  'src-main/hosts/cli/main.ts',
  'src-renderer/customers/CustomerForm.ts',
  'src-renderer/customers/index.ts',
  'tests/builders.ts',
];
/** What the table allows: none of these may be reported. */
const allowed: readonly (readonly [from: string, imports: string])[] = [
  ['src-main/core/visits/visits.service.ts', '../customers/index.ts'],
  ['src-main/core/visits/visits.repository.ts', '../../../db/local/schema/customers.ts'],
  ['src-main/core/customers/customers.service.ts', './customers.repository.ts'],
  ['src-renderer/visits/VisitPage.ts', '../customers/index.ts'],
  ['src-renderer/visits/VisitForm.ts', '../../src-shared/fine.ts'],
  ['src-main/hosts/loopback/thread.ts', '../../core-process/shared.ts'],
  ['src-main/core/visits/visits.service.test.ts', '../customers/customers.repository.ts'],
];

const house = mkdtempSync(join(tmpdir(), 'fieldbook-fences-'));
afterAll(() => rmSync(house, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(join(house, dirname(path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

function violationsIn(folder: string): Violation[] {
  for (const path of [...innocent, 'src-shared/fine.ts']) put(path, 'export type T = string;\n');
  put('src-shared/b.ts', "import type { T } from './a.ts';\nexport type U = T;\n");
  for (const [from, imports] of [...Object.values(planted), ...allowed])
    put(from, `import type { T } from '${imports}';\nexport type V = T;\nexport type T2 = V;\n`);
  put('src-shared/a.ts', "import type { U } from './b.ts';\nexport type T = U;\n");
  const rooms = ['src-shared', 'db', 'src-main', 'src-renderer', 'src-server', 'tests'];
  const words = [...rooms, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const run = spawnSync(process.execPath, [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // Its documented report: summary.violations.
  return (JSON.parse(run.stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

test('every fence between the rooms stops what climbs it, and nothing else', () => {
  const violations = violationsIn(house);
  expect(Object.keys(planted).sort()).toEqual(rules.map(({ name }) => name).sort());
  const caught = Object.keys(planted).filter((name) =>
    violations.some(({ rule, from }) => rule.name === name && from === planted[name]?.[0]),
  );
  expect(caught).toEqual(Object.keys(planted));
  const falselyCaught = violations.filter(({ from }) => allowed.some(([allowedFrom]) => allowedFrom === from));
  expect(falselyCaught).toEqual([]);
});
