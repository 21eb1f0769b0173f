import type { Ids } from '../platform/ports.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { PageDoor } from './apply-page.ts';
import type { OfficeLink } from './link.ts';
import { type Run, untilAborted } from './office-calls.ts';
import type { Resending } from './push-batch.ts';
import type { StateStore } from './state.ts';

export interface RenewalDeps {
  readonly db: Db;
  readonly state: StateStore;
  readonly ids: Ids;
  readonly door: PageDoor;
  readonly link: OfficeLink;
  readonly rememberDevice: (deviceId: string) => void | Promise<void>;
}

export type Renewal = ReturnType<typeof createRenewal>;

/**
 * Numbers that do not fit: data that was put back from a backup (the office knows later numbers of this device), and an office that was put
 * back (it has lost numbers that this laptop sent).
 */
export function createRenewal(deps: RenewalDeps) {
  const { db, state, door } = deps;
  const { outbox } = door;
  const isGivenUp = `(json_extract(result, '$.discarded') IS NOT NULL OR json_extract(result, '$.resentAs') IS NOT NULL)`;
  const seqUpTo = db.prepare('SELECT max(ack_seq) FROM outbox WHERE op_no <= ?').pluck();
  const rowsOfLost = db.prepare(
    `SELECT entity, row_id AS rowId, max(kind = 'create') AS isCreated FROM outbox
     WHERE op_no > ? AND state IN ('acked', 'archived') AND (result IS NULL OR NOT ${isGivenUp}) GROUP BY entity, row_id`,
  );
  const pendAgain = db.prepare(
    `UPDATE outbox SET state = 'pending', ack_seq = NULL, result = NULL, base_rev = min(base_rev, ?)
     WHERE op_no > ? AND state IN ('acked', 'archived') AND (result IS NULL OR NOT ${isGivenUp})`,
  );
  // Said twice so that SQLite sees the index of what waits, which holds the answered ones too.
  const narrow = db.prepare(
    "UPDATE outbox SET base_rev = min(base_rev, ?) WHERE op_no > ? AND state IN ('pending', 'sent', 'acked') AND state <> 'acked'",
  );
  const relabelHistory = db.prepare('UPDATE history SET device_id = ? WHERE row_id = ? AND group_id = ? AND op_no = ?');
  const unsentLines = db.prepare(
    "SELECT row_id AS rowId, group_id AS groupId, op_no AS opNo FROM outbox WHERE state IN ('pending', 'sent', 'acked') AND state <> 'acked'",
  );

  const resending = (): Resending | null => {
    const value = state.get('resend_until');
    return value === null ? null : (JSON.parse(value) as Resending); // written below
  };
  const resend = (next: Resending | null) => {
    if (next === null || next.from > next.until) state.remove('resend_until');
    else state.set('resend_until', JSON.stringify(next));
  };

  const becomeDevice = (deviceId: string) => {
    state.set('device_id', deviceId);
    const lines = unsentLines.all() as { rowId: string; groupId: string; opNo: number }[]; // the columns selected
    for (const { rowId, groupId, opNo } of lines) relabelHistory.run(deviceId, rowId, groupId, opNo);
  };
  /** The new id is kept here before the office hears of it: after a crash between the two the same id is told again. */
  const renewAfter = async (run: Run, lastOpNo: number): Promise<void> => {
    const own = state.get('device_id');
    const ofSession = state.get('session_device_id');
    const isChosen = own !== null && ofSession !== null && own !== ofSession;
    const deviceId = isChosen ? own : deps.ids.next();
    await deps.rememberDevice(deviceId);
    inTransaction(db, () => {
      becomeDevice(deviceId);
    });
    await untilAborted(deps.link.renewDevice({ deviceId, lastOpNo }, run.signal), run.signal);
    run.progress();
    state.set('session_device_id', deviceId);
  };

  const firstToSend = () => resending()?.from ?? outbox.firstUnsent();
  const numberBefore = (first: number | null) => (first === null ? outbox.newest() : first - 1);

  return {
    /**
     * The office ended this device, and its person logs in again: what waits is sent under a new one, with the numbers it has. `logIn` tells
     * the office of the new device and answers what keeps the session.
     */
    async beginAnew(logIn: (device: { deviceId: string; lastOpNo: number }) => Promise<() => void>): Promise<void> {
      const own = state.get('device_id');
      // A crash after the office had heard of the new device: the same one is told again.
      const isChosen = own !== null && own !== state.get('session_device_id');
      const deviceId = isChosen ? own : deps.ids.next();
      const keep = await logIn({ deviceId, lastOpNo: numberBefore(firstToSend()) });
      await deps.rememberDevice(deviceId);
      inTransaction(db, () => {
        becomeDevice(deviceId);
        keep();
      });
    },
    resending,
    /** In the transaction that takes an answer. */
    sentUpTo(opNo: number): void {
      const current = resending();
      if (current !== null) resend({ ...current, from: opNo + 1 });
    },
    isNeeded(): boolean {
      const own = state.get('device_id');
      const ofSession = state.get('session_device_id');
      return own !== null && ofSession !== null && own !== ofSession;
    },
    /** Goes on as a new device; what waits is sent under it with the numbers it has. */
    async renew(run: Run): Promise<void> {
      await renewAfter(run, numberBefore(firstToSend()));
    },
    async skipMissing(run: Run, current: Resending): Promise<void> {
      const [next] = outbox.from(current.from, 1);
      const from = next === undefined ? outbox.newest() + 1 : next.opNo;
      await renewAfter(run, from - 1);
      inTransaction(db, () => resend({ ...current, from }));
    },
    /**
     * The office has this device's operations up to `lastOpNo` only. Those after it wait again, in their order; refused and given up ones
     * go as their number alone. What their authors had seen is known no further than the office's own memory reaches.
     */
    sendAgainAfter(lastOpNo: number, more: { isRestored: boolean } = { isRestored: false }): void {
      door.apply(() => {
        const seen = Number(seqUpTo.get(lastOpNo) ?? 0);
        const lost = rowsOfLost.all(lastOpNo) as { entity: string; rowId: string; isCreated: number }[]; // the columns selected
        pendAgain.run(seen, lastOpNo);
        if (more.isRestored) door.forgetVersions();
        if (more.isRestored || lost.length > 0) narrow.run(seen, lastOpNo);
        for (const row of lost) door.keepShown(row.entity, row.rowId, row.isCreated === 1);
        resend({ from: lastOpNo + 1, until: outbox.newest() });
      });
    },
  };
}
