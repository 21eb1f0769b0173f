// The core's own process (Electron's utilityProcess): SQLite works synchronously here and no window waits for it.
import { createCore } from '../../core/core.ts';
import { createNodeIds, systemClock } from '../../core-process/node-ports.ts';
import { fromParentPort } from '../../core-process/port-protocol.ts';
import { serveCore } from '../../core-process/serve-core.ts';
import { nodeNetwork } from '../../core-process/node-network.ts';

const served = serveCore(
  fromParentPort(process.parentPort),
  ({ profileDir, version, capabilities }, hostPorts) =>
    createCore({
      profileDir,
      version,
      capabilities,
      ports: { ...hostPorts, clock: systemClock, ids: createNodeIds(systemClock), network: nodeNetwork },
    }),
  () => process.exit(0),
);
process.on('uncaughtException', (error) => served.fail(error));
process.on('unhandledRejection', (error) => served.fail(error));
