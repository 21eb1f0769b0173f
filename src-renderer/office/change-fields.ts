import type { Conflict, PendingChange } from '../../src-shared/office/office.contract.ts';

export type Value = Conflict['keptValue'];

/** Fields that only machines read: what ties records together, stored forms, positions and fingerprints. */
const silent: ReadonlySet<string> = new Set(
  `customerId visitId rowId rootId spec entity list key fieldId sha256 bytes mime onEntity onId latitude longitude positionSource
   inLatitude inLongitude inAccuracyMetres inSource outLatitude outLongitude outAccuracyMetres outSource clockOffsetMinutes proofHash
   startLatitude startLongitude correctsId taskId batchId origin originEntity originId contentHash ruleId ofId icsUid before mergedIds
   undoneId otherId ofCustomerId signature entitlementId keptDeviceId lostDeviceId keptValue lostValue originalValue keptBy lostBy keptAt lostAt field`.split(
    /\s+/,
  ),
);

/** The fields of a change that people can read, in the order they were written. */
export function shownFields(patch: PendingChange['patch']): string[] {
  return Object.keys(patch).filter((field) => !silent.has(field));
}

/** How many entries a stored list has, 0 for another stored form (JSON); null for a text of people. */
export function entriesIn(text: string): number | null {
  if (!/^[[{]/.test(text)) return null;
  try {
    const stored: unknown = JSON.parse(text);
    return Array.isArray(stored) ? stored.length : typeof stored === 'object' ? 0 : null;
  } catch {
    return null;
  }
}

/** Fields of a change that can be typed anew where it is shown; a stored form is edited in the record's own screen. */
export function typedFields({ patch, names }: Pick<PendingChange, 'patch' | 'names'>): string[] {
  return shownFields(patch).filter((field) => {
    const value = patch[field];
    return (
      field !== 'content' &&
      field !== 'sharedWith' &&
      !(field in names) &&
      (typeof value !== 'string' || entriesIn(value) === null)
    );
  });
}

/** By the names that the registry gives: `foundedOn`, `startsAt`. */
export function isDayField(field: string): boolean {
  return field.endsWith('On') || ['birthday', 'planDay', 'on'].includes(field);
}
export function isInstantField(field: string): boolean {
  return field.endsWith('At') || field === 'at';
}
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
