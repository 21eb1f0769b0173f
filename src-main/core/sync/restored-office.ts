import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { PushAnswer } from '../../../src-shared/sync/protocol.ts';
import { schemaVersion } from '../platform/migrate.ts';
import type { PageDoor } from './apply-page.ts';
import type { OfficeLink } from './link.ts';
import type { OfficeCalls, Run } from './office-calls.ts';
import { placeholder } from './push-batch.ts';
import { beyondEverything } from './pull.ts';
import type { Renewal } from './renew-device.ts';
import type { StateStore } from './state.ts';

export interface RestoredDeps {
  readonly door: PageDoor;
  readonly state: StateStore;
  readonly link: OfficeLink;
  readonly calls: OfficeCalls;
  readonly renewal: Renewal;
}

/**
 * The person has accepted that the office was put back to an earlier day. What it lost of this laptop's operations waits again, and all scopes
 * are compared; a record that the office does not have stays here, since its author may be the one who sends it again.
 */
export async function acceptRestoredOffice(deps: RestoredDeps, run: Run): Promise<void> {
  const { state, link, calls, renewal } = deps;
  const { epoch } = await calls.askAnew(run, (signal) => link.pull({ cursor: beyondEverything, scopes: '' }, signal));
  const lastOpNo = await lastKnownOpNo(deps, run, epoch);
  renewal.sendAgainAfter(lastOpNo, { isRestored: true });
  // Last: until then the next run sees the same difference and asks the person again.
  state.set('server_epoch', epoch);
}

/** Asks with a number that can never be the next one, so that nothing is done and the office answers how far it knows this laptop. */
async function lastKnownOpNo(deps: RestoredDeps, run: Run, epoch: string): Promise<number> {
  const { door, state, link, calls } = deps;
  const newest = door.outbox.get(door.outbox.newest());
  if (newest === null) return 0;
  const { wire } = placeholder({ ...newest, opNo: Number.MAX_SAFE_INTEGER });
  const request = { deviceId: state.get('device_id') ?? '', epoch, schemaV: schemaVersion, ops: [wire] };
  const { answer } = await calls.askAnew<PushAnswer>(run, (signal) => link.push(request, signal));
  if (answer.outcome !== 'gap') throw new AppError('unexpected', 'the office does not say how far it knows this laptop');
  return Math.min(answer.lastOpNo, newest.opNo);
}
