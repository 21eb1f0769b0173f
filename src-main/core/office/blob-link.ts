import { blobPartBytes, blobPartType, blobProgress, uploadOffsetHeader } from '../../../src-shared/files/blob-wire.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { BlobLink } from '../files/index.ts';
import { notAnOffice, parseAnswer } from './office-http.ts';
import type { OfficeSession } from './office-session.ts';

/** A part goes up within this time on any line worth the name; a slower one is cut and goes on at the part where it was. */
const partTimeoutMs = 120_000;

/** The way of papers' bytes over HTTP. @throws what the office says, and `offline` */
export function createBlobLink(session: Pick<OfficeSession, 'send'>): BlobLink {
  return {
    async begin(id, bytes, signal) {
      return await parseAnswer(
        await session.send({ route: 'beginBlob', parameters: { id }, json: { bytes }, signal }),
        blobProgress,
      );
    },
    async add(id, offset, content, signal) {
      const answer = await session.send({
        route: 'sendBlob',
        parameters: { id },
        bytes: { type: blobPartType, content },
        headers: { [uploadOffsetHeader]: String(offset) },
        timeoutMs: partTimeoutMs,
        signal,
      });
      return await parseAnswer(answer, blobProgress);
    },
    async fetch(id, from, signal) {
      const answer = await session.send({
        route: 'fetchBlob',
        parameters: { id },
        accept: 'application/octet-stream',
        headers: { range: `bytes=${from}-${from + blobPartBytes - 1}` },
        timeoutMs: partTimeoutMs,
        signal,
      });
      const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers['content-range'] ?? '');
      if (answer.status !== 206 || range === null || Number(range[1]) !== from)
        throw notAnOffice(answer, 'the answer is no part of a paper');
      const parts: Uint8Array[] = [];
      let size = 0;
      for await (const part of answer.body) {
        size += part.length;
        if (size > blobPartBytes) throw notAnOffice(answer, 'the part is larger than it was asked for');
        parts.push(part);
      }
      if (size !== Number(range[2]) - from + 1) throw new AppError('offline', 'the part broke off');
      return { total: Number(range[3]), part: Buffer.concat(parts) };
    },
  };
}
