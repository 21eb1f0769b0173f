import { z } from 'zod';
import { officeHello, oldestProtocol, protocolVersion, routes, serverError } from '../../src-shared/sync/protocol.ts';
import type { RoutePlugin } from './app.ts';
import { isMigrated } from './migrate.ts';
import { Refusal } from './refusal.ts';

const open = { access: 'open', protocol: 'any' } as const;

/** What anybody may ask: who are you, are you alive, can you work, what do you offer. */
export const stateRoutes: RoutePlugin = async (app, deps) => {
  app.get(
    routes.hello.path,
    { config: open, schema: { summary: 'Who answers here, and which protocols it speaks', response: { 200: officeHello } } },
    async () => ({
      product: 'fieldbook' as const,
      protocol: protocolVersion,
      oldestProtocol,
      version: deps.config.version,
      serverTime: deps.clock.now(),
    }),
  );
  app.get(
    routes.health.path,
    { config: open, schema: { summary: 'The process is alive', response: { 200: z.object({ status: z.literal('alive') }) } } },
    async () => ({ status: 'alive' as const }),
  );
  app.get(
    routes.ready.path,
    {
      config: open,
      schema: {
        summary: 'The database answers and has the tables of this program',
        response: { 200: z.object({ status: z.literal('ready') }), 503: serverError },
      },
    },
    async (request, reply) => {
      let reason = 'the tables are not the ones of this program';
      try {
        if (!deps.stopping.aborted && (await isMigrated(deps.database))) return { status: 'ready' as const };
        if (deps.stopping.aborted) reason = 'the server is stopping';
      } catch (error) {
        reason = 'the database does not answer';
        request.log.warn({ event: 'not-ready', err: error }, 'not ready');
      }
      return await reply.code(503).send(new Refusal('unavailable', reason).toAnswer());
    },
  );
  app.get(
    routes.openapi.path,
    { config: open, schema: { summary: 'This description', response: { 200: z.looseObject({ openapi: z.string() }) } } },
    async () => ({ ...app.swagger(), openapi: '3.0.3' }),
  );
};
