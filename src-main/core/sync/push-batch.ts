import { mostBytesInPush, mostOpsInPush, type WireOp, wireOp } from '../../../src-shared/sync/protocol.ts';
import type { Outbox, OutboxOp } from './outbox.ts';

/** Room for what stands around the operations. */
const envelopeBytes = 1024;
const nobody = '00000000-0000-0000-0000-000000000000';

export interface BatchEntry {
  readonly op: OutboxOp;
  readonly wire: WireOp;
  /** Only its number goes to the office, with nothing to do: the operation was refused or given up, or nobody could read it. */
  readonly isPlaceholder: boolean;
}

/** While numbers that the office has lost are sent again: all of them in order, whatever became of them since. */
export interface Resending {
  readonly from: number;
  readonly until: number;
}

/**
 * The next operations for one push: in order and without a gap, as many as fit, and cut between two groups where that is possible.
 * Empty where nothing waits, or where the next number is missing (`resending`).
 */
export function nextBatch(outbox: Outbox, limits: { mostOps: number }, resending: Resending | null): BatchEntry[] {
  const most = Math.min(limits.mostOps, mostOpsInPush);
  const first = resending?.from ?? outbox.firstUnsent();
  if (first === null) return [];
  const found = resending === null ? outbox.unsentFrom(first, most + 1) : outbox.from(first, most + 1);
  const entries: BatchEntry[] = [];
  let bytes = envelopeBytes;
  let isCut = false;
  for (const [index, op] of found.entries()) {
    if (op.opNo !== first + index || (resending !== null && op.opNo > resending.until)) break;
    const entry = entryOf(op);
    bytes += Buffer.byteLength(JSON.stringify(entry.wire)) + 1;
    if (entries.length === most || (bytes > mostBytesInPush && entries.length > 0)) {
      isCut = true;
      const last = entries[entries.length - 1];
      if (last?.op.groupId === op.groupId) return beforeGroup(entries, op.groupId);
      break;
    }
    entries.push(entry);
  }
  return isCut || entries.length > 0 ? entries : [];
}

/** Without the beginning of a group that goes on; the whole batch where it holds nothing else. */
function beforeGroup(entries: BatchEntry[], groupId: string): BatchEntry[] {
  const start = entries.findIndex(({ op }) => op.groupId === groupId);
  return start > 0 ? entries.slice(0, start) : entries;
}

function entryOf(op: OutboxOp): BatchEntry {
  const isWaiting = op.state === 'pending' || op.state === 'sent';
  const wire = wireOp.safeParse({
    opNo: op.opNo,
    group: op.groupId,
    entity: op.entity,
    id: op.rowId,
    kind: op.kind,
    patch: op.patch,
    baseRev: op.baseRev,
    hlc: op.hlc,
    at: op.at,
  });
  if (isWaiting && wire.success) return { op, wire: wire.data, isPlaceholder: false };
  return placeholder(op);
}

/** Keeps the numbers without a gap. */
export function placeholder(op: OutboxOp): BatchEntry {
  const wire: WireOp = {
    opNo: op.opNo,
    group: nobody,
    entity: 'customers',
    id: nobody,
    kind: 'update',
    patch: {},
    baseRev: 0,
    hlc: op.hlc,
    at: op.at,
  };
  return { op, wire, isPlaceholder: true };
}
