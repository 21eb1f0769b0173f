import type { Core } from '../../src-main/core/core.ts';
import { profilePaths, readProfile } from '../../src-main/core/platform/profile-folder.ts';
import { createFileSecrets } from '../../src-main/core-process/file-secrets.ts';
import { createNodeCore } from '../../src-main/core-process/node-core.ts';
import type { ErrorShape } from '../../src-shared/rpc/errors.ts';

/** A core as the command line makes it: real ports, real files. With another host it syncs by itself, as the window's does. */
export function coreOf(profileDir: string, host: 'cli' | 'memory' = 'cli'): Core {
  return createNodeCore({ profileDir, version: '0.0.0-faults', host, checksOutputs: true });
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
