import { type EntityName, policyOf } from './entities.ts';
import { closesAggregate, isLegalTransition, isOpenState } from './transitions.ts';

/*
 * How changes of one row meet, by the server and nobody else; the laptop only lays its own waiting changes over the server's row
 * (`overlay`). Pure: the same row and operation give the same answer everywhere.
 *
 *   seen        the field's last change was made before the version that the author had before his eyes, or on his own device
 *               → the change applies, whatever any clock says
 *   concurrent  otherwise: the same value is no conflict; else the later clock wins and both values go into a conflict record
 *
 * An aggregate (everything of a quote that has a price) is one value, so that two people's prices are never put together. Which of two stands
 * is not for the clock alone: with a change that closes the row (it is sent) goes the value that its author sent, and once it is closed a
 * value from somebody who did not know is only kept beside.
 *
 * The same value written by a second author who had not seen the first keeps the first one's version: nothing changed, so no laptop is told
 * anything and the history has no line. Who of the two changes it further without having seen the other is asked: that the other had chosen
 * this value as well was news to him. (With the second one's version it would be the first author who is asked; a field has one version.)
 */

export type FieldValue = string | number | boolean | null;
export type Fields = Record<string, FieldValue>;

/** Who gave a field its value: clock, device, operation, commit, user. A field that is absent is as created (`createdKey`). */
export type FieldVersion = readonly [hlc: string, deviceId: string, opNo: number, seq: number, userId: string];
export type FieldVersions = Record<string, FieldVersion>;
/** The version of every field that has not changed since the row was made. */
export const createdKey = '*';
/** The version of being deleted or not. */
export const deletedKey = 'deletedAt';

export interface MergeRow {
  readonly fields: Fields;
  readonly deletedAt: string | null;
  readonly fv: FieldVersions;
}

export interface Operation {
  readonly opNo: number;
  readonly kind: 'create' | 'update' | 'delete' | 'restore';
  readonly patch: Fields;
  readonly baseRev: number;
  readonly hlc: string;
  readonly at: string;
  readonly deviceId: string;
  readonly userId: string;
  /** The commit that this operation becomes part of. */
  readonly seq: number;
}

export interface ConflictDraft {
  readonly kind: 'field' | 'state' | 'edit-of-deleted';
  readonly field: string | null;
  readonly keptValue: FieldValue;
  readonly lostValue: FieldValue;
  /** Null where nothing says who gave the value (a row loaded by the office). */
  readonly kept: FieldVersion | null;
  readonly lost: FieldVersion;
}

export interface Merged {
  readonly row: MergeRow;
  /** What changed, for the history: `{field: [old, new]}`. */
  readonly changes: Readonly<Record<string, readonly [FieldValue, FieldValue]>>;
  readonly isChanged: boolean;
  readonly conflicts: readonly ConflictDraft[];
  /** Fields in which another value stands than the operation wanted. */
  readonly adjusted: readonly string[];
}

/** A row made by this operation. */
export function createdRow(op: Operation): MergeRow {
  return { fields: op.patch, deletedAt: null, fv: { [createdKey]: versionOf(op) } };
}

/** The same id again is no error: the first one stays, and `update` operations follow it. */
export function mergeOperation(name: EntityName, row: MergeRow, op: Operation): Merged {
  switch (op.kind) {
    case 'create':
      return unchanged(row);
    case 'update':
      return mergeUpdate(name, row, op);
    case 'delete':
    case 'restore':
      return mergeDeletion(row, op);
  }
}

function mergeUpdate(name: EntityName, row: MergeRow, op: Operation): Merged {
  const fields: Fields = { ...row.fields };
  const fv: FieldVersions = { ...row.fv };
  const changes: Record<string, readonly [FieldValue, FieldValue]> = {};
  const conflicts: ConflictDraft[] = [];
  const adjusted: string[] = [];
  const mine = versionOf(op);

  for (const [field, wanted] of Object.entries(op.patch)) {
    const current = row.fields[field] ?? null;
    const version = fieldVersion(row, field);
    const policy = policyOf(name, field);
    const isSeen = policy === 'own' || isSeenBy(version, op);
    // Two laptops made this row (its id follows from what it is), and the first one left this open: that is no value that could win.
    const wasLeftOpen = current === null && row.fv[field] === undefined;
    const applies =
      isSeen ||
      wasLeftOpen ||
      current === wanted ||
      (policy === 'transition'
        ? isLegalTransition(name, field, current, wanted)
        : policy === 'aggregate'
          ? isChosen(name, row, op, isLater(mine, version))
          : isLater(mine, version));
    if (applies) {
      // An equal value keeps its first author, unless the second had seen it and meant it anew.
      if (current !== wanted || isSeen) fv[field] = mine;
      if (current !== wanted) {
        fields[field] = wanted;
        changes[field] = [current, wanted];
        // A legal step of a state machine is no conflict: both steps happened, one after the other.
        if (!isSeen && !wasLeftOpen && policy !== 'transition') {
          conflicts.push({ kind: 'field', field, keptValue: wanted, lostValue: current, kept: mine, lost: version ?? mine });
        }
      }
    } else {
      adjusted.push(field);
      const kind = policy === 'transition' ? 'state' : 'field';
      conflicts.push({ kind, field, keptValue: current, lostValue: wanted, kept: version, lost: mine });
    }
  }
  const deletion = fieldVersion(row, deletedKey);
  if (row.deletedAt !== null && !isSeenBy(deletion, op) && Object.keys(op.patch).length > 0) {
    conflicts.push({
      kind: 'edit-of-deleted',
      field: null,
      keptValue: row.deletedAt,
      lostValue: null,
      kept: deletion,
      lost: mine,
    });
  }
  const isChanged = Object.keys(changes).length > 0;
  return { row: { ...row, fields, fv }, changes, isChanged: isChanged || !sameVersions(fv, row.fv), conflicts, adjusted };
}

