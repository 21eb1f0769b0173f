import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import type { OfficeApp } from './app.ts';
import { Refusal, refuse } from './refusal.ts';

/** Of a body, after unpacking. */
export const mostBodyBytes = 2 * 1024 * 1024;

/** JSON alone, packed with gzip or not. The limit holds for what comes out of the packing, while it comes out: a bomb never unfolds. */
export function readBodies(app: OfficeApp): void {
  app.removeContentTypeParser('text/plain');
  app.addHook('preParsing', async (request, _reply, payload: Readable & { receivedEncodedLength?: number }) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return payload;
    if (encoding !== 'gzip') refuse('invalid', 'bodies may be packed with gzip only', { status: 415 });
    const unpacked: Readable & { receivedEncodedLength?: number } = createGunzip();
    unpacked.receivedEncodedLength = 0;
    payload.on('data', (chunk: Buffer) => {
      unpacked.receivedEncodedLength = (unpacked.receivedEncodedLength ?? 0) + chunk.length;
    });
    payload.on('error', (error) => unpacked.destroy(error));
    payload.on('close', () => {
      if (!payload.readableEnded) unpacked.destroy(new Refusal('invalid', 'the body ended too early'));
    });
    // createGunzip is a writable too; its type here is narrowed to what fastify reads.
    payload.pipe(unpacked as ReturnType<typeof createGunzip>);
    return unpacked;
  });
}
