import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (place: string) => fileURLToPath(new URL(`../../${place}`, import.meta.url));

/**
 * Libraries apart from the screens: the browser reads several files at once. React above all has its own: it makes two errors as it is read,
 * and where somebody watches the page for errors, the place of each is found by reading its whole file once more.
 */
const libraries = [
  { name: 'react', test: /\/node_modules\/(react|react-dom|scheduler)\/|\/app\/react-first\.ts$/ },
  { name: 'mantine', test: /\/node_modules\/(@mantine|@floating-ui|react-)/ },
  { name: 'libraries', test: /\/node_modules\// },
];

/** The screens: one page that both the app protocol and the loopback host serve from their root. */
export default defineConfig({
  root: at('src-renderer'),
  base: '/',
  plugins: [react(), wordsAsText(), wordsAtOnce()],
  // The host replaces it by a fresh nonce in every answer; the CSP refuses scripts and styles without it.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: at('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    // Fonts and pictures stay files: the CSP allows no data: fonts, and hashed files are cached for ever.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: libraries } } },
  },
  logLevel: 'warn',
});

/** Words as one long text each: the browser reads JSON many times faster than the same as a script. */
function wordsAsText(): Plugin {
  return {
    name: 'fieldbook:words-as-text',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      if (!/\/locales\/(vi|en)\/[\w-]+\.json$/.test(id)) return null;
      const words = JSON.stringify(JSON.parse(readFileSync(id, 'utf8')));
      return { code: `export default JSON.parse(${JSON.stringify(words)});`, moduleType: 'js' };
    },
  };
}

/** The words of the first language come with the script, and not after it has asked which language is spoken. */
function wordsAtOnce(): Plugin {
  return {
    name: 'fieldbook:words-at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const words = Object.values(bundle).find((part) => part.type === 'chunk' && part.name === 'vi');
        if (words === undefined) throw new Error('the build has no chunk of the Vietnamese words');
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${words.fileName}`, nonce: '__CSP_NONCE__' };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}
