import rateLimit from '@fastify/rate-limit';
import type { OfficeApp } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';

/**
 * The most that one address may ask in a minute, whatever it asks: an office of two hundred laptops behind one address needs a tenth.
 * Passwords have limits of their own (`try-limits.ts`).
 */
export const requestsInMinute = 6000;

/** For the whole server; to be called before any route is added. */
export async function limitFloods(app: OfficeApp, most: number = requestsInMinute): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    max: most,
    timeWindow: 60_000,
    hook: 'onRequest',
    keyGenerator: (request) => request.ip,
    // What is given back is thrown, and the error handler makes an answer of it.
    errorResponseBuilder: (_request, context) =>
      new Refusal('too-many-tries', 'too many requests from this address', {
        retryAfterS: Math.max(1, Math.ceil(context.ttl / 1000)),
      }),
  });
}
