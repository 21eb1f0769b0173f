import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { territoriesContract } from '../../../src-shared/territories/territories.contract.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';
import { createRulesReader } from './place-lead.ts';

export function createTerritoriesService(ctx: Context): HandlersOf<typeof territoriesContract> {
  const read = createRulesReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes territory rules');
  };
  return {
    list: () => ({ rules: read(), mayChange: roleOf() === 'admin' }),
    save({ id, order, ...values }) {
      asAdmin();
      if (values.ownerId === null && values.teamId === null) {
        throw new AppError('invalid', 'a rule gives to a person or to a team', { fields: { ownerId: 'required' } });
      }
      const last = Math.max(0, ...read().map((rule) => rule.order));
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined || tx.read('territoryRules', id) === null) {
          return tx.create('territoryRules', { ...values, order: order ?? last + 1, ...(id === undefined ? {} : { id }) });
        }
        tx.update('territoryRules', id, { ...values, ...(order === undefined ? {} : { order }) });
        return id;
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => tx.remove('territoryRules', id));
      return { groupId };
    },
  };
}
