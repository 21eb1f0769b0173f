import { createNodeIds, systemClock } from '../../src-main/core-process/node-ports.ts';
import { serverDefaults } from '../../src-server/platform/app.ts';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { officeRooms } from '../../src-server/rooms.ts';
import { createServer } from '../../src-server/server.ts';

/** The real server over real HTTP on a port of its own; passwords are cheap, since laptops log in by the dozen. */
export async function startOfficeServer(database: OfficeDatabase): Promise<{ port: number; close(): Promise<void> }> {
  const server = await createServer(
    {
      database,
      clock: systemClock,
      ids: createNodeIds(systemClock),
      log: { level: 'error', write: (line) => void process.stderr.write(line) },
      config: {
        ...serverDefaults,
        version: 'faults',
        passwordCost: { memoryKiB: 64, rounds: 1, lanes: 1 },
        requestsInMinute: 1_000_000,
        stopTimeoutMs: 500,
      },
    },
    officeRooms,
  );
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  return { port: Number(new URL(address).port), close: () => server.close() };
}
