import type { FieldChange } from '../../../src-shared/customers/customers.contract.ts';
import { partNames } from '../../../src-shared/customers/parts.ts';
import { columnOf, entities, type EntityName } from '../../../src-shared/sync/entities.ts';
import type { Db } from '../platform/database.ts';
import { readChanges } from './history.repository.ts';
import { withFirstValues } from './own-value-history.ts';

/** What a customer's record consists of: its own fields, its people and its parts. Visits and calls are in the timeline. */
const recordEntities: readonly EntityName[] = ['customers', 'contacts', 'customValues', ...partNames];

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
};

/** What was written of a customer's whole record and of those merged into it (`members`, the customer first), newest first. */
export function readRecordHistory(db: Db, members: readonly string[], limit: number): FieldChange[] {
  // Record by record: each has its newest lines in the order of an index.
  const changes = members
    .flatMap((member) =>
      readChanges(
        db,
        `h.root_id = ? AND h.entity IN (${recordEntities.map(() => '?').join(', ')}) ORDER BY h.at DESC, h.rid DESC LIMIT +?`,
        [member, ...recordEntities, limit],
      ),
    )
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : Number(b.id) - Number(a.id)))
    .slice(0, limit);
  const names = new Map<string, string | null>();
  return withFirstValues(db, changes).map((change) => ({
    ...change,
    rowName: change.rowName ?? nameOf(change.entity as EntityName, change.rowId), // one of those asked for
  }));

  function nameOf(entity: EntityName, rowId: string): string | null {
    const fields = entity === 'customers' && rowId !== members[0] ? ['name'] : nameFields[entity];
    if (fields === undefined) return null;
    const known = names.get(rowId);
    if (known !== undefined) return known;
    const { table } = entities[entity];
    const columns = fields.map((field) => `"${columnOf(field)}"`).join(', ');
    const name = db.prepare(`SELECT coalesce(${columns}, NULL) FROM "${table}" WHERE id = ?`).pluck().get(rowId);
    const text = typeof name === 'string' ? name : null;
    names.set(rowId, text);
    return text;
  }
}
