import type { AddressInfo } from 'node:net';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import { fastify, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { isPlainFor } from '../src-shared/lib/fields.ts';
import { timeHeader } from '../src-shared/sync/protocol.ts';
import { answerBadAddress, answerErrors, answerNoRequest } from './platform/errors.ts';
import type { Authenticate, OfficeApp, RoutePlugin, ServerDeps } from './platform/app.ts';
import { logAnswer, loggerOptions } from './platform/log.ts';
import { checkProtocol } from './platform/protocol-check.ts';
import { refuse } from './platform/refusal.ts';
import { mostBodyBytes, readBodies } from './platform/request-body.ts';
import { stateRoutes } from './platform/state-routes.ts';

/** What the rooms bring: who calls, and their routes. */
export interface ServerRooms {
  readonly createAuthentication: (deps: ServerDeps) => Authenticate;
  /** What holds for every route: called before anybody is known and before any route is there. */
  readonly guards: readonly ((app: OfficeApp, deps: ServerDeps) => Promise<void>)[];
  readonly plugins: readonly RoutePlugin[];
}

export interface OfficeServer {
  readonly app: OfficeApp;
  /** Port 0 takes a free one. Gives the address. */
  listen(place: { readonly host: string; readonly port: number }): Promise<string>;
  /** Accepts nothing new, ends the open streams, lets running requests finish, and cuts what does not. The database stays open. */
  close(): Promise<void>;
}

/** Most messages are as the schema would give them back, which is said of them quickly. */
const quickValidator: typeof validatorCompiler = (route) => {
  const validate = validatorCompiler(route);
  return (data: unknown) => (isPlainFor(route.schema, data) ? { value: data } : validate(data));
};

/** The server on a database that has been migrated. */
export async function createServer(deps: ServerDeps, rooms: ServerRooms): Promise<OfficeServer> {
  const stopping = new AbortController();
  const app = createApp(deps);
  app.setValidatorCompiler(quickValidator);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('caller', null);
  answerErrors(app);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
    // The office's own name only: what else lives under it is not ours to decide.
    strictTransportSecurity:
      deps.config.tls !== null || deps.config.isBehindProxy ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  await app.register(swagger, {
    openapi: {
      info: { title: 'Fieldbook office', version: deps.config.version },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: (route) => {
      const described = jsonSchemaTransform(route);
      const isOpen = route.route.config?.access === 'open';
      return isOpen ? described : { ...described, schema: { ...described.schema, security: [{ token: [] }] } };
    },
  });

  for (const guard of rooms.guards) await guard(app, deps);
  const authenticate = rooms.createAuthentication(deps);
  app.addHook('onRequest', async (request) => {
    if (!request.is404) checkProtocol(request);
  });
  // After the flood limits, which are hooks of the routes, and before the body is read.
  app.addHook('preParsing', async (request) => {
    if (request.is404) return;
    const access = request.routeOptions.config.access ?? 'signed-in';
    if (access === 'open') return;
    request.caller = await authenticate(request);
    if (access === 'admin' && request.caller.role !== 'admin') refuse('forbidden', 'for administrators only');
  });
  readBodies(app);
  app.addHook('onSend', async (_request, reply) => {
    reply.header(timeHeader, String(deps.clock.now()));
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => logAnswer(request.log, request, reply));
  app.addHook('preClose', async () => stopping.abort());

  for (const plugin of [stateRoutes, ...rooms.plugins]) {
    await app.register(async (scope: OfficeApp) => await plugin(scope, { ...deps, stopping: stopping.signal }));
  }
  await app.ready();

  return {
    app,
    listen: async ({ host, port }) => {
      await app.listen({ host, port });
      return addressOf(app, deps);
    },
    close: async () => {
      stopping.abort();
      // A stream that has ended leaves its connection open, and closing waits for every connection.
      const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
      const cut = setTimeout(() => app.server.closeAllConnections(), deps.config.stopTimeoutMs);
      try {
        await app.close();
      } finally {
        clearTimeout(cut);
        clearInterval(sweep);
      }
    },
  };
}

function createApp(deps: ServerDeps): OfficeApp {
  const { config } = deps;
  const options = {
    logger: loggerOptions(deps.log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    requestIdHeader: false as const,
    genReqId: () => deps.ids.next(),
    bodyLimit: mostBodyBytes,
    // One hop: whatever stands before our own proxy in `X-Forwarded-For` was written by the caller.
    trustProxy: config.isBehindProxy ? (_address: string, hop: number) => hop < 1 : false,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle' as const,
    requestTimeout: config.requestTimeoutMs,
    keepAliveTimeout: 65_000,
    clientErrorHandler: answerNoRequest,
    frameworkErrors: answerBadAddress,
    onProtoPoisoning: 'error' as const,
    onConstructorPoisoning: 'error' as const,
    routerOptions: { maxParamLength: 200 },
  };
  const connections = {
    headersTimeout: Math.min(15_000, config.requestTimeoutMs),
    // Node looks for slow requests this often only; its own 30 s would double the limit.
    connectionsCheckingInterval: Math.min(2_000, config.requestTimeoutMs),
    maxHeaderSize: 16 * 1024,
  };
  if (config.tls === null) return fastify({ ...options, http: connections }) as unknown as OfficeApp; // the type provider is set by createServer
  const https = { ...connections, cert: config.tls.cert, key: config.tls.key, minVersion: 'TLSv1.2' as const };
  return fastify({ ...options, https }) as unknown as OfficeApp; // an HTTPS server has all that ours uses of an HTTP one
}

function addressOf(app: OfficeApp, deps: ServerDeps): string {
  const { address, family, port } = app.server.address() as AddressInfo; // listening on a port, so no pipe's name and not null
  const host = family === 'IPv6' ? `[${address}]` : address;
  return `${deps.config.tls === null ? 'http' : 'https'}://${host}:${port}`;
}
