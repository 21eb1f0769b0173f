import { PassThrough, type Writable } from 'node:stream';
import { createGzip, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  contentsQuery,
  deviceNamesAnswer,
  deviceNamesRequest,
  digestsAnswer,
  digestsQuery,
  epochHeader,
  type OpResult,
  pullAnswer,
  pullQuery,
  pushAnswer,
  pushRequest,
  routes,
  scopeContents,
  snapshotQuery,
  timeHeader,
  type WireEntity,
  wireEntities,
} from '../../src-shared/sync/protocol.ts';
import { z } from 'zod';
import { scopesOf } from '../../src-shared/sync/scopes.ts';
import { writeAudit } from '../accounts/audit.ts';
import { isEndOf, watchSessionEnds } from '../accounts/session-ends.ts';
import { callerOf, type RoutePlugin } from '../platform/app.ts';
import { watchCommits } from '../platform/commits.ts';
import { refuse } from '../platform/refusal.ts';
import { createAnnouncer } from './announcer.ts';
import { contentsOf, refuseForeignScope } from './contents.ts';
import { deviceNamesOf } from './device-names.ts';
import { digestsOf } from './digests.ts';
import { createEventHub } from './event-hub.ts';
import { pull, scopesOfUser } from './pull.ts';
import { push } from './push.ts';
import { writeSnapshot } from './snapshot-stream.ts';
import { createSqlStore } from './sql-store.ts';
import type { SyncStore } from './store.ts';

const snapshotsAtOnce = 8;
const smallestToPack = 1400;
/** A stream is begun anew now and then, with the tokens of that hour. */
const mostStreamMs = 60 * 60_000;
/** What may lie unread before a listener is given up. */
const mostUnreadBytes = 64 * 1024;

const pack = promisify(gzip);

