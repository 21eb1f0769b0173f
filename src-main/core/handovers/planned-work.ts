import type { Context } from '../context.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

type Work = readonly [
  entity: 'visits' | 'tasks' | 'opportunities' | 'quotes' | 'orders' | 'contracts',
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
];

/** Gives what the former owner had still to do with a customer to the new one. */
export function createWorkHandover(ctx: Context) {
  const statements = ahead.map(([entity, field, open]) => ({
    entity,
    field,
    find: ctx.db.prepare(`SELECT id FROM ${entity} WHERE customer_id = @customerId AND deleted_at IS NULL AND ${open}`).pluck(),
  }));
  return (tx: WriteTransaction, customerId: string, from: string, to: string): void => {
    for (const { entity, field, find } of statements) {
      const ids = find.all({ customerId, from, now: tx.now }) as string[]; // the column selected
      for (const id of ids) tx.update(entity, id, { [field]: to });
    }
  };
}
