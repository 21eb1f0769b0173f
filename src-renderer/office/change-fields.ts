import type { Conflict, PendingChange } from '../../src-shared/office/office.contract.ts';

export type Value = Conflict['keptValue'];

/** Fields that only machines read: references between records, a view's stored form. */
const silent: readonly string[] = [
  'customerId',
  'visitId',
  'rowId',
  'rootId',
  'spec',
  'entity',
  'list',
  'key',
  'fieldId',
  'sha256',
  'bytes',
  'mime',
  'onEntity',
  'onId',
  'latitude',
  'longitude',
];

/** The fields of a change that people can read, in the order they were written. */
export function shownFields(patch: PendingChange['patch']): string[] {
  return Object.keys(patch).filter((field) => !silent.includes(field));
}

/** Fields that hold an instant, by entity-independent name. */
export const instantFields: readonly string[] = [
  'startsAt',
  'endsAt',
  'at',
  'happenedAt',
  'takenAt',
  'stageChangedAt',
  'closedAt',
  'sentAt',
  'decidedAt',
];
export const dayFields: readonly string[] = ['foundedOn', 'birthday', 'nextOn', 'expectedCloseOn'];
export const longFields: readonly string[] = ['note', 'said', 'text', 'address', 'nextStep'];

export interface ChangeGroup {
  readonly groupId: string;
  /** The change that the reason is about, or the first one. */
  readonly main: PendingChange;
  /** What the same action changed besides, in the order it was made. */
  readonly others: readonly PendingChange[];
}

/** One action of a person may have made several changes; they are shown, given up and sent again together. */
export function groupsOf(changes: readonly PendingChange[]): ChangeGroup[] {
  const groups = new Map<string, PendingChange[]>();
  for (const change of changes) groups.set(change.groupId, [...(groups.get(change.groupId) ?? []), change]);
  return [...groups.entries()].map(([groupId, members]) => {
    const ordered = members.toSorted((a, b) => a.opNo - b.opNo);
    const blamed = ordered.find((change) => change.refusal !== null && !followers.includes(change.refusal.code));
    const main = blamed ?? ordered[0];
    if (main === undefined) throw new Error('a group has at least one change');
    return { groupId, main, others: ordered.filter((change) => change !== main) };
  });
}

/** Reasons that only repeat that something else was refused. */
const followers: readonly string[] = ['group-rejected', 'depends-on-rejected'];

/** All changes of a group in the order they were made, as the office has to get them. */
export function inOrder(group: ChangeGroup): PendingChange[] {
  return [group.main, ...group.others].toSorted((a, b) => a.opNo - b.opNo);
}
