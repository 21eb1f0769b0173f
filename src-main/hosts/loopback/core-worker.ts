// The core's own thread: SQLite works synchronously here, so the thread that serves the window never waits for it.
import { parentPort, workerData } from 'node:worker_threads';
import { createCore } from '../../core/core.ts';
import { clockStartingAt, createNodeIds, systemClock } from '../../core-process/node-ports.ts';
import { serveCore } from '../../core-process/serve-core.ts';
import { nodeNetwork } from '../../core-process/node-network.ts';

if (parentPort === null) throw new Error('core-worker.ts runs in a worker thread');
const port = parentPort;
const startsAt: unknown = workerData?.startsAt;
const clock = typeof startsAt === 'number' ? clockStartingAt(startsAt) : systemClock;

const served = serveCore(
  port,
  ({ profileDir, version, capabilities }, hostPorts) =>
    createCore({
      profileDir,
      version,
      capabilities,
      ports: { ...hostPorts, clock, ids: createNodeIds(clock), network: nodeNetwork },
    }),
  () => port.close(),
);
process.on('uncaughtException', (error) => served.fail(error));
process.on('unhandledRejection', (error) => served.fail(error));
