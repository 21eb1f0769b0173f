import { createCore, type Core } from '../../src-main/core/core.ts';
import { profilePaths, readProfile } from '../../src-main/core/platform/profile-folder.ts';
import { createFileLog } from '../../src-main/core-process/file-log.ts';
import { createFileSecrets } from '../../src-main/core-process/file-secrets.ts';
import { createNodeIds, plainPathFiles, systemClock } from '../../src-main/core-process/node-ports.ts';
import type { ErrorShape } from '../../src-shared/rpc/errors.ts';
import { nodeNetwork } from '../../src-main/core-process/node-network.ts';

/** A core as the command line makes it: real ports, real files. */
export function coreOf(profileDir: string): Core {
  return createCore({
    profileDir,
    version: '0.0.0-faults',
    capabilities: { host: 'cli', canPickFiles: false, canNotify: false, canOpenFolders: false },
    checksOutputs: true,
    ports: {
      clock: systemClock,
      ids: createNodeIds(systemClock),
      secrets: createFileSecrets(profileDir),
      files: plainPathFiles,
      network: nodeNetwork,
      log: createFileLog(profileDir),
    },
  });
}

/** The refusal of a call, as a test sees it. */
export class Refused extends Error {
  readonly shape: ErrorShape;
  constructor(procedure: string, shape: ErrorShape) {
    super(`${procedure}: ${shape.code}: ${shape.message}`);
    this.shape = shape;
  }
}

export async function call<T = unknown>(core: Core, procedure: string, input: unknown = {}): Promise<T> {
  const outcome = await core.dispatch(procedure, input);
  if (!outcome.ok) throw new Refused(procedure, outcome.error);
  return outcome.value as T; // the contract checked the answer; the test names its type
}

export async function keyOf(profileDir: string): Promise<Uint8Array> {
  const profile = readProfile(profilePaths(profileDir));
  if (profile === null) throw new Error('there is no profile');
  return createFileSecrets(profileDir).unwrap(profile.key);
}

/** Makes a profile to work alone and closes it. */
export async function makeProfile(profileDir: string): Promise<void> {
  const core = coreOf(profileDir);
  await core.start();
  await call(core, 'profile.create', { userName: 'Nguyễn Thị Lan', companyName: 'Bao bì Đại Phát' });
  await core.close();
}
