import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listBundleFiles } from '../../core-process/bundle-files.ts';
import { newNonce, securityHeaders, withNonce } from '../../core-process/security-headers.ts';

/** The screens' script is 2 MB: in parts of the standard's 64 kB it takes the browser three times as long to have it. */
const partSize = 1024 * 1024;

export interface StaticFiles {
  answer(request: IncomingMessage, urlPath: string, response: ServerResponse): void;
}

/** The built screens. Paths without an ending are places inside the program: they all get the one page. */
export function createStaticFiles(rendererDir: string): StaticFiles {
  const files = existsSync(rendererDir) ? listBundleFiles(rendererDir) : { find: () => null, urlPaths: [] };
  return {
    answer(request, urlPath, response) {
      const nonce = newNonce();
      const headers = securityHeaders(nonce);
      const isPlace = !/\.[a-z0-9]+$/i.test(urlPath);
      const file = files.find(urlPath) ?? (isPlace ? files.find('/') : null);
      if ((request.method !== 'GET' && request.method !== 'HEAD') || file === null) {
        response.writeHead(404, { ...headers, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' });
        return void response.end(files.urlPaths.length === 0 ? 'The screens are not built: npm run build\n' : 'not found\n');
      }
      const caching = cachingOf(urlPath);
      const page = file.isPage ? withNonce(readFileSync(file.path, 'utf8'), nonce) : null;
      const length = page === null ? statSync(file.path).size : Buffer.byteLength(page);
      response.writeHead(200, {
        ...{ ...headers, 'cache-control': caching, 'content-type': file.contentType },
        'content-length': length,
      });
      if (request.method === 'HEAD') return void response.end();
      if (page !== null) return void response.end(page);
      createReadStream(file.path, { highWaterMark: partSize })
        .on('error', () => response.destroy())
        .pipe(response);
    },
  };
}

/** The build puts a hash into the names under /assets/, so what they hold never changes; a page always may. */
function cachingOf(urlPath: string): string {
  if (urlPath.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  // Browsers ask for it again at every change of the address.
  return urlPath === '/icon.svg' ? 'private, max-age=3600' : 'no-store';
}
