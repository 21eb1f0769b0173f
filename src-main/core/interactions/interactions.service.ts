import type { interactionsContract } from '../../../src-shared/interactions/interactions.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';

export function createInteractionsService(ctx: Context): HandlersOf<typeof interactionsContract> {
  return {
    create(values) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        if (tx.read('customers', values.customerId) === null) {
          throw new AppError('not-found', 'no customer with this id', { details: { id: values.customerId } });
        }
        return tx.create('interactions', { ...values, happenedAt: values.happenedAt ?? tx.now });
      });
      return { id, groupId };
    },
  };
}
