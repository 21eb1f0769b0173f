import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { LogTarget } from './app.ts';

/*
 * One line of JSON per event, for machines. What a person wrote, a password or a token must never stand in one (a test seeds them and
 * searches), so lines are made of known parts only: route patterns instead of addresses, ids, codes, and of an unexpected error its
 * kind and its place in the program.
 */

/** Fastify's option `logger`. */
export function loggerOptions(target: LogTarget): false | Record<string, unknown> {
  if (target.level === 'silent') return false;
  return {
    level: target.level,
    base: null,
    serializers: { err: errorParts, error: errorParts, req: () => undefined, res: () => undefined },
    ...(target.write === null ? {} : { stream: { write: target.write } }),
  };
}

/** The one line of an answered request. */
export function logAnswer(log: FastifyBaseLogger, request: FastifyRequest, reply: FastifyReply): void {
  log.info(
    {
      event: 'answer',
      method: request.method,
      // The pattern, never the address as it came: people type anything behind a server's name.
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ip: request.ip,
      ...(request.caller === null
        ? {}
        : { tenantId: request.caller.tenantId, userId: request.caller.userId, deviceId: request.caller.deviceId }),
    },
    'answer',
  );
}

/** An error without anything that it might quote: databases and parsers repeat what they were given. */
export function errorParts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const parts = error as Error & Record<string, unknown>; // drivers add their own properties; each is read as unknown
  return {
    name: error.name,
    message: messageOf(error),
    ...pick(parts, [
      'code',
      'severity',
      'constraint_name',
      'table_name',
      'column_name',
      'routine',
      'constraint',
      'table',
      'column',
    ]),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorParts(error.cause) }),
  };
}

/** What a program's own parts say, up to the first sign behind which a value may stand; of any other error nothing. */
function messageOf(error: Error): string {
  const isOfKnownKind = ['PostgresError', 'DatabaseError', 'TypeError', 'RangeError'].includes(error.name) || 'severity' in error;
  if (!isOfKnownKind) return '';
  return error.message.split(/["'`“‘«(:=\n]/)[0]?.slice(0, 120) ?? '';
}

function pick(parts: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = parts[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
