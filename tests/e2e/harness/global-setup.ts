import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { ensureBuilt } from '../../../build/scripts/built.mjs';
import { startLoopback } from '../../../src-main/hosts/loopback/loopback.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The screens as they are now, built. */
    rendererDir: string;
    /** A closed profile with the demo company; tests open copies of it. */
    demoDir: string;
  }
}

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
  const host = await startLoopback({ profileDir: demoDir, version: '0.0.0-test', rendererDir });
  const made = await host.transport.call('demo.load', { customers: 2000 });
  await host.close();
  if (!made.ok) throw new Error(`the demo company was not made: ${made.error.message}`);
  project.provide('rendererDir', rendererDir);
  project.provide('demoDir', demoDir);
  return () => rmSync(folder, { recursive: true, force: true });
}
