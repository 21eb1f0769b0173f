import type { partsContract } from '../../../src-shared/customers/parts.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { checkPart } from './part-checks.ts';
import { createPartsReader } from './part-readers.ts';
import { createSitesReader } from './sites.ts';

export function createPartsService(ctx: Context): HandlersOf<typeof partsContract> {
  const readParts = createPartsReader(ctx.db);
  const readSites = createSitesReader(ctx.db);

  return {
    list: ({ customerId }) => readParts(customerId),
    sites: ({ customerId }) => readSites(customerId, new Date(ctx.clock.now()).toISOString()),
    create({ part, customerId, id, values }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        if (tx.read('customers', customerId) === null) {
          throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
        }
        checkPart(tx, part, customerId, values, values);
        if (part === 'ratings') tx.update('customers', customerId, { rating: values.rating });
        if (part === 'businessLines' && values.isMain) takeMainFromOthers(tx, customerId, null);
        return tx.create(part, { ...values, customerId, ...(id === undefined ? {} : { id }) });
      });
      return { id: value, groupId };
    },
    update({ part, id, change }) {
      const { groupId } = ctx.write.transact((tx) => {
        const fields = tx.read(part, id)?.fields;
        const customerId = fields?.['customerId'];
        if (typeof customerId !== 'string') throw new AppError('not-found', 'no line with this id', { details: { id } });
        checkPart(tx, part, customerId, { ...fields, ...change }, change);
        if (part === 'businessLines' && change.isMain === true) takeMainFromOthers(tx, customerId, id);
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
