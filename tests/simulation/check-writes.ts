import { type EntityName, entityNames, isEntityName, policyOf } from '../../src-shared/sync/entities.ts';
import type { FieldValue } from '../../src-shared/sync/merge.ts';
import type { WireOp } from '../../src-shared/sync/protocol.ts';
import type { OfficeContents, OfficeRow } from './office.ts';

/*
 * I4 and I5, from what laptops sent and what the office answered, without the office's own way of deciding:
 *
 *   a field that an accepted operation wrote is the field's value now, or was written over by somebody who had seen it, or stands in a
 *   conflict record; an accepted line of a log is there.
 */

export interface SentOperation {
  readonly deviceId: string;
  readonly userId: string;
  readonly op: WireOp;
}

interface Write {
  readonly key: string;
  readonly opNo: number;
  readonly deviceId: string;
  readonly baseRev: number;
  readonly seq: number;
  readonly value: FieldValue;
}

/** `sent` are all operations that were ever sent, by `device/number/clock`; the office says which it took. */
export function checkWrites(sent: ReadonlyMap<string, SentOperation>, contents: OfficeContents): string[] {
  const wrong: string[] = [];
  const rows = new Map<string, OfficeRow>();
  for (const name of entityNames) for (const row of contents.rows.get(name) ?? []) rows.set(`${name}/${row.id}`, row);
  const named = conflictsNaming(contents);
  const writes = new Map<string, Write[]>();
  /** What the rows were made with: an equal value that is written afterwards keeps this as its author. */
  const made = new Map<string, Write>();

  for (const [key, { result, hlc, seq }] of contents.results) {
    const sentOne = sent.get(`${key}/${hlc}`);
    if (sentOne === undefined) {
      wrong.push(`I3 the office has a verdict about ${key}, which nobody sent`);
      continue;
    }
    const { op, deviceId } = sentOne;
    if (!isEntityName(op.entity)) continue;
    const row = rows.get(`${op.entity}/${op.id}`);
    if (result.status === 'rejected') continue;
    if (row === undefined) {
      wrong.push(`I4 ${op.entity} ${op.id} is not there, though ${op.kind} ${key} was accepted (${result.status})`);
      continue;
    }
    if (op.kind !== 'update' && op.kind !== 'create') continue;
    for (const [field, value] of Object.entries(op.patch)) {
      const place = `${op.entity}/${op.id}/${field}`;
      const write = { key, opNo: op.opNo, deviceId, baseRev: op.baseRev, seq, value };
      if (op.kind === 'update') writes.set(place, [...(writes.get(place) ?? []), write]);
      else if (seq <= (made.get(place)?.seq ?? seq)) made.set(place, write);
    }
  }

  const lines = new Set<string>();
  for (const { deviceId, opNo } of contents.history) {
    const line = `${deviceId}/${opNo}`;
    if (lines.has(line)) wrong.push(`I4 the history of the office has ${line} twice`);
    lines.add(line);
  }
  for (const [place, list] of writes) {
    const [entity = '', rowId = '', field = ''] = place.split('/');
    const row = rows.get(`${entity}/${rowId}`);
    if (row === undefined || !isEntityName(entity)) continue;
    const value = row.fields[field] ?? null;
    const isCovered = (write: Write) =>
      write.value === value ||
      isWrittenOver(entity, field, write, list) ||
      named.has(nameOf(rowId, field, write.deviceId, write.value));
    // Two who wrote the same wrote one thing, which the first of them may change again: what became of his became of both.
    const first = made.get(place);
    const covered = new Set([...(first === undefined ? [] : [first]), ...list].filter(isCovered).map((write) => write.value));
    for (const write of list) {
      if (isCovered(write) || covered.has(write.value)) continue;
      const all = list.map((one) => `${one.key} seq ${one.seq} base ${one.baseRev} ${JSON.stringify(one.value)}`);
      wrong.push(
        `I5 ${place}: ${JSON.stringify(write.value)} of ${write.key} (seq ${write.seq}) is gone; there is ${JSON.stringify(value)} and nobody was told; all writes: ${all.join(', ')}`,
      );
    }
  }
  return wrong;
}

/** Somebody who had seen this value wrote another. */
function isWrittenOver(entity: EntityName, field: string, write: Write, all: readonly Write[]): boolean {
  // One's own views, and decisions about conflicts: who is second was second.
  if (policyOf(entity, field) === 'own' || entity === 'conflicts') return true;
  return all.some((other) => {
    if (other === write) return false;
    const isLater =
      other.seq > write.seq || (other.seq === write.seq && other.deviceId === write.deviceId && other.opNo > write.opNo);
    if (!isLater) return false;
    // A step of a state machine is taken after the one before it; both are in the history.
    if (policyOf(entity, field) === 'transition') return true;
    return other.baseRev >= write.seq || other.deviceId === write.deviceId;
  });
}

function conflictsNaming(contents: OfficeContents): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { fields } of contents.rows.get('conflicts') ?? []) {
    for (const side of ['kept', 'lost'] as const) {
      // By value, since the office sets a clock right that goes ahead: the time of the record need not be the laptop's.
      const [device, value] = [fields[`${side}DeviceId`], fields[`${side}Value`]];
      named.add(`${String(fields['rowId'])}/${String(fields['field'])}/${String(device)}/${String(value)}`);
    }
  }
  return named;
}

function nameOf(rowId: string, field: string, deviceId: string, value: FieldValue): string {
  return `${rowId}/${field}/${deviceId}/${JSON.stringify(value)}`;
}
