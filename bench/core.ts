import type { Core } from '../src-main/core/core.ts';
import { openDatabase, type Db, type OpenOptions } from '../src-main/core/platform/database.ts';
import { profilePaths, readProfile } from '../src-main/core/platform/profile-folder.ts';
import type { Ports } from '../src-main/core/platform/ports.ts';
import { createFileSecrets } from '../src-main/core-process/file-secrets.ts';
import { createNodeCore, nodePorts } from '../src-main/core-process/node-core.ts';
import type { Client, Contract } from '../src-shared/contract.ts';
import { createClient } from '../src-shared/rpc/client.ts';

/** What goes wrong is told at once; a bench writes no log file. */
const log: Ports['log'] = {
  write: ({ level, message, context }) => (level === 'error' ? console.error(message, context) : undefined),
};

export function portsOf(profileDir: string): Ports {
  return nodePorts(profileDir, { log });
}

/** The core as every host makes it, on real files. */
export function coreOf(profileDir: string): Core {
  return createNodeCore({ profileDir, version: '0.0.0-bench', host: 'memory', ports: { log } });
}

/** Calls as a screen makes them, through the dispatcher: input parsed, refusals thrown. */
export function clientOf(core: Core): Client {
  return createClient<Contract>({ call: core.dispatch, subscribe: core.subscribe });
}

export async function keyOf(profileDir: string): Promise<Uint8Array> {
  const profile = readProfile(profilePaths(profileDir));
  if (profile === null) throw new Error(`${profileDir} has no profile`);
  return createFileSecrets(profileDir).unwrap(profile.key);
}

/** The profile's database alone, opened as the core opens it: what a bare statement costs beside the program. */
export async function databaseOf(profileDir: string, options: Omit<OpenOptions, 'key'> = {}): Promise<Db> {
  return openDatabase(profilePaths(profileDir).data, { key: await keyOf(profileDir), ...options });
}
