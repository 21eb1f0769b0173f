import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/*
 * A bad line between laptops and the office: an HTTP proxy on this machine that loses, cuts, repeats, delays and makes up answers as the
 * test says, one decision for each request.
 */

export type LineFault =
  | { readonly kind: 'none' }
  /** The line breaks before anything of the request arrived. */
  | { readonly kind: 'lost' }
  /** The office gets the first `bytes` of the request, then the line breaks. */
  | { readonly kind: 'cut-request'; readonly bytes: number }
  /** The office has done its work; the laptop gets the first `bytes` of the answer. 0: nothing of it. */
  | { readonly kind: 'cut-answer'; readonly bytes: number }
  /** The office gets the same request twice; the laptop gets the first or the second answer. */
  | { readonly kind: 'twice'; readonly answers: 'first' | 'second' }
  /** The laptop waits; what it sent arrives meanwhile, or only after it has given up. */
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'late'; readonly ms: number }
  /** Somebody on the way answers: a gateway without its server, an office that is busy, the page of a café's network. */
  | { readonly kind: 'answered'; readonly status: 200 | 302 | 429 | 502 | 503; readonly body: 'html' | 'empty' | 'json' };

export interface LineRequest {
  readonly method: string;
  readonly path: string;
  /** All bytes of the request, so that a test can cut at each. */
  readonly bytes: number;
}

export interface Line {
  readonly address: string;
  /** What happens to each request from now on. */
  decide: (request: LineRequest) => LineFault;
  /** Where the office is now; a server that was started again has another port. */
  target: { port: number };
  /** Bytes of the last whole answer to a request of this path. */
  readonly lastAnswerBytes: ReadonlyMap<string, number>;
  readonly counts: Readonly<Record<string, number>>;
  /** Requests that have come and are not answered yet, streams of events apart. */
  inFlight(): number;
  close(): Promise<void>;
}

const html = '<!doctype html><html><title>Wi-Fi</title><body>Vui lòng đăng nhập để dùng mạng</body></html>';

export async function openLine(port: number): Promise<Line> {
  const sockets = new Set<Socket>();
  const timers = new Set<NodeJS.Timeout>();
  const lastAnswerBytes = new Map<string, number>();
  const counts: Record<string, number> = {};
  const open = new Set<Socket>();

  const after = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };

  /** Sends bytes to the office and answers all bytes that come back, until it hangs up. */
  const ask = (bytes: Buffer, isWhole = true): Promise<Buffer> =>
    new Promise((resolve) => {
      const parts: Buffer[] = [];
      const upstream = connect(line.target.port, '127.0.0.1');
      sockets.add(upstream);
      upstream.on('data', (part) => parts.push(part));
      upstream.on('error', () => undefined);
      upstream.on('close', () => {
        sockets.delete(upstream);
        resolve(Buffer.concat(parts));
      });
      upstream.write(bytes, () => {
        if (!isWhole) upstream.resetAndDestroy();
      });
    });

  const serve = async (request: IncomingMessage, client: Socket) => {
    const body = await bodyOf(request);
    if (body === null) return void client.destroy();
    const bytes = rawRequest(request, body, line.target.port);
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const fault = line.decide({ method: request.method ?? 'GET', path: request.url ?? '/', bytes: bytes.length });
    counts[fault.kind] = (counts[fault.kind] ?? 0) + 1;
    const giveAnswer = (answer: Buffer) => {
      if (answer.length === 0) return void client.destroy();
      lastAnswerBytes.set(path, answer.length);
      client.end(answer);
    };
    switch (fault.kind) {
      case 'none':
        // A stream of events never ends: its bytes pass as they come.
        if (request.headers.accept?.includes('text/event-stream') === true) {
          open.delete(client);
          return passThrough(bytes, client);
        }
        return giveAnswer(await ask(bytes));
      case 'lost':
        return void client.resetAndDestroy();
      case 'cut-request':
        await ask(bytes.subarray(0, fault.bytes), fault.bytes >= bytes.length);
        return void client.destroy();
      case 'cut-answer': {
        const answer = await ask(bytes);
        const part = answer.subarray(0, Math.min(fault.bytes, answer.length - 1));
        return void (part.length === 0 ? client.resetAndDestroy() : client.end(part));
      }
      case 'twice': {
        const first = await ask(bytes);
        const second = await ask(bytes);
        return giveAnswer(fault.answers === 'first' ? first : second);
      }
      case 'delay':
        return after(fault.ms, () => void ask(bytes).then(giveAnswer));
      case 'late':
        client.resetAndDestroy();
        return after(fault.ms, () => void ask(bytes));
      case 'answered':
        return void client.end(madeUpAnswer(fault.status, fault.body));
    }
  };

  const passThrough = (bytes: Buffer, client: Socket) => {
    const upstream = connect(line.target.port, '127.0.0.1');
    sockets.add(upstream);
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => {
      sockets.delete(upstream);
      client.destroy();
    });
    client.on('close', () => upstream.destroy());
    upstream.write(bytes);
    upstream.pipe(client);
  };

  const server: Server = createServer((request) => {
    const client = request.socket;
    open.add(client);
    serve(request, client).catch(() => client.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      open.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo; // it listens on TCP

  const line: Line = {
    address: `http://127.0.0.1:${address.port}`,
    decide: () => ({ kind: 'none' }),
    target: { port },
    lastAnswerBytes,
    counts,
    inFlight: () => open.size,
    close() {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return line;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part as Buffer); // a stream without encoding gives buffers
    return Buffer.concat(parts);
  } catch {
    return null;
  }
}

/** The request as the office gets it: one for each connection, so that every byte after the head's end is this answer's. */
function rawRequest(request: IncomingMessage, body: Buffer, port: number): Buffer {
  const left = new Set(['connection', 'host', 'content-length', 'transfer-encoding', 'keep-alive', 'expect']);
  const lines = [`${request.method} ${request.url} HTTP/1.1`, `host: 127.0.0.1:${port}`, 'connection: close'];
  for (const [name, value] of Object.entries(request.headers)) {
    if (!left.has(name) && value !== undefined) lines.push(`${name}: ${Array.isArray(value) ? value.join(', ') : value}`);
  }
  if (request.method === 'POST') lines.push(`content-length: ${body.length}`);
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
}

function madeUpAnswer(status: number, kind: 'html' | 'empty' | 'json'): Buffer {
  const body = kind === 'html' ? html : kind === 'json' ? '{"ok":true}' : '';
  const type = kind === 'html' ? 'text/html; charset=utf-8' : 'application/json';
  const more =
    status === 302 ? 'location: http://127.0.0.1:9/login\r\n' : status === 429 || status === 503 ? 'retry-after: 1\r\n' : '';
  return Buffer.from(
    `HTTP/1.1 ${status} X\r\ncontent-type: ${type}\r\n${more}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
