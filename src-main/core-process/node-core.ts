import { type Core, createCore } from '../core/core.ts';
import type { Ports } from '../core/platform/ports.ts';
import type { AppCapabilities } from '../../src-shared/app/app.contract.ts';
import { createFileLog } from './file-log.ts';
import { createFileSecrets } from './file-secrets.ts';
import { nodeNetwork } from './node-network.ts';
import { createNodeIds, plainPathFiles, systemClock } from './node-ports.ts';

export interface NodeCoreOptions {
  readonly profileDir: string;
  readonly version: string;
  readonly host: AppCapabilities['host'];
  /** Instead of those that plain Node answers: no network in a test, a log on the screen. */
  readonly ports?: Partial<Ports>;
  readonly checksOutputs?: boolean;
}

/** A core in this very process, on real files, for callers that have no desktop: scripts, the seed, tests, benches. */
export function createNodeCore({ profileDir, version, host, ports = {}, ...more }: NodeCoreOptions): Core {
  return createCore({
    profileDir,
    version,
    capabilities: { host, canPickFiles: false, canNotify: false, canOpenFolders: false },
    ports: nodePorts(profileDir, ports),
    ...more,
  });
}

/** Every port as plain Node answers it. */
export function nodePorts(profileDir: string, instead: Partial<Ports> = {}): Ports {
  const clock = instead.clock ?? systemClock;
  return {
    clock,
    ids: createNodeIds(clock),
    secrets: createFileSecrets(profileDir),
    files: plainPathFiles,
    network: nodeNetwork,
    log: createFileLog(profileDir),
    ...instead,
  };
}
