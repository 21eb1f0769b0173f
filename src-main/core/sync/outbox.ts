import type { Db } from '../platform/database.ts';
import type { Fields } from './rows.ts';
import type { ChangeKind } from './write-door.ts';

/** An operation of this laptop as the outbox holds it. */
export interface OutboxOp {
  readonly opNo: number;
  readonly groupId: string;
  readonly entity: string;
  readonly rowId: string;
  readonly kind: ChangeKind;
  readonly patch: Fields;
  /** Of the patch as JSON. */
  readonly patchBytes: number;
  readonly baseRev: number;
  readonly hlc: string;
  readonly at: string;
  readonly state: 'pending' | 'sent' | 'acked' | 'rejected' | 'archived';
}

/** The words of the partial index `outbox_pending`: with others SQLite would not use it. */
const isWaiting = "state IN ('pending', 'sent', 'acked')";
/** That this laptop is the one in use is the program's own note for the person's other laptops: it goes along and is nobody's change. */
export const isSomebodys = "NOT (entity = 'reminderStates' AND ifnull(json_extract(patch, '$.key'), '') LIKE 'here/%')";
const columns = `op_no AS opNo, group_id AS groupId, entity, row_id AS rowId, kind, patch, base_rev AS baseRev, hlc, created_at AS at, state`;

export type Outbox = ReturnType<typeof createOutbox>;

/** What the sync engine asks of the outbox and writes into it. New operations are the write door's alone. */
export function createOutbox(db: Db) {
  const ofRow = db.prepare(`SELECT ${columns} FROM outbox WHERE row_id = ? AND ${isWaiting} ORDER BY op_no`);
  const anyOfRow = db.prepare(`SELECT 1 FROM outbox WHERE row_id = ? AND ${isWaiting} LIMIT 1`).pluck();
  const any = db.prepare(`SELECT 1 FROM outbox WHERE ${isWaiting} LIMIT 1`).pluck();
  const firstUnsent = db.prepare(`SELECT min(op_no) FROM outbox WHERE ${isWaiting} AND state <> 'acked'`).pluck();
  const next = db.prepare(`SELECT ${columns} FROM outbox WHERE op_no >= ? ORDER BY op_no LIMIT +?`);
  const unsentFrom = db.prepare(
    `SELECT ${columns} FROM outbox WHERE op_no >= ? AND state IN ('pending', 'sent') ORDER BY op_no LIMIT +?`,
  );
  const newest = db.prepare('SELECT max(op_no) FROM outbox').pluck();
  const byNumber = db.prepare(`SELECT ${columns} FROM outbox WHERE op_no = ?`);
  const waitingCount = db.prepare(`SELECT count(*) FROM outbox WHERE ${isWaiting} AND ${isSomebodys}`).pluck();
  const ackedCount = db.prepare(`SELECT count(*) FROM outbox WHERE state = 'acked' AND ${isSomebodys}`).pluck();
  // What was done at once is one thing to look at, however many rows it changed.
  const rejectedCount = db.prepare("SELECT count(DISTINCT group_id) FROM outbox WHERE state = 'rejected'").pluck();
  const newestAcked = db.prepare("SELECT max(op_no) FROM outbox WHERE state = 'acked'").pluck();
  const ackedUpTo = db.prepare(`SELECT ${columns} FROM outbox WHERE state = 'acked' AND op_no <= ? ORDER BY op_no LIMIT +?`);
  const createdAt = db.prepare('SELECT created_at FROM outbox WHERE op_no = ?').pluck();
  const acknowledge = db.prepare(
    "UPDATE outbox SET state = 'acked', ack_seq = ?, result = ? WHERE op_no = ? AND state IN ('pending', 'sent')",
  );
  const reject = db.prepare("UPDATE outbox SET state = 'rejected', result = ? WHERE op_no = ? AND state IN ('pending', 'sent')");
  const archive = db.prepare("UPDATE outbox SET state = 'archived' WHERE op_no = ? AND state = 'acked'");
  const unsentBetween = db
    .prepare("SELECT count(*) FROM outbox WHERE op_no BETWEEN ? AND ? AND state IN ('pending', 'sent')")
    .pluck();
  const besides = db
    .prepare(
      `SELECT 1 FROM outbox AS one JOIN outbox AS other ON other.row_id = one.row_id AND other.${isWaiting}
       WHERE one.op_no BETWEEN @first AND @last AND (other.op_no < @first OR other.op_no > @last) LIMIT 1`,
    )
    .pluck();
  const finish = db.prepare(
    "UPDATE outbox SET state = 'archived', ack_seq = ?, result = NULL WHERE op_no BETWEEN ? AND ? AND state IN ('pending', 'sent')",
  );

  const numberOrNull = (value: unknown) => (typeof value === 'number' ? value : null);
  return {
    hasAnyWaiting: () => any.get() === 1,
    hasWaiting: (rowId: string) => anyOfRow.get(rowId) === 1,
    waitingOf: (entity: string, rowId: string): OutboxOp[] =>
      ofRow
        .all(rowId)
        .map(read)
        .filter((op) => op.entity === entity),
    firstUnsent: () => numberOrNull(firstUnsent.get()),
    /** Unsent operations from this number on, in order. */
    unsentFrom: (opNo: number, most: number): OutboxOp[] => unsentFrom.all(opNo, most).map(read),
    /** All operations from this number on, whatever their state. */
    from: (opNo: number, most: number): OutboxOp[] => next.all(opNo, most).map(read),
    get(opNo: number): OutboxOp | null {
      const row = byNumber.get(opNo);
      return row === undefined ? null : read(row);
    },
    newest: () => numberOrNull(newest.get()) ?? 0,
    newestAcked: () => numberOrNull(newestAcked.get()),
    ackedUpTo: (opNo: number, most: number): OutboxOp[] => ackedUpTo.all(opNo, most).map(read),
    /** How many the office has not got, and since when the oldest waits. */
    waiting(): { count: number; since: string | null } {
      const count = Number(waitingCount.get()) - Number(ackedCount.get());
      if (count === 0) return { count, since: null };
      const first = numberOrNull(firstUnsent.get());
      return { count, since: first === null ? null : String(createdAt.get(first)) };
    },
    rejected: () => Number(rejectedCount.get()),
    acknowledge: (opNo: number, seq: number, result: string | null) => acknowledge.run(seq, result, opNo).changes > 0,
    reject: (opNo: number, result: string) => reject.run(result, opNo).changes > 0,
    archive: (opNo: number) => void archive.run(opNo),
    /** Whether every number from `first` to `last` is here and has not been answered. */
    areAllUnsent: (first: number, last: number) => unsentBetween.get(first, last) === last - first + 1,
    /** Whether of the rows of these operations others wait as well, before or after them. */
    isWaitedForBeside: (first: number, last: number) => besides.get({ first, last }) === 1,
    /** Answered and done at once. */
    finish: (first: number, last: number, seq: number) => void finish.run(seq, first, last),
  };
}

function read(row: unknown): OutboxOp {
  const op = row as Omit<OutboxOp, 'patch' | 'patchBytes'> & { patch: string }; // the columns named above
  return { ...op, patch: JSON.parse(op.patch) as Fields, patchBytes: Buffer.byteLength(op.patch) }; // written by the write door
}
