import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** The line between one laptop and the office: it can be pulled out, and held so that a part has come and the rest not yet. */
export interface Cable {
  /** What the laptop takes for the office's address. */
  readonly address: string;
  /** Nothing goes through any more, what is under way breaks. */
  cut(): void;
  plug(): void;
  /** Lets so many bytes more through to the laptop, then nothing until `release`. */
  hold(bytes: number): void;
  release(): void;
  close(): Promise<void>;
}

/** A cable of a laptop's own to the server at `target`, `http://127.0.0.1:…`. */
export async function aCable(target: string): Promise<Cable> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const held = new Set<Socket>();
  let isCut = false;
  let left = Number.POSITIVE_INFINITY;
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
    laptop.pipe(office);
    office.on('data', (bytes) => {
      laptop.write(bytes);
      left -= bytes.length;
      if (left > 0) return;
      office.pause();
      held.add(office);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const release = () => {
    left = Number.POSITIVE_INFINITY;
    for (const socket of held) socket.resume();
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
    hold(bytes) {
      left = bytes;
    },
    release,
    async close() {
      release();
      breakAll();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
