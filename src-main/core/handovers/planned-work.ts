import { entities } from '../../../src-shared/sync/entities.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

type Work = readonly [
  entity: 'visits' | 'tasks' | 'opportunities' | 'quotes' | 'orders' | 'contracts' | 'visitPlans',
  field: 'ownerId' | 'assigneeId',
  open: string,
];

/** What lies ahead of whoever looks after a customer, by the field that says whose it is. What is done stays his who did it. */
const ahead: readonly Work[] = [
  ['visits', 'ownerId', "owner_id = @from AND state = 'planned' AND starts_at >= @now"],
  ['tasks', 'assigneeId', "assignee_id = @from AND state IN ('open', 'doing')"],
  ['opportunities', 'ownerId', 'owner_id = @from AND closed_at IS NULL'],
  ['quotes', 'ownerId', "owner_id = @from AND state IN ('draft', 'waiting', 'approved', 'sent')"],
  ['orders', 'ownerId', "owner_id = @from AND state IN ('draft', 'confirmed')"],
  ['contracts', 'ownerId', "owner_id = @from AND state IN ('draft', 'active')"],
  // A plan without a name is of whoever looks after the customer, and goes along by itself.
  ['visitPlans', 'ownerId', 'owner_id = @from AND is_active = 1'],
];

/** What the owner of a customer has still to do with it, and with what was merged into it: to be given to the next one, or to be counted. */
export function createWorkHandover(ctx: Context) {
  const family = createFamily(ctx.db);
  const statements = ahead.map(([entity, field, open]) => ({
    entity,
    field,
    find: ctx.db
      .prepare(
        `SELECT id FROM ${entities[entity].table} WHERE customer_id IN (SELECT value FROM json_each(@members)) AND deleted_at IS NULL AND ${open}`,
      )
      .pluck(),
  }));
  return {
    give(tx: WriteTransaction, customerId: string, from: string, to: string): void {
      const members = family.json(customerId);
      for (const { entity, field, find } of statements) {
        const ids = find.all({ members, from, now: tx.now }) as string[]; // the column selected
        for (const id of ids) tx.update(entity, id, { [field]: to });
      }
    },
    count(tx: WriteTransaction, customerId: string, from: string): number {
      const members = family.json(customerId);
      return statements.reduce((sum, { find }) => sum + find.all({ members, from, now: tx.now }).length, 0);
    },
  };
}
