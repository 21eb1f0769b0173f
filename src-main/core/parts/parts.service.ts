import { type PartName, partNames } from '../../../src-shared/customers/parts.ts';
import type { CustomerParts, partsContract } from '../../../src-shared/customers/parts.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { columnOf, entities, type EntityDefinition } from '../../../src-shared/sync/entities.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/** The order in which a part is read; what is not named reads oldest first. */
const orders: Partial<Record<PartName, string>> = {
  shareholders: 'p.share_basis_points DESC, p.rid',
  officers: 'p.to_on IS NOT NULL, p.from_on DESC, p.rid',
  businessLines: 'p.is_main DESC, p.vsic_code, p.rid',
  walletShares: 'p.amount_dong DESC, p.rid',
  opinions: 'p.said_on DESC, p.rid DESC',
  ratings: 'p.rated_on DESC, p.rid DESC',
  referrals: 'p.referred_on DESC, p.rid DESC',
};

export function createPartsService(ctx: Context): HandlersOf<typeof partsContract> {
  const family = createFamily(ctx.db);
  const readers = new Map(partNames.map((part) => [part, readerOf(ctx, part)]));

  return {
    list({ customerId }) {
      const members = family.json(customerId);
      const lists = [...readers].map(([part, read]) => [part, read(members)]);
      return Object.fromEntries(lists) as CustomerParts; // one list of each part, read with the fields of its values
    },
    create({ part, customerId, id, values }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        if (tx.read('customers', customerId) === null) {
          throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
        }
        if (part === 'ratings') tx.update('customers', customerId, { rating: values.rating });
        if (part === 'businessLines' && values.isMain) takeMainFromOthers(tx, customerId, null);
        return tx.create(part, { ...values, customerId, ...(id === undefined ? {} : { id }) });
      });
      return { id: value, groupId };
    },
    update({ part, id, change }) {
      const { groupId } = ctx.write.transact((tx) => {
        const customerId = tx.read(part, id)?.fields['customerId'];
        if (part === 'businessLines' && change.isMain === true) takeMainFromOthers(tx, String(customerId), id);
        tx.update(part, id, change);
      });
      return { groupId };
    },
    delete({ part, id }) {
      const { groupId } = ctx.write.transact((tx) => tx.remove(part, id));
      return { groupId };
    },
  };
}

/** At most one business line is the main one: whichever becomes it takes it from the others. */
function takeMainFromOthers(tx: WriteTransaction, customerId: string, exceptId: string | null): void {
  const main = tx.db
    .prepare('SELECT id FROM business_lines WHERE customer_id = ? AND is_main = 1 AND deleted_at IS NULL')
    .pluck()
    .all(customerId) as string[]; // ids are text
  for (const id of main) if (id !== exceptId) tx.update('businessLines', id, { isMain: false });
}

/** Reads a part of a family with the columns that the registry names. */
function readerOf(ctx: Context, part: PartName): (members: string) => unknown[] {
  const definition: EntityDefinition = entities[part];
  const fields = definition.fields.filter((field) => field !== 'customerId');
  const columns = fields.map((field) => `p."${columnOf(field)}" AS "${field}"`).join(', ');
  const isReferral = part === 'referrals';
  const statement = ctx.db.prepare(
    `SELECT p.id, p.rev, p.created_at AS createdAt, u.name AS authorName, ${columns}${isReferral ? ', r.name AS referredName' : ''}
     FROM "${definition.table}" AS p LEFT JOIN users AS u ON u.id = p.created_by
     ${isReferral ? 'LEFT JOIN customers AS r ON r.id = p.referred_id' : ''}
     WHERE ${inFamily('p.customer_id')} AND p.deleted_at IS NULL ORDER BY ${orders[part] ?? 'p.rid'}`,
  );
  return (members) =>
    (statement.all(members) as Record<string, unknown>[]).map((row) => ({
      // one object for each row
      ...row,
      ...Object.fromEntries(definition.booleans.map((field) => [field, row[field] === 1])),
    }));
}
