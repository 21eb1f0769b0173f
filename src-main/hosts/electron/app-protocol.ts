import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import type { BundleFiles } from '../../core-process/bundle-files.ts';
import { newNonce, securityHeaders, withNonce } from '../../core-process/security-headers.ts';
import { appScheme, isAppUrl } from './app-origin.ts';

/** Before the app is ready: makes `app://` behave like https (relative addresses, storage, fetch, 'self' in the CSP). */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Electron checklist 1, 7, 18: the screens come from the bundle's list of files, with the CSP, never from file://. */
export function serveBundle(protocol: Pick<Protocol, 'handle'>, files: BundleFiles): void {
  protocol.handle(appScheme, (request) => answerRequest(request, files));
}

export async function answerRequest(
  request: { readonly method: string; readonly url: string },
  files: BundleFiles,
): Promise<Response> {
  const nonce = newNonce();
  const refuse = (status: number) => new Response(null, { status, headers: securityHeaders(nonce) });
  if (request.method !== 'GET') return refuse(405);
  if (!isAppUrl(request.url)) return refuse(404);
  const file = files.find(new URL(request.url).pathname);
  if (file === null) return refuse(404);
  const content = await readFile(file.path);
  const headers = {
    ...securityHeaders(nonce),
    'content-type': file.contentType,
    // The page carries a nonce; the assets' names carry their hash.
    'cache-control': file.isPage ? 'no-store' : 'max-age=31536000, immutable',
  };
  return new Response(file.isPage ? withNonce(content.toString('utf8'), nonce) : new Uint8Array(content), { headers });
}
