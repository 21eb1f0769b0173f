import { addDays } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Substitution, substitutionsContract } from '../../../src-shared/team/substitutions.contract.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';
import { officeToday } from '../platform/office-time.ts';

/** A colleague looks after somebody's customers for some days: the office gives him their scope on these days and takes it back after. */
export function createSubstitutionsService(ctx: Context): HandlersOf<typeof substitutionsContract> {
  const roleOf = createRoleReader(ctx);
  const all = ctx.db.prepare(
    `SELECT s.id, s.user_id AS userId, u.name AS userName, s.substitute_id AS substituteId, w.name AS substituteName,
            s.from_on AS fromOn, s.to_on AS toOn, s.note
     FROM substitutions AS s LEFT JOIN users AS u ON u.id = s.user_id LEFT JOIN users AS w ON w.id = s.substitute_id
     WHERE s.deleted_at IS NULL AND s.to_on >= ? ORDER BY s.to_on DESC, s.from_on DESC, s.id`,
  );
  const isHere = ctx.db.prepare('SELECT 1 FROM users WHERE id = ? AND is_active = 1 AND deleted_at IS NULL').pluck();
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator says who stands in for whom');
  };

  return {
    list() {
      const since = addDays(officeToday(ctx), -365);
      return { substitutions: all.all(since) as Substitution[], mayChange: roleOf() === 'admin' }; // the columns selected
    },
    save({ id, ...values }) {
      asAdmin();
      if (values.fromOn > values.toOn)
        throw new AppError('invalid', 'the last day lies before the first', { fields: { toOn: 'end-before-start' } });
      if (values.userId === values.substituteId)
        throw new AppError('invalid', 'nobody stands in for himself', { fields: { substituteId: 'invalid' } });
      if (isHere.get(values.substituteId) !== 1)
        throw new AppError('invalid', 'the substitute does not work here any more', { fields: { substituteId: 'has-left' } });
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined) return tx.create('substitutions', { ...values, note: values.note ?? null });
        tx.update('substitutions', id, values);
        return id;
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => void tx.remove('substitutions', id));
      return { groupId };
    },
  };
}
