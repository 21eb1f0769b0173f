import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../../../build/scripts/built.mjs';
import { buildBeside } from '../../../build/vite/electron.config.ts';
import { makeBackup } from '../../../src-main/core/platform/backup.ts';
import { profilePaths } from '../../../src-main/core/platform/profile-folder.ts';
import { startLoopback } from '../../../src-main/hosts/loopback/loopback.ts';
import { keyOf } from '../../faults/fault-core.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The screens as they are now, built. */
    rendererDir: string;
    /** The core's thread, bundled as Electron's core is: it starts in a third of the time. */
    coreScript: string;
    /** A closed profile with the demo company; tests open copies of it. */
    demoDir: string;
    /** The backup of that profile, whose name says when it was made. */
    demoBackup: string;
  }
}

/** Below the project, where native packages are found. */
const bundles = fileURLToPath(new URL('../../../dist/test', import.meta.url));
const builtScreens = fileURLToPath(new URL('../../../dist/renderer', import.meta.url));

/**
 * The screens of the sources as they are now, in a copy that no other build takes away, and the demo company, made once. Both are removed
 * at the end.
 */
export default async function setUp(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-e2e-'));
  const rendererDir = join(folder, 'renderer');
  const demoDir = join(folder, 'demo');
  ensureBuilt();
  cpSync(builtScreens, rendererDir, { recursive: true });
  mkdirSync(bundles, { recursive: true });
  const coreDir = mkdtempSync(join(bundles, 'core-'));
  await buildBeside(coreDir, { 'core-worker': 'src-main/hosts/loopback/core-worker.ts' });
  const coreScript = join(coreDir, 'core-worker.js');
  const host = await startLoopback({ profileDir: demoDir, version: '0.0.0-test', rendererDir, coreScript });
  const made = await host.transport.call('demo.load', { customers: 2000 });
  await host.close();
  if (!made.ok) throw new Error(`the demo company was not made: ${made.error.message}`);
  const { data, backups } = profilePaths(demoDir);
  // Made here once: a program that has none makes one while it is tested.
  const { backup } = await makeBackup({ data, folder: backups, key: await keyOf(demoDir), reason: 'daily', now: Date.now() });
  project.provide('demoBackup', backup.file);
  project.provide('rendererDir', rendererDir);
  project.provide('demoDir', demoDir);
  project.provide('coreScript', coreScript);
  return () => {
    for (const made of [folder, coreDir]) rmSync(made, { recursive: true, force: true });
  };
}
