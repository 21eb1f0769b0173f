import { AppError } from '../../../src-shared/rpc/errors.ts';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** This machine itself: the only place that may be spoken to without TLS. */
export function isLoopback(url: URL): boolean {
  return loopbackHosts.has(url.hostname) || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
}

/**
 * What a person types as the address of the office, as an origin: `crm.congty.vn` → `https://crm.congty.vn`. A path that was copied along
 * is dropped, and plain http becomes https, since nothing is ever sent in clear to another machine.
 * @throws `AppError('invalid')` for what is no address
 */
export function officeAddress(typed: string): string {
  const text = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const url = parse(hasScheme ? text : `https://${text}`);
  if (url === null || /\s/.test(text)) throw noAddress(typed);
  if (url.username !== '' || url.password !== '') throw noAddress(typed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw noAddress(typed);
  if (!isHostName(url.hostname)) throw noAddress(typed);
  if (isLoopback(url)) {
    // `127.0.0.1:8787` is the server on this very machine, which speaks http unless it is told otherwise.
    return hasScheme ? url.origin : url.origin.replace(/^https:/, 'http:');
  }
  return url.origin.replace(/^http:/, 'https:');
}

/** Refuses an address that would carry data in clear. */
export function mayBeAsked(address: string): boolean {
  const url = parse(address);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)));
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function isHostName(host: string): boolean {
  if (host.startsWith('[')) return true; // the parser has checked an IPv6 address
  // A single word is fine inside an office's own network.
  return host.length <= 253 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(host);
}

function noAddress(typed: string): AppError {
  return new AppError('invalid', `this is no address of an office: ${typed.slice(0, 100)}`, { fields: { address: 'invalid' } });
}
