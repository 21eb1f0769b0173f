import type { approvalRulesContract, OfficeApprovalRule } from '../../../src-shared/approvals/approvals.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';

/** When a quote needs somebody's word; the office's, kept by administrators. */
export function createApprovalRulesService(ctx: Context): HandlersOf<typeof approvalRulesContract> {
  const roleOf = createRoleReader(ctx);
  const all = ctx.db.prepare(
    `SELECT r.id, r.name, r.team_id AS teamId, t.name AS teamName, r.min_total_dong AS minTotalDong,
            r.min_discount_basis_points AS minDiscountBasisPoints, r.approver, r.approver_id AS approverId, u.name AS approverName,
            r."order", r.is_active AS isActive
     FROM approval_rules AS r LEFT JOIN teams AS t ON t.id = r.team_id LEFT JOIN users AS u ON u.id = r.approver_id
     WHERE r.deleted_at IS NULL ORDER BY r."order", r.created_at, r.id`,
  );
  const last = ctx.db.prepare('SELECT coalesce(max("order"), 0) FROM approval_rules WHERE deleted_at IS NULL').pluck();
  const isHere = ctx.db.prepare('SELECT 1 FROM users WHERE id = ? AND is_active = 1 AND deleted_at IS NULL').pluck();
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator says whose word a quote needs');
  };
  return {
    list() {
      const rules = all.all() as (Omit<OfficeApprovalRule, 'isActive'> & { isActive: number })[]; // the columns selected
      return { rules: rules.map((rule) => ({ ...rule, isActive: rule.isActive === 1 })), mayChange: roleOf() === 'admin' };
    },
    save({ id, ...given }) {
      asAdmin();
      if (given.approver === 'user' && given.approverId === null)
        throw new AppError('invalid', 'nobody is named', { fields: { approverId: 'required' } });
      const values = given.approver === 'leader' ? { ...given, approverId: null } : given;
      if (values.approverId !== null && isHere.get(values.approverId) !== 1)
        throw new AppError('invalid', 'this person does not work here', { fields: { approverId: 'has-left' } });
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined) return tx.create('approvalRules', { ...values, order: Number(last.get()) + 1 });
        tx.update('approvalRules', id, values);
        return id;
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => void tx.remove('approvalRules', id));
      return { groupId };
    },
  };
}
