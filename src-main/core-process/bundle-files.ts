import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface BundleFile {
  readonly path: string;
  readonly contentType: string;
  readonly isPage: boolean;
}

export interface BundleFiles {
  /** The file that a URL's path names, or null. `/` is the page. */
  find(urlPath: string): BundleFile | null;
  readonly urlPaths: readonly string[];
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

/**
 * The files of the built renderer that may be served: listed once at the start, so a request is looked up in a list and
 * never becomes a path. `..`, `%2e`, NUL, drive letters and symbolic links therefore have nothing to act on.
 * Files of unknown kinds (source maps among them) are not listed.
 */
export function listBundleFiles(dir: string): BundleFiles {
  const files = new Map<string, BundleFile>();
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const urlPath = `/${relative(dir, path).split(sep).join('/')}`;
    files.set(urlPath, { path, contentType, isPage: entry.name.endsWith('.html') });
  }
  const page = files.get('/index.html');
  if (page) files.set('/', page);
  return { find: (urlPath) => files.get(urlPath) ?? null, urlPaths: [...files.keys()] };
}