/** Of two values of an aggregate that met: whether the one that comes now stands. */
function isChosen(name: EntityName, row: MergeRow, op: Operation, isLaterOne: boolean): boolean {
  if (!isOpenState(name, row.fields['state'] ?? null)) return false;
  return closesAggregate(name, row.fields, op.patch) || isLaterOne;
}

/** Whether its author had this value of the field before his eyes, or gave it himself. */
export function hasSeen(row: MergeRow, field: string, op: Operation): boolean {
  return isSeenBy(fieldVersion(row, field), op);
}

function mergeDeletion(row: MergeRow, op: Operation): Merged {
  const wanted = op.kind === 'delete' ? op.at : null;
  if ((row.deletedAt === null) === (wanted === null)) return unchanged(row);
  const version = fieldVersion(row, deletedKey);
  const mine = versionOf(op);
  if (!isSeenBy(version, op) && !isLater(mine, version)) {
    // Somebody put it back (or deleted it) later and without knowing of this: that stands.
    return { ...unchanged(row), adjusted: [deletedKey] };
  }
  const conflicts: ConflictDraft[] = [];
  const unseen = op.kind === 'delete' ? newestUnseen(row, op) : null;
  if (unseen !== null) {
    conflicts.push({ kind: 'edit-of-deleted', field: null, keptValue: wanted, lostValue: null, kept: mine, lost: unseen });
  }
  return {
    row: { ...row, deletedAt: wanted, fv: { ...row.fv, [deletedKey]: mine } },
    changes: {},
    isChanged: true,
    conflicts,
    adjusted: [],
  };
}

/** The newest edit that whoever deleted the row had not seen. */
function newestUnseen(row: MergeRow, op: Operation): FieldVersion | null {
  const unseen = Object.entries(row.fv)
    .filter(([field, version]) => field !== deletedKey && field !== createdKey && !isSeenBy(version, op))
    .map(([, version]) => version);
  return unseen.sort((a, b) => b[3] - a[3])[0] ?? null;
}

/** The server's row with the changes that wait on this laptop laid over it, in the order they were made. */
export function overlay(
  row: { readonly fields: Fields; readonly deletedAt: string | null },
  waiting: readonly { readonly kind: Operation['kind']; readonly patch: Fields; readonly at: string }[],
): { fields: Fields; deletedAt: string | null } {
  let { fields, deletedAt } = row;
  for (const op of waiting) {
    if (op.kind === 'delete') deletedAt ??= op.at;
    else if (op.kind === 'restore') deletedAt = null;
    // A creation that the server has answered already says nothing new; one of a row that it lost says everything.
    else if (op.kind === 'update') fields = { ...fields, ...op.patch };
  }
  return { fields, deletedAt };
}

function unchanged(row: MergeRow): Merged {
  return { row, changes: {}, isChanged: false, conflicts: [], adjusted: [] };
}

function versionOf(op: Operation): FieldVersion {
  return [op.hlc, op.deviceId, op.opNo, op.seq, op.userId];
}

/** Null where the office itself loaded the row: everybody has seen that. */
function fieldVersion(row: MergeRow, field: string): FieldVersion | null {
  return row.fv[field] ?? row.fv[createdKey] ?? null;
}

function isSeenBy(version: FieldVersion | null, op: Operation): boolean {
  return version === null || version[3] <= op.baseRev || version[1] === op.deviceId;
}

function isLater(mine: FieldVersion, other: FieldVersion | null): boolean {
  if (other === null) return true;
  return mine[0] === other[0] ? mine[1] > other[1] : mine[0] > other[0];
}

function sameVersions(a: FieldVersions, b: FieldVersions): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
