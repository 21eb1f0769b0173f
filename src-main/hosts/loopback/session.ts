import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Session {
  /** A link that signs one browser in, once. */
  newLink(): string;
  /** The cookie that the link's token buys, or null: unknown, used, or too many newer ones. */
  redeem(token: string): string | null;
  isSignedIn(request: IncomingMessage): boolean;
}

/** More links than this were never opened: the oldest is forgotten. */
const openLinks = 5;

/**
 * Who may call: a browser that opened a link which only this user's terminal or program has seen. Cookies do not keep ports
 * apart, so the cookie's name carries the port: two running profiles do not sign each other out.
 */
export function createSession(origin: string): Session {
  const cookieName = `fieldbook_${new URL(origin).port}`;
  const secret = randomBytes(32).toString('base64url');
  const tokens = new Set<string>();
  return {
    newLink() {
      const token = randomBytes(32).toString('base64url');
      tokens.add(token);
      for (const oldest of [...tokens].slice(0, -openLinks)) tokens.delete(oldest);
      return `${origin}/open?token=${token}`;
    },
    redeem(token) {
      if (!tokens.delete(token)) return null;
      return `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isSignedIn(request) {
      const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
      return cookies.some((cookie) => cookie.startsWith(`${cookieName}=`) && isSame(cookie.slice(cookieName.length + 1), secret));
    },
  };
}

/** Compares without telling by its time how much was right. */
export function isSame(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Whether a request comes from our own page or from nobody's page: Origin and Sec-Fetch-Site defeat other pages in the same browser,
 * those of other ports of this machine among them.
 */
export function isFromOurPage(request: IncomingMessage, origin: string): boolean {
  const from = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (request.method === 'GET' || request.method === 'HEAD') return from === undefined || from === origin;
  return from === origin;
}
