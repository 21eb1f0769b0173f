import type { CustomerGroup, groupsContract } from '../../../src-shared/groups/groups.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { madeId } from '../platform/made-id.ts';
import { createRoleReader } from '../settings/index.ts';
import { createGroupsReader } from './group-rules.ts';
import { createGroupsOfCustomer } from '../group-membership/index.ts';
import { officeToday } from '../platform/office-time.ts';

export function createGroupsService(ctx: Context): HandlersOf<typeof groupsContract> {
  const read = createGroupsReader(ctx.db);
  const family = createFamily(ctx.db);
  const roleOf = createRoleReader(ctx);
  const ofCustomer = createGroupsOfCustomer(ctx);
  const shown = ({ id, name, kind, rule, isActive }: CustomerGroup): CustomerGroup => ({ id, name, kind, rule, isActive });
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes groups');
  };
  const groupFor = (groupId: string) => {
    const group = read().find(({ id }) => id === groupId);
    if (group === undefined) throw new AppError('not-found', 'no group with this id', { details: { id: groupId } });
    if (group.rule !== null || !group.isReadable)
      throw new AppError('conflict', 'the members of this group follow from its rule');
    return group;
  };

  return {
    list: () => ({ groups: read().map(shown), mayChange: roleOf() === 'admin' }),
    save({ id, rule, ...values }) {
      asAdmin();
      const fields = { ...values, rule: rule === null ? null : JSON.stringify(rule) };
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined || tx.read('customerGroups', id) === null) {
          return tx.create('customerGroups', { ...fields, ...(id === undefined ? {} : { id }) });
        }
        tx.update('customerGroups', id, fields);
        return id;
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => tx.remove('customerGroups', id));
      return { groupId };
    },
    addMembers({ groupId, ids }) {
      groupFor(groupId);
      const made = ctx.write.transact(
        (tx) =>
          ids.filter((customerId) => {
            if (tx.read('customers', customerId) === null) return false;
            const id = madeId('groupMembers', groupId, customerId);
            const known = tx.read('groupMembers', id);
            if (known === null) tx.create('groupMembers', { id, customerId, groupId });
            else if (known.deletedAt === null) return false;
            else tx.restore('groupMembers', id);
            return true;
          }).length,
      );
      return { count: made.value, groupId: made.groupId };
    },
    removeMembers({ groupId, ids }) {
      groupFor(groupId);
      const made = ctx.write.transact(
        (tx) =>
          ids.filter((customerId) => {
            // Whichever of the customer's records was put in; the own one where none was, for the refusal.
            const [own = '', ...merged] = family.of(customerId).map((member) => madeId('groupMembers', groupId, member));
            const known = [own, ...merged].filter((id) => tx.read('groupMembers', id) !== null);
            return (known.length === 0 ? [own] : known).map((id) => tx.remove('groupMembers', id)).includes(true);
          }).length,
      );
      return { count: made.value, groupId: made.groupId };
    },
    of({ customerId }) {
      const groups = ofCustomer(customerId, officeToday(ctx));
      if (groups === null) throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
      return { groups: groups.map(shown) };
    },
  };
}