/** `/sync/*`: what laptops send and fetch. */
export const syncRoutes: RoutePlugin = async (app, deps) => {
  const { clock, ids, database } = deps;
  const store = createSqlStore(database, clock.now);
  const tags = ['sync'];
  let snapshots = 0;

  const hub = createEventHub({
    scopesOf: async (tenantId, userIds) => await scopesOfUsers(store, tenantId, userIds),
    onError: (error) => app.log.error({ event: 'error', err: error }, 'the scopes of those who listen were not read'),
  });
  const announcer = createAnnouncer(database, (error) =>
    app.log.warn({ event: 'error', err: error }, 'a commit was not announced'),
  );
  const unwatch = [
    await watchCommits(database, (commit) => hub.tell(commit)),
    await watchSessionEnds(database, (end) => hub.closeWhere((listener) => isEndOf(end, { ...listener, role: 'rep' }))),
  ];
  deps.stopping.addEventListener('abort', () => hub.close(), { once: true });
  app.addHook('onClose', async () => {
    hub.close();
    announcer.close();
    for (const stop of unwatch) await stop();
  });
  // Refusals tell the epoch too: it is how a laptop finds out that the office was put back.
  app.addHook('onSend', async (request, reply) => {
    if (reply.hasHeader(epochHeader) || request.caller === null || reply.statusCode >= 500) return;
    const { epoch } = await store.read(request.caller.tenantId, async (tx) => await tx.head());
    reply.header(epochHeader, epoch);
  });

  app.route({
    ...routes.push,
    url: routes.push.path,
    config: { protocol: 'older-too' },
    schema: {
      tags,
      summary: 'Operations of a laptop, in their order',
      description: 'At most 500. The same numbers again get the same answers again; nothing happens twice.',
      body: pushRequest,
      response: { 200: pushAnswer },
    },
    handler: async (request, reply) => {
      const { tenantId, userId, deviceId } = callerOf(request);
      const { answer, epoch, commit } = await push(
        { store, nowMs: clock.now, newId: ids.next },
        { tenantId, userId, deviceId },
        request.body,
      );
      if (commit !== null && commit.seq !== null) {
        const told = { tenantId, seq: commit.seq, scopes: commit.scopes };
        hub.tell(told);
        announcer.announce(told);
      }
      const denied = commit === null || answer.outcome !== 'done' ? {} : deniedOf(answer.results);
      if (Object.keys(denied).length > 0) {
        const detail = { method: 'POST', route: routes.push.path, ...denied };
        await database.inTenant(tenantId, 'write', async (sql) => {
          await writeAudit(sql, tenantId, { event: 'denied', userId, deviceId, address: request.ip, detail }, clock.now());
        });
      }
      reply.header(epochHeader, epoch);
      return await sendJson(request, reply, JSON.stringify(answer));
    },
  });

  app.route({
    ...routes.pull,
    url: routes.pull.path,
    schema: {
      tags,
      summary: 'What happened since a commit, in whole commits',
      querystring: pullQuery,
      response: { 200: pullAnswer, 204: z.null().describe('Nothing happened.') },
    },
    handler: async (request, reply) => {
      const { epoch, answer } = await pull(store, callerOf(request), request.query);
      reply.header(epochHeader, epoch);
      if (answer === null) return await reply.code(204).send(null);
      // As text: going through the schema once more would cost more than reading the rows.
      return await sendJson(request, reply, JSON.stringify(answer));
    },
  });

  app.route({
    ...routes.contents,
    url: routes.contents.path,
    schema: {
      tags,
      summary: 'Which kinds of rows one scope has any of',
      description: 'Asked before a scope is loaded: what has no rows need not be asked for.',
      querystring: contentsQuery,
      response: { 200: scopeContents },
    },
    handler: async (request, reply) => {
      const { epoch, answer } = await contentsOf(store, callerOf(request), request.query.scope, request.query.counts === 'true');
      reply.header(epochHeader, epoch);
      return answer;
    },
  });

  app.route({
    ...routes.digests,
    url: routes.digests.path,
    schema: {
      tags,
      summary: 'What a laptop at this commit must hold, to compare',
      description:
        'Once a day: of each kind of rows how many, and the sum of what stands for each. Nothing where something has happened since.',
      querystring: digestsQuery,
      response: { 200: digestsAnswer },
    },
    handler: async (request, reply) => {
      // It reads as much as a snapshot does, so it takes one's place.
      if (snapshots >= snapshotsAtOnce) refuse('unavailable', 'too many laptops are loading', { retryAfterS: 60 });
      snapshots += 1;
      try {
        const { epoch, answer } = await digestsOf(store, callerOf(request), request.query.cursor);
        reply.header(epochHeader, epoch);
        return answer;
      } finally {
        snapshots -= 1;
      }
    },
  });

  app.route({
    ...routes.deviceNames,
    url: routes.deviceNames.path,
    schema: {
      tags,
      summary: 'How the laptops are called that wrote what the caller sees of the history',
      description:
        'Of each laptop a row is named whose history has a line of it; only the name is told, and only where the caller sees the line.',
      body: deviceNamesRequest,
      response: { 200: deviceNamesAnswer },
    },
    handler: async (request, reply) => {
      const { epoch, answer } = await deviceNamesOf({ store, database }, callerOf(request), request.body.asked);
      reply.header(epochHeader, epoch);
      return answer;
    },
  });

  app.route({
    ...routes.snapshot,
    url: routes.snapshot.path,
    schema: {
      tags,
      summary: 'All rows of one scope and kind, as lines of JSON',
      description: 'A head line, one line for each row, an end line. After a cut it goes on after the last id.',
      querystring: snapshotQuery,
    },
    handler: async (request, reply) => {
      const { tenantId, userId } = callerOf(request);
      const { scope, entity, after, columns } = request.query;
      if (!isWireEntity(entity)) refuse('not-found', 'no such kind of rows');
      if (snapshots >= snapshotsAtOnce) refuse('unavailable', 'too many laptops are loading', { retryAfterS: 3 });
      snapshots += 1;
      const ready = Promise.withResolvers<Writable>();
      const written = store
        .read(tenantId, async (tx) => {
          const { seq, epoch } = await tx.head();
          await refuseForeignScope(tx, userId, scope);
          const snapshot = await tx.snapshot(entity, scope, after?.toLowerCase() ?? null, columns === 'filled');
          reply.header(epochHeader, epoch).header('content-type', 'application/x-ndjson; charset=utf-8');
          const out = takesGzip(request) ? createGzip({ level: constants.Z_BEST_SPEED }) : new PassThrough();
          if (takesGzip(request)) reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding');
          const write = async () => await writeSnapshot(out, { seq, entity }, snapshot);
          ready.resolve(out);
          // A list needs the transaction no longer, and where there is one connection others wait for it.
          if (!(Symbol.asyncIterator in snapshot.lines)) return write;
          await write();
          return null;
        })
        .then(async (write) => await write?.());
      written
        .catch((error: unknown) => {
          ready.reject(error);
          ready.promise.then(
            (out) => out.destroy(error instanceof Error ? error : new Error('the snapshot failed')),
            () => undefined,
          );
        })
        .finally(() => {
          snapshots -= 1;
        });
      return await reply.send(await ready.promise);
    },
  });

  app.route({
    ...routes.events,
    url: routes.events.path,
    schema: { tags, summary: 'Server-sent events: the number of a commit that touched one of the caller’s scopes' },
    handler: async (request, reply) => {
      const caller = callerOf(request);
      const { epoch, scopes } = await store.read(caller.tenantId, async (tx) => ({
        epoch: (await tx.head()).epoch,
        scopes: await scopesOfUser(tx, caller.userId),
      }));
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        [epochHeader]: epoch,
        [timeHeader]: String(clock.now()),
      });
      raw.write(': open\n\n');
      const remove = hub.add({
        tenantId: caller.tenantId,
        userId: caller.userId,
        deviceId: caller.deviceId,
        sessionId: caller.sessionId,
        scopes: new Set(scopes),
        send: (text) => {
          if (raw.destroyed || raw.writableLength > mostUnreadBytes) return false;
          raw.write(text);
          return true;
        },
        close: () => {
          clearTimeout(end);
          if (raw.writableLength > mostUnreadBytes) raw.destroy();
          else raw.end();
        },
      });
      const end = setTimeout(remove, mostStreamMs);
      end.unref();
      raw.on('close', remove);
      if (deps.stopping.aborted) remove();
    },
  });
};

