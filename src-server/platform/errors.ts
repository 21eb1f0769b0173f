import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ServerErrorCode } from '../../src-shared/sync/protocol.ts';
import type { OfficeApp } from './app.ts';
import { DatabaseAway } from './database-away.ts';
import { Refusal } from './refusal.ts';

/** Every answer that is not the wanted one has the same shape; what went wrong inside is logged and not told. */
export function answerErrors(app: OfficeApp): void {
  app.setNotFoundHandler(async (_request, reply) => {
    await reply.code(404).send(new Refusal('not-found', 'there is no such route').toAnswer());
  });
  app.setErrorHandler(async (error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'unexpected') request.log.error({ event: 'error', err: error }, 'unexpected');
    else if (error instanceof DatabaseAway) request.log.warn({ event: 'database-away', code: error.code }, 'database away');
    else request.log.debug({ event: 'refusal', code: refusal.code }, 'refusal');
    if (refusal.retryAfterS !== undefined) reply.header('retry-after', String(Math.ceil(refusal.retryAfterS)));
    await reply.code(refusal.statusCode).send(refusal.toAnswer());
  });
}

/** For Fastify's `clientErrorHandler`: what is no HTTP at all, or comes too slowly, before there is a request. */
export function answerNoRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const known: Record<string, string> = {
    ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
    HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  };
  const body = JSON.stringify(new Refusal('invalid', 'the request cannot be read').toAnswer());
  const head = [
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.write(`HTTP/1.1 ${known[error.code ?? ''] ?? '400 Bad Request'}\r\n${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

/** For Fastify's `frameworkErrors`: an address that cannot be read. Its own answer would repeat it. */
export function answerBadAddress(_error: unknown, _request: unknown, reply: FastifyReply): void {
  void reply.code(400).send(new Refusal('invalid', 'the address cannot be read').toAnswer());
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = Object.fromEntries(
      error.validation.map((issue) => [issue.instancePath.replaceAll('/', '.').replace(/^\./, '') || 'body', issue.keyword]),
    );
    return new Refusal('invalid', 'the request is not as the protocol says', { fields });
  }
  const { statusCode, code } = readHttpError(error);
  // Fastify's own refusals: a body that is too long, not JSON, of another kind. Their messages may quote the body.
  if (statusCode >= 400 && statusCode < 500) {
    return new Refusal(codeOf(statusCode), `refused before it was read (${code})`, { status: statusCode });
  }
  if (statusCode === 503 || error instanceof DatabaseAway || isDatabaseAway(code))
    return new Refusal('unavailable', 'not available at the moment', { retryAfterS: 5 });
  return new Refusal('unexpected', 'something went wrong on the server');
}

function codeOf(statusCode: number): ServerErrorCode {
  if (statusCode === 413) return 'too-large';
  if (statusCode === 404 || statusCode === 405) return 'not-found';
  if (statusCode === 429) return 'too-many-tries';
  return 'invalid';
}

function readHttpError(error: unknown): { statusCode: number; code: string } {
  if (typeof error !== 'object' || error === null) return { statusCode: 500, code: '' };
  const statusCode = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { statusCode, code };
}

/**
 * The database is stopping, starting, out of connections or of memory, or hangs: a statement or a lock took too long (57014, 55P03). A
 * connection that is gone is a `DatabaseAway`.
 */
function isDatabaseAway(code: string): boolean {
  return /^(08|57P0|57014$|55P03$|53)/.test(code);
}
