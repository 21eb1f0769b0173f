import { isPlainFor } from '../../../src-shared/lib/fields.ts';
import { mostBytesInPush, mostOpsInPush, type WireOp, wireOp } from '../../../src-shared/sync/protocol.ts';
import type { Outbox, OutboxOp } from './outbox.ts';

/** Room for what stands around the operations. */
const envelopeBytes = 1024;
/** At most, of one operation: everything but its patch. */
const bytesAround = 400;
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
  return fittingOf(found, first, most, resending?.until ?? Number.MAX_SAFE_INTEGER);
}

/** The batch that follows this one, whose answer has not come: empty where the next number does not wait. */
export function batchAfter(outbox: Outbox, limits: { mostOps: number }, before: readonly BatchEntry[]): BatchEntry[] {
  const most = Math.min(limits.mostOps, mostOpsInPush);
  const first = (before[before.length - 1]?.op.opNo ?? 0) + 1;
  return fittingOf(outbox.unsentFrom(first, most + 1), first, most, Number.MAX_SAFE_INTEGER);
}

function fittingOf(found: readonly OutboxOp[], first: number, most: number, until: number): BatchEntry[] {
  const entries: BatchEntry[] = [];
  let bytes = envelopeBytes;
  for (const [index, op] of found.entries()) {
    if (op.opNo !== first + index || op.opNo > until) break;
    const isFull = entries.length === most;
    if (!isFull) bytes += op.patchBytes + bytesAround;
    if (isFull || (bytes > mostBytesInPush && entries.length > 0)) {
      const last = entries[entries.length - 1];
      return last?.op.groupId === op.groupId ? beforeGroup(entries, op.groupId) : entries;
    }
    entries.push(entryOf(op));
  }
  return entries;
}

/** Without the beginning of a group that goes on; the whole batch where it holds nothing else. */
function beforeGroup(entries: BatchEntry[], groupId: string): BatchEntry[] {
  const start = entries.findIndex(({ op }) => op.groupId === groupId);
  return start > 0 ? entries.slice(0, start) : entries;
}

function entryOf(op: OutboxOp): BatchEntry {
  if (op.state !== 'pending' && op.state !== 'sent') return placeholder(op);
  const wire: WireOp = {
    opNo: op.opNo,
    group: op.groupId,
    entity: op.entity,
    id: op.rowId,
    kind: op.kind,
    patch: op.patch,
    baseRev: op.baseRev,
    hlc: op.hlc,
    at: op.at,
  };
  if (isPlainFor(wireOp, wire)) return { op, wire, isPlaceholder: false };
  const checked = wireOp.safeParse(wire);
  return checked.success ? { op, wire: checked.data, isPlaceholder: false } : placeholder(op);
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
