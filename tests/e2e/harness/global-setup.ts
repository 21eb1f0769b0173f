import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { startLoopback } from '../../../src-main/hosts/loopback/loopback.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The screens as they are now, built. */
    rendererDir: string;
    /** A closed profile with the demo company; tests open copies of it. */
    demoDir: string;
  }
}

/** Builds the screens from the sources and makes the demo company once; both are removed at the end. */
export default async function setUp(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-e2e-'));
  const rendererDir = join(folder, 'renderer');
  const demoDir = join(folder, 'demo');
  await build({
    configFile: fileURLToPath(new URL('../../../build/vite/renderer.config.ts', import.meta.url)),
    logLevel: 'error',
    build: { outDir: rendererDir },
  });
  const host = await startLoopback({ profileDir: demoDir, version: '0.0.0-test', rendererDir });
  const made = await host.transport.call('demo.load', { customers: 2000 });
  await host.close();
  if (!made.ok) throw new Error(`the demo company was not made: ${made.error.message}`);
  project.provide('rendererDir', rendererDir);
  project.provide('demoDir', demoDir);
  return () => rmSync(folder, { recursive: true, force: true });
}