/** How many operations were refused for want of a right, by reason: for the audit log. */
function deniedOf(results: readonly OpResult[]): Record<string, number> {
  const denied: Record<string, number> = {};
  for (const result of results) {
    if (result.status !== 'rejected' || !['forbidden', 'office-only', 'unknown-field'].includes(result.code)) continue;
    denied[result.code] = (denied[result.code] ?? 0) + 1;
  }
  return denied;
}

async function scopesOfUsers(
  store: SyncStore,
  tenantId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  return await store.read(tenantId, async (tx) => {
    await tx.head();
    const people = await tx.people();
    const wanted = new Set(userIds);
    return new Map(people.users.filter(({ id }) => wanted.has(id)).map((user) => [user.id, scopesOf(user, people)]));
  });
}

async function sendJson(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  reply.header('content-type', 'application/json; charset=utf-8').header('vary', 'accept-encoding');
  if (text.length < smallestToPack || !takesGzip(request)) return await reply.send(text);
  reply.header('content-encoding', 'gzip');
  return await reply.send(await pack(text, { level: constants.Z_BEST_SPEED }));
}

function takesGzip(request: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers['accept-encoding'] ?? '');
}

function isWireEntity(name: string): name is WireEntity {
  return (wireEntities as readonly string[]).includes(name);
}
