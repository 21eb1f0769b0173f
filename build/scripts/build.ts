// `npm run build`: screens into dist/renderer, Electron's entry files into dist/electron, the core of the loopback host into
// dist/loopback, which is read in half of the time that its sources take. The command line runs its sources directly.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { buildBeside } from '../vite/electron.config.ts';
import { markBuilt } from './built.mjs';

// A test that finds the screens stale runs this with its own NODE_ENV, and Vite would then bundle the slow React of development.
process.env['NODE_ENV'] = 'production';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A config file exports one bundle or several; those of Electron need the main, the preload and the core's process. */
async function configsOf(name: string): Promise<InlineConfig[]> {
  const file = `${root}build/vite/${name}`;
  if (!existsSync(file)) return [];
  const loaded: { default: InlineConfig | InlineConfig[] } = await import(pathToFileURL(file).href);
  return Array.isArray(loaded.default) ? loaded.default : [loaded.default];
}

const started = performance.now();
for (const config of [...(await configsOf('renderer.config.ts')), ...(await configsOf('electron.config.ts'))]) {
  await build({ ...config, configFile: false });
}
await buildBeside('dist/loopback', { 'core-worker': 'src-main/hosts/loopback/core-worker.ts' });
markBuilt();
console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
