import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** The line between one laptop and the office: it can be pulled out, and held so that a part has come and the rest not yet. */
export interface Cable {
  /** What the laptop takes for the office's address. */
  readonly address: string;
  /** Nothing goes through any more, what is under way breaks. */
  cut(): void;
  plug(): void;
  /** The next question that contains `text` is heard, but its answer does not come through until `release`. */
  holdAnswerTo(text: string): void;
  release(): void;
  close(): Promise<void>;
}

/** A cable of a laptop's own to the server at `target`, `http://127.0.0.1:…`. */
export async function aCable(target: string): Promise<Cable> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  // Offices whose answers wait, and the laptop each is to reach.
  const held = new Map<Socket, Socket>();
  let isCut = false;
  let awaited: string | null = null;
  const server = createServer((laptop) => {
    if (isCut) return void laptop.destroy();
    const office = connect(Number(port), hostname);
    for (const [socket, other] of [
      [laptop, office],
      [office, laptop],
    ] as const) {
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        held.delete(socket);
        other.destroy();
      });
      socket.on('error', () => {});
    }
    office.pipe(laptop);
    laptop.on('data', (bytes: Buffer) => {
      if (awaited !== null && bytes.includes(awaited)) {
        awaited = null;
        office.unpipe(laptop);
        held.set(office, laptop);
      }
      office.write(bytes);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const release = () => {
    awaited = null;
    for (const [office, laptop] of held) office.pipe(laptop);
    held.clear();
  };
  return {
    // A TCP server that listens has an address with a port.
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      breakAll();
    },
    plug() {
      isCut = false;
    },
    holdAnswerTo(text) {
      awaited = text;
    },
    release,
    async close() {
      release();
      breakAll();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
