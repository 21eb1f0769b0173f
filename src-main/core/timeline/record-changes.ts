import type { TimelineEntry, TimelineKind } from '../../../src-shared/timeline/timeline-entry.ts';
import { inFamily } from '../customers/index.ts';
import { createLinkNames, readValue } from '../history/index.ts';
import type { Db } from '../platform/database.ts';
import { anEntry, isBefore, type Place } from './place.ts';

/*
 * Changes of the record itself, one entry for the fields that one command changed. What another entry tells already (a handover its owner, a
 * request its need for help, a class itself) is left out here; an owner that changed without a handover is an entry of its own.
 */

interface Line {
  readonly at: string;
  readonly groupId: string;
  readonly kind: 'create' | 'update' | 'delete' | 'restore';
  readonly field: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly customerId: string;
  readonly userName: string | null;
}

/** A merge and its undoing are entries; that it names its winner is how it is kept. */
const never = new Set(['mergedInto']);
const ownerFields = new Set(['ownerId', 'teamId']);
/** Which fields a row of these tables tells of, where both were written by one command. */
const toldBy: readonly (readonly [table: string, fields: readonly string[]])[] = [
  ['handovers', ['ownerId', 'teamId']],
  ['merges', ['ownerId', 'teamId']],
  ['ratings', ['rating']],
  ['help_requests', ['helpNeeded']],
];
/** Lines read for each entry wanted: a command seldom changes more fields than that. */
const linesForEntry = 20;

export function createChangeReader(db: Db) {
  const lines = db.prepare(
    `SELECT h.at, h.group_id AS groupId, h.kind, h.field, h.old_value AS oldValue, h.new_value AS newValue, h.row_id AS customerId, u.name AS userName
     FROM history AS h LEFT JOIN users AS u ON u.id = h.user_id
     WHERE h.row_id = ? AND h.at <= ? ORDER BY h.at DESC, h.rid LIMIT +?`,
  );
  const told = toldBy.map(([table, fields]) => ({
    fields,
    groups: db
      .prepare(`SELECT x.group_id FROM "${table}" AS o JOIN history AS x ON x.row_id = o.id WHERE ${inFamily('o.customer_id')}`)
      .pluck(),
  }));
  const importOf = db.prepare('SELECT file_name FROM import_batches WHERE group_id = ?').pluck();
  const nameOfUser = db.prepare('SELECT name FROM users WHERE id = ?').pluck();
  const nameOfTeam = db.prepare('SELECT name FROM teams WHERE id = ?').pluck();
  const linkName = createLinkNames(db);
  const nameOf = (field: string, value: ReturnType<typeof readValue>) => linkName(field, value) ?? value;
  const calledBy = (statement: typeof nameOfUser, json: string | null) => {
    const id = readValue(json);
    const name: unknown = typeof id === 'string' ? statement.get(id) : null;
    return typeof name === 'string' ? name : null;
  };

  const toldGroups = (members: string): ReadonlyMap<string, readonly string[]> => {
    const groups = new Map<string, string[]>();
    for (const { fields, groups: of } of told) {
      for (const group of of.all(members) as string[]) groups.set(group, [...(groups.get(group) ?? []), ...fields]); // ids
    }
    return groups;
  };

  /** Up to so many entries of each kind, before a place; all of them without a limit. */
  return (members: readonly string[], kinds: ReadonlySet<TimelineKind>, before: Place, limit: number | null): TimelineEntry[] => {
    if (!kinds.has('change') && !kinds.has('owner')) return [];
    const elsewhere = toldGroups(JSON.stringify(members));
    const isTold = (groupId: string, field: string | null) =>
      field !== null && (never.has(field) || (elsewhere.get(groupId)?.includes(field) ?? false));
    const entries = new Map<string, TimelineEntry>();
    for (const member of members) {
      for (let most = limit === null ? -1 : limit * linesForEntry; ; most *= 4) {
        const rows = lines.all(member, before.at, most) as Line[]; // the columns selected
        const found = new Map<string, TimelineEntry>();
        for (const row of rows) if (!isTold(row.groupId, row.field)) addLine(found, row);
        // A page of nothing but what is told elsewhere: further back there may be more.
        const isWhole = most < 0 || rows.length < most;
        const wanted = [...found.values()].filter((entry) => kinds.has(entry.kind) && isBefore(entry, before));
        if (!isWhole && wanted.length < (limit ?? 0)) continue;
        // The oldest command may be cut in the middle where there is more behind it.
        const kept = isWhole ? wanted : wanted.slice(0, limit ?? undefined);
        // What was written together in several records of a family is one entry.
        for (const entry of kept) if (!entries.has(entry.id)) entries.set(entry.id, entry);
        break;
      }
    }
    return [...entries.values()];
  };

  function addLine(found: Map<string, TimelineEntry>, row: Line): void {
    const common = { at: row.at, userName: row.userName, mergedFrom: row.customerId };
    if (row.field !== null && ownerFields.has(row.field)) {
      const id = `${row.groupId}-owner`;
      const entry =
        found.get(id) ?? anEntry({ id, kind: 'owner', ...common, details: { of: 'owner', from: null, to: null, toTeam: null } });
      if (entry.details?.of === 'owner') {
        if (row.field === 'ownerId') {
          entry.details.from = calledBy(nameOfUser, row.oldValue);
          entry.details.to = calledBy(nameOfUser, row.newValue);
        } else entry.details.toTeam = calledBy(nameOfTeam, row.newValue);
      }
      found.set(id, entry);
      return;
    }
    const file: unknown = importOf.get(row.groupId);
    const entry =
      found.get(row.groupId) ??
      anEntry({
        id: row.groupId,
        kind: 'change',
        ...common,
        details: { of: 'change', change: row.kind, fields: [], importFile: typeof file === 'string' ? file : null },
      });
    found.set(row.groupId, entry);
    if (row.field === null || entry.details?.of !== 'change') return;
    const { field } = row;
    const values = { oldValue: nameOf(field, readValue(row.oldValue)), newValue: nameOf(field, readValue(row.newValue)) };
    entry.details.fields.push({ field, ...values });
  }
}
