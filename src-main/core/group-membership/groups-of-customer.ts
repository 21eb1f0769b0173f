import { isDerivedListField, isOwnListField, isRowListField } from '../../../src-shared/customers/list-fields.ts';
import type { CustomerGroup } from '../../../src-shared/groups/groups.contract.ts';
import { columnOf } from '../../../src-shared/sync/entities.ts';
import { createFamily, createDerivedColumns, createOwnColumns, type DerivedFrom, inFamily } from '../customers/index.ts';
import { createGroupsReader, groupsByRule } from '../groups/index.ts';

/**
 * Reads the active groups that a customer is in, put in or by rule; null where there is no such customer. A merged record is in those of the
 * customer that it stands for, and the customer in those into which somebody put any of its records.
 */
export function createGroupsOfCustomer(ctx: DerivedFrom): (customerId: string, today: string) => CustomerGroup[] | null {
  const { db } = ctx;
  const read = createGroupsReader(db);
  const ownFields = createOwnColumns(db);
  const derived = createDerivedColumns(ctx);
  const family = createFamily(db);
  const record = db.prepare('SELECT * FROM customers WHERE id = ?');
  const memberOf = db
    .prepare(`SELECT group_id FROM group_members WHERE ${inFamily('customer_id')} AND deleted_at IS NULL`)
    .pluck();
  return (asked, today) => {
    const customerId = family.winnerOf(asked);
    const row = record.get(customerId) as Record<string, unknown> | undefined; // one column a name
    if (row === undefined) return null;
    const groups = read();
    const own = new Set(memberOf.all(family.json(customerId)));
    const valueOf = (field: string) => {
      if (isOwnListField(field)) return ownFields.of(customerId, field);
      if (isDerivedListField(field)) return derived.of(customerId, field);
      const value = isRowListField(field) ? row[columnOf(field)] : null;
      return typeof value === 'string' || typeof value === 'number' ? value : null;
    };
    const byRule = new Set(groupsByRule(groups, { valueOf, search: String(row['search']) }, today));
    return groups.filter((group) => group.isActive && ((group.rule === null && own.has(group.id)) || byRule.has(group)));
  };
}
