import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { entityRights } from '../../../src-shared/sync/rights.ts';
import type { undoContract } from '../../../src-shared/undo/undo.contract.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily } from '../customers/index.ts';

/** Brings single lines of a customer's record back, out of its history; undoing that deletes them again. */
export function createRestoreLine(ctx: Context): Pick<HandlersOf<typeof undoContract>, 'restore'> {
  const family = createFamily(ctx.db);
  const otherPrimary = ctx.db
    .prepare(
      `SELECT 1 FROM contacts WHERE ${inFamily('customer_id')} AND id <> ? AND is_primary = 1 AND deleted_at IS NULL LIMIT 1`,
    )
    .pluck();
  return {
    restore({ entity, id }) {
      const { groupId } = ctx.write.transact((tx) => {
        const row = tx.read(entity, id);
        const customerId = row?.fields['customerId'];
        if (row === null || (typeof customerId !== 'string' && entity !== 'tasks'))
          throw new AppError('not-found', 'nothing with this id', { details: { id } });
        if (entityRights[entity].restore !== 'seer') throw new AppError('forbidden', 'others bring this back');
        if (row.deletedAt === null) return;
        // It would lie where nobody sees it: the customer comes out of the recycle bin first.
        if (typeof customerId === 'string' && tx.read('customers', family.winnerOf(customerId))?.deletedAt !== null)
          throw new AppError('conflict', 'its customer is deleted', { details: { id: customerId } });
        tx.restore(entity, id);
        // Meanwhile another one may have become the primary contact, and stays it.
        if (entity !== 'contacts' || row.fields['isPrimary'] !== true || typeof customerId !== 'string') return;
        const members = family.json(family.winnerOf(customerId));
        if (otherPrimary.get(members, id) === 1) tx.update('contacts', id, { isPrimary: false });
      });
      return { groupId };
    },
  };
}
