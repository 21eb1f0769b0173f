import { formatDay, localDay } from '../../../src-shared/lib/dates.ts';
import type { FieldChange } from '../../../src-shared/customers/customers.contract.ts';
import { partNames } from '../../../src-shared/customers/parts.ts';
import { columnOf, entities, type EntityName } from '../../../src-shared/sync/entities.ts';
import { restorableEntities } from '../../../src-shared/undo/restorable.ts';
import type { Db } from '../platform/database.ts';
import { readChanges } from './history.repository.ts';
import { withFirstValues } from './own-value-history.ts';

/** What a customer's record consists of: its own fields, its people and its parts. Visits and calls are in the timeline. */
const recordEntities: readonly EntityName[] = ['customers', 'contacts', 'customValues', ...partNames];
/** Of these only that they were deleted, so that they can be brought back, and that they were; not what a plan makes and takes away itself. */
const binEntities: readonly EntityName[] = restorableEntities.filter((entity) => !recordEntities.includes(entity));

function marks(names: readonly string[]): string {
  return names.map(() => '?').join(', ');
}

/** By which of its fields a line of a record is called. */
const nameFields: Partial<Record<EntityName, readonly string[]>> = {
  contacts: ['name'],
  capitalItems: ['partnerName'],
  shareholders: ['name'],
  officers: ['name'],
  businessLines: ['name'],
  investmentAreas: ['name'],
  walletShares: ['product'],
  referrals: ['personName'],
  relations: ['name'],
  visits: ['startsAt'],
  tasks: ['title'],
  opportunities: ['title'],
  files: ['name'],
};

/** What was written of a customer's whole record and of those merged into it (`members`, the customer first), newest first. */
export function readRecordHistory(db: Db, members: readonly string[], limit: number): FieldChange[] {
  // Record by record: each has its newest lines in the order of an index.
  const changes = members
    .flatMap((member) => [
      ...readChanges(
        db,
        `h.root_id = ? AND (h.entity IN (${marks(recordEntities)}) OR h.kind IN ('delete', 'restore') AND h.entity IN (${marks(binEntities)})
           AND h.row_id NOT IN (SELECT id FROM visits WHERE customer_id = ? AND plan_id IS NOT NULL))
         ORDER BY h.at DESC, h.rid DESC LIMIT +?`,
        [member, ...recordEntities, ...binEntities, member, limit],
      ),
      // A task has a circle of its own and hangs on no root.
      ...readChanges(
        db,
        `h.row_id IN (SELECT id FROM tasks WHERE customer_id = ?) AND h.kind IN ('delete', 'restore') ORDER BY h.at DESC, h.rid DESC LIMIT +?`,
        [member, limit],
      ),
    ])
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : Number(b.id) - Number(a.id)))
    .slice(0, limit);
  const names = new Map<string, string | null>();
  const offered = new Set<string>();
  return withFirstValues(db, changes).map((change) => ({
    ...change,
    rowName: change.rowName ?? nameOf(change.entity as EntityName, change.rowId), // one of those asked for
    ...(canRestore(change) ? { canRestore: true } : {}),
  }));

  /** Only the newest line that tells of deleting a row offers it, and only while it is deleted. */
  function canRestore({ entity, rowId, kind }: FieldChange): boolean {
    const known = restorableEntities.find((candidate) => candidate === entity);
    if (known === undefined || kind !== 'delete' || offered.has(rowId)) return false;
    offered.add(rowId);
    const { table } = entities[known];
    return db.prepare(`SELECT deleted_at IS NOT NULL FROM "${table}" WHERE id = ?`).pluck().get(rowId) === 1;
  }

  function nameOf(entity: EntityName, rowId: string): string | null {
    const fields = entity === 'customers' && rowId !== members[0] ? ['name'] : nameFields[entity];
    if (fields === undefined) return null;
    const known = names.get(rowId);
    if (known !== undefined) return known;
    const { table } = entities[entity];
    const columns = fields.map((field) => `"${columnOf(field)}"`).join(', ');
    const name = db.prepare(`SELECT coalesce(${columns}, NULL) FROM "${table}" WHERE id = ?`).pluck().get(rowId);
    // A visit has no name but its day.
    const text = typeof name !== 'string' ? null : entity === 'visits' ? formatDay(localDay(name)) : name;
    names.set(rowId, text);
    return text;
  }
}
