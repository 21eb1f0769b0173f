import { globSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'vite';

const root = new URL('../../', import.meta.url).pathname;

/**
 * The working child and the core's worker threads in a few files, as they are shipped: loading hundreds of sources is otherwise half of
 * what a kill costs. It lies inside the project, where the database's native library is found.
 */
export async function bundleWorkChild(): Promise<{ file: string; remove: () => Promise<void> }> {
  await mkdir(join(root, 'dist'), { recursive: true });
  const folder = await mkdtemp(join(root, 'dist', 'faults-'));
  // The core starts its worker threads by the name of a file beside it.
  const workers = globSync('src-main/core/**/*-worker.ts', { cwd: root });
  const input = Object.fromEntries(
    ['tests/faults/work-child.ts', ...workers].map((file) => [basename(file, '.ts'), join(root, file)]),
  );
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      target: 'node24',
      minify: false,
      reportCompressedSize: false,
      ssr: true,
      rolldownOptions: {
        input,
        external: ['better-sqlite3'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  return { file: join(folder, 'work-child.js'), remove: () => rm(folder, { recursive: true, force: true }) };
}
