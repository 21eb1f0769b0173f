import rateLimit from '@fastify/rate-limit';
import type { OfficeApp, ServerDeps } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';

/** A guard of the whole server. */
export async function limitFloods(app: OfficeApp, deps: Pick<ServerDeps, 'config'>): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    max: deps.config.requestsInMinute,
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
