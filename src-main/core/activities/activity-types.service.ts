import type { ActivityType, activityTypesContract } from '../../../src-shared/activities/activities.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';

/** The kinds of activity that the office defines, and what follows when one of them is done. */
export function createActivityTypesService(ctx: Context): HandlersOf<typeof activityTypesContract> {
  const roleOf = createRoleReader(ctx);
  const rows = ctx.db.prepare(
    `SELECT id, vi, en, kind, next_type_id AS nextTypeId, next_after_days AS nextAfterDays, next_assignee AS nextAssignee,
            next_assignee_id AS nextAssigneeId, escalate_after_days AS escalateAfterDays, note, "order", is_active AS isActive
     FROM activity_types WHERE deleted_at IS NULL ORDER BY "order", created_at, id`,
  );
  const isHere = ctx.db.prepare('SELECT 1 FROM users WHERE id = ? AND deleted_at IS NULL AND is_active = 1').pluck();
  const read = () =>
    (rows.all() as (Omit<ActivityType, 'isActive'> & { isActive: number })[]).map(
      // the columns selected
      (row): ActivityType => ({ ...row, isActive: row.isActive === 1 }),
    );
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes the kinds of activity');
  };
  const refuse = (field: string, reason: string) => {
    throw new AppError('invalid', `${field}: ${reason}`, { fields: { [field]: reason } });
  };

  return {
    list: () => ({ types: read(), mayChange: roleOf() === 'admin' }),
    save({ id, ...values }) {
      asAdmin();
      const types = read();
      const others = types.filter((type) => type.id !== id);
      if (others.some((type) => foldText(type.vi) === foldText(values.vi))) refuse('vi', 'name-taken');
      if (values.nextTypeId !== null && values.nextTypeId !== id && !others.some((type) => type.id === values.nextTypeId))
        refuse('nextTypeId', 'no-such-record');
      if (values.nextAssignee === 'person') {
        if (values.nextAssigneeId === null) refuse('nextAssigneeId', 'required');
        else if (isHere.get(values.nextAssigneeId) !== 1) refuse('nextAssigneeId', 'has-left');
      }
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined || tx.read('activityTypes', id) === null) {
          const order = Math.max(0, ...types.map((type) => type.order)) + 10;
          return tx.create('activityTypes', { ...values, order, ...(id === undefined ? {} : { id }) });
        }
        tx.update('activityTypes', id, values);
        return id;
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => {
        tx.remove('activityTypes', id);
        // Nothing follows with a kind that is gone.
        for (const type of read())
          if (type.nextTypeId === id) tx.update('activityTypes', type.id, { nextTypeId: null, nextAfterDays: null });
      });
      return { groupId };
    },
    sort({ ids }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => {
        for (const [at, id] of ids.entries()) tx.update('activityTypes', id, { order: (at + 1) * 10 });
      });
      return { groupId };
    },
  };
}
