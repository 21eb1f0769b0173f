import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite';
import { fontFiles } from '../../src-main/core/documents/pdf-fonts.ts';

const at = (place: string) => fileURLToPath(new URL(`../../${place}`, import.meta.url));

/** Stay packages of their own: native, or found by path at run time. Everything else is in the bundles, so that a start reads few files. */
export const unbundled = ['better-sqlite3', 'electron-updater'];

const external = [
  'electron',
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
  ...unbundled.flatMap((name) => [name, new RegExp(`^${name}/`)]),
];

/** The fonts of documents, in `fonts` beside the core's bundle (src-main/core/documents/pdf-fonts.ts). */
const documentFonts: Plugin = {
  name: 'document-fonts',
  generateBundle() {
    for (const file of Object.values(fontFiles)) {
      const source = readFileSync(at(`node_modules/@expo-google-fonts/be-vietnam-pro/${file}`));
      this.emitFile({ type: 'asset', fileName: `fonts/${basename(file)}`, source });
    }
  },
};

function bundle(
  entries: Readonly<Record<string, string>>,
  format: 'es' | 'cjs',
  extension: string,
  isFirst: boolean,
  outDir = 'dist/electron',
): InlineConfig {
  return defineConfig({
    root: at('.'),
    publicDir: false,
    plugins: isFirst ? [documentFonts] : [],
    // Libraries of CommonJS (pdfmake) ask for their folder by this name, which a module does not have.
    define: format === 'es' ? { __dirname: 'import.meta.dirname' } : {},
    build: {
      outDir: resolve(at('.'), outDir),
      // Chunks carry a hash: without this every older one would be shipped too.
      emptyOutDir: isFirst,
      target: 'node24',
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      ssr: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, at(file)])),
        external,
        output: {
          format,
          // All beside one another: a bundle finds its worker and its process by a name in its own folder.
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
          ...(format === 'cjs' ? { codeSplitting: false } : {}),
        },
      },
    },
    ssr: { noExternal: true, external: ['electron', ...unbundled] },
    logLevel: 'warn',
  });
}

// The core starts its worker threads by the name of a file beside it.
const workers = Object.fromEntries(
  globSync('src-main/core/**/*-worker.ts', { cwd: at('.') }).map((file) => [basename(file, '.ts'), file]),
);

const configs: InlineConfig[] = [
  bundle(
    {
      main: 'src-main/hosts/electron/main.ts',
      core: 'src-main/hosts/electron/core-main.ts',
      ...workers,
    },
    'es',
    'js',
    true,
  ),
  // A sandboxed preload script is one CommonJS file.
  bundle({ preload: 'src-main/hosts/electron/preload.ts' }, 'cjs', 'cjs', false),
];
export default configs;

/** Another entry around the core, bundled as Electron's own are: what is measured is what ships. */
export async function buildBeside(outDir: string, entries: Readonly<Record<string, string>>): Promise<void> {
  await build({ ...bundle({ ...entries, ...workers }, 'es', 'js', true, outDir), configFile: false });
}

/** Writes dist/electron: main.js, core.js, the core's workers and preload.cjs. */
export async function buildElectron(): Promise<void> {
  for (const config of configs) await build({ ...config, configFile: false });
}
