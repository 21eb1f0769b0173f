import { randomBytes } from 'node:crypto';

/** Stands in `index.html` where the nonce of this one response goes. */
export const noncePlaceholder = '__CSP_NONCE__';

/** A fresh nonce per served page: a known one would let injected markup bring its own styles. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * The Content-Security-Policy of every host that serves the screens. Scripts come from the bundle only. Mantine writes
 * `<style>` elements while it runs: they carry the page's nonce, so nothing needs 'unsafe-inline'.
 * Assigning text to innerHTML goes through the one policy named `default`, which the renderer installs
 * (it lets style sheets' text through and refuses markup).
 */
export function contentSecurityPolicy(nonce: string): string {
  if (!/^[\w-]{16,}$/.test(nonce)) throw new Error('a nonce is at least 16 characters of base64url');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** What goes with every response, pages and files alike. Add `content-type` and caching beside it. */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), serial=(), usb=()',
  };
}

/** The page with its nonce in place. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(noncePlaceholder, nonce);
}
