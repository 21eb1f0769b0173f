import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  blobBeginRequest,
  blobParams,
  blobPartBytes,
  blobPartType,
  blobProgress,
  uploadOffsetHeader,
} from '../../src-shared/files/blob-wire.ts';
import { mostFileBytes } from '../../src-shared/files/file.ts';
import { routes } from '../../src-shared/sync/protocol.ts';
import { callerOf, type RoutePlugin } from '../platform/app.ts';
import { refuse } from '../platform/refusal.ts';
import { scopesOfUser } from '../sync/pull.ts';
import { createSqlStore } from '../sync/sql-store.ts';
import { createOfficeBlobs } from './blob-store.ts';

/** `/blobs/:id`: the bytes of papers, by the SHA-256 of what they say. */
export const fileRoutes: RoutePlugin = async (app, deps) => {
  const store = createSqlStore(deps.database, deps.clock.now);
  const blobs = createOfficeBlobs({ database: deps.database, nowMs: deps.clock.now, mostBytes: deps.config.mostBlobBytes });
  const tags = ['blobs'];
  app.addContentTypeParser(blobPartType, { parseAs: 'buffer', bodyLimit: blobPartBytes }, (_request, body, done) => {
    done(null, body);
  });

  app.route({
    ...routes.beginBlob,
    url: routes.beginBlob.path,
    schema: {
      tags,
      summary: 'Begins to send a content, or tells how far its sending has come',
      description:
        'For whoever made a row of `files` or `productPhotos` with this hash. Who sent it before gets `isWhole` at once.',
      params: blobParams,
      body: blobBeginRequest,
      response: { 200: blobProgress },
    },
    handler: async (request) => await blobs.begin(callerOf(request), request.params.id, request.body.bytes),
  });

  app.route({
    ...routes.sendBlob,
    url: routes.sendBlob.path,
    schema: {
      tags,
      summary: 'One part of a content, at the offset that the header `upload-offset` names',
      description:
        'A mebibyte, or what is left. Another offset than the one that is due changes nothing; the answer tells that one.',
      params: blobParams,
      headers: z.object({ [uploadOffsetHeader]: z.coerce.number().int().min(0).max(mostFileBytes) }),
      response: { 200: blobProgress },
    },
    handler: async (request) => {
      const { body } = request;
      if (!Buffer.isBuffer(body)) return refuse('invalid', 'a part is sent as bytes', { status: 415 });
      return await blobs.add(callerOf(request), request.params.id, Number(request.headers[uploadOffsetHeader]), body);
    },
  });

  app.route({
    ...routes.fetchBlob,
    url: routes.fetchBlob.path,
    schema: {
      tags,
      summary: 'A content or the part of it that the header `range` names',
      description: 'For whoever sees a row of `files` or `productPhotos` with this hash whose maker has sent it.',
      params: blobParams,
    },
    handler: async (request, reply) => {
      const caller = callerOf(request);
      const { id } = request.params;
      const scopes = await store.read(caller.tenantId, async (tx) => {
        await tx.head();
        return await tx.withComposites(await scopesOfUser(tx, caller.userId));
      });
      const { bytes, holder } = await blobs.find(caller, scopes, id);
      const range = rangeOf(request.headers.range, bytes);
      if (range === null) {
        reply.header('content-range', `bytes */${bytes}`);
        return refuse('invalid', 'there is no such range', { status: 416 });
      }
      reply
        .code(range.isPart ? 206 : 200)
        .header('content-type', 'application/octet-stream')
        .header('content-disposition', 'attachment')
        .header('accept-ranges', 'bytes')
        .header('content-length', String(range.to - range.from));
      if (range.isPart) reply.header('content-range', `bytes ${range.from}-${range.to - 1}/${bytes}`);
      return await reply.send(Readable.from(blobs.read(caller.tenantId, id, holder, range), { objectMode: false }));
    },
  });
};

/** One range as browsers and laptops ask for it; null for one that cannot be answered. */
function rangeOf(header: string | undefined, bytes: number): { from: number; to: number; isPart: boolean } | null {
  if (header === undefined) return { from: 0, to: bytes, isPart: false };
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header);
  if (match === null) return null;
  const from = Number(match[1]);
  const to = match[2] === '' ? bytes : Math.min(bytes, Number(match[2]) + 1);
  return from < to ? { from, to, isPart: true } : null;
}
