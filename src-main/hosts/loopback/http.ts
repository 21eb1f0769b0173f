import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, type ErrorCode, type Outcome } from '../../../src-shared/rpc/errors.ts';
import type { JsonTransport } from '../../core-process/port-transport.ts';
import { newNonce, securityHeaders } from '../../core-process/security-headers.ts';
import type { EventStreams } from './event-stream.ts';
import { isFromOurPage, isSame, type Session } from './session.ts';
import type { Spool } from './spool.ts';
import type { StaticFiles } from './static-files.ts';

export interface HttpParts {
  /** `http://127.0.0.1:port`, known once the server listens. */
  readonly origin: string;
  readonly transport: JsonTransport;
  readonly session: Session;
  readonly events: EventStreams;
  readonly spool: Spool;
  readonly pages: StaticFiles;
  readonly controlSecret: string;
}

export const callLimitBytes = 12 * 1024 * 1024;

/**
 *   GET  /open?token=…     one-time link → session cookie
 *   POST /call/<procedure> input as JSON → outcome as JSON
 *   GET  /events           server-sent events
 *   POST /files            an upload, its name in x-file-name → { token } for a call that reads a file
 *   POST /downloads        a place, its name in x-file-name → { token } for a call that writes a file
 *   GET  /download/<token> what that call wrote
 *   POST /control/link     another start of the same profile asks for a link
 *   GET  everything else   the screens
 */
export async function answerRequest(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', parts.origin);
  const [, first = '', second = ''] = url.pathname.split('/');
  // A name that a stranger's DNS points at this machine is not our address.
  if (request.headers.host !== new URL(parts.origin).host) return refuse(response, 403, 'wrong host');
  if (first === 'control') return answerControl(parts, request, response);
  // The token is the proof here; the link may come from a terminal, a mail or another window.
  if (first === 'open' && request.method === 'GET') return openLink(parts, url, response);
  const refusal = whyRefused(parts, request);
  if (refusal !== null && first === 'call')
    return answerOutcome(response, { ok: false, error: { code: 'forbidden', message: refusal.sentence } }, refusal.status);
  if (refusal !== null) return refuse(response, refusal.status, refusal.sentence);

  switch (`${request.method} /${first}`) {
    case 'POST /call':
      return answerCall(parts, decodeURIComponent(second), request, response);
    case 'GET /events':
      response.writeHead(200, { ...baseHeaders(), 'content-type': 'text/event-stream; charset=utf-8' });
      return parts.events.add(response);
    case 'POST /files':
      return answerHandedOut(request, response, (name) => parts.spool.receive(name, request));
    case 'POST /downloads':
      return answerHandedOut(request, response, async (name) => parts.spool.reserveDownload(name));
    case 'GET /download':
      return answerDownload(parts, second, response);
    default:
      return parts.pages.answer(request, url.pathname, response);
  }
}

function whyRefused({ origin, session }: HttpParts, request: IncomingMessage): { status: number; sentence: string } | null {
  if (!isFromOurPage(request, origin)) return { status: 403, sentence: 'wrong origin' };
  if (session.isSignedIn(request)) return null;
  return { status: 401, sentence: 'Open the link that Fieldbook printed. / Hãy mở liên kết mà Fieldbook đã in ra.' };
}

async function answerCall(
  parts: HttpParts,
  procedure: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json')
    return refuse(response, 415, 'JSON is expected');
  const text = await readText(request, callLimitBytes);
  if (text === null) {
    await readToTheEnd(request);
    return answerOutcome(response, { ok: false, error: { code: 'too-large', message: 'the input is too large' } }, 413);
  }
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return answerOutcome(response, { ok: false, error: { code: 'invalid', message: 'the input is not JSON' } });
  }
  const outcome = await parts.transport.callJson(procedure, input);
  // As bytes: the thread that serves the window neither unpacks an answer nor writes it anew.
  answerText(response, 200, outcome);
}

async function answerControl(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Programs send no Origin; a page does, and a page has no business here.
  if (request.method !== 'POST' || request.url !== '/control/link' || request.headers.origin !== undefined)
    return refuse(response, 404, 'not found');
  if (!isSame(request.headers.authorization ?? '', `Bearer ${parts.controlSecret}`)) return refuse(response, 401, 'wrong secret');
  answerJson(response, 200, { link: parts.session.newLink() });
}

function openLink(parts: HttpParts, url: URL, response: ServerResponse): void {
  const cookie = parts.session.redeem(url.searchParams.get('token') ?? '');
  if (cookie === null)
    return refuse(
      response,
      401,
      'This link was used already; start Fieldbook again for a new one. / Liên kết này đã dùng; hãy chạy lại Fieldbook để lấy liên kết mới.',
    );
  response.writeHead(303, { ...baseHeaders(), location: '/', 'set-cookie': cookie }).end();
}

function answerDownload(parts: HttpParts, token: string, response: ServerResponse): void {
  const file = parts.spool.findDownload(token);
  const sizeBytes = file === null ? undefined : statSync(file.path, { throwIfNoEntry: false })?.size;
  if (file === null || sizeBytes === undefined) return refuse(response, 404, 'not found');
  response.writeHead(200, {
    ...baseHeaders(),
    'content-type': 'application/octet-stream',
    'content-length': sizeBytes,
    // RFC 6266: the star form carries Vietnamese names.
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, encodeByte)}`,
  });
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response);
}

function encodeByte(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Headers carry Latin letters only, so the page encodes the name. */
function fileNameOf(request: IncomingMessage): string {
  const name = request.headers['x-file-name'];
  return typeof name === 'string' ? decodeURIComponent(name) : '';
}

async function answerHandedOut(
  request: IncomingMessage,
  response: ServerResponse,
  work: (name: string) => Promise<{ token: string; name: string }>,
): Promise<void> {
  const name = fileNameOf(request);
  try {
    answerJson(response, 200, await work(name));
  } catch (error) {
    const refusal = error instanceof AppError ? error.toShape() : { code: 'unexpected' as const, message: String(error) };
    await readToTheEnd(request);
    answerJson(response, refusalStatuses[refusal.code] ?? 500, { ok: false, error: refusal });
  }
}

const refusalStatuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  'too-large': 413,
  'disk-full': 507,
  'read-only': 507,
  cancelled: 400,
};

/** Null where the body is longer than the limit. */
async function readText(request: IncomingMessage, limitBytes: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return null;
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    sizeBytes += chunk.length;
    if (sizeBytes > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A browser reads the refusal of its upload only after it has sent all of it; on this machine that is a matter of a second. */
async function readToTheEnd(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  const ended = once(request, 'close');
  request.resume();
  await ended;
}

function answerOutcome(response: ServerResponse, outcome: Outcome<unknown>, status = 200): void {
  answerJson(response, status, outcome);
}

function answerJson(response: ServerResponse, status: number, value: unknown): void {
  answerText(response, status, JSON.stringify(value));
}

function answerText(response: ServerResponse, status: number, json: string | Uint8Array): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...baseHeaders(), 'content-type': 'application/json; charset=utf-8' }).end(json);
}

export function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...baseHeaders(), 'content-type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}

function baseHeaders(): Record<string, string> {
  return { ...securityHeaders(newNonce()), 'cache-control': 'no-store' };
}
