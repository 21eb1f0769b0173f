import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import type { CustomerValues } from '../../../src-shared/customers/customer.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { guessProvince } from '../../../src-shared/vietnam/provinces.ts';
import type { Context } from '../context.ts';
import { readHistory } from '../history/index.ts';
import { pauseForOthers } from '../platform/pause.ts';
import type { Fields } from '../sync/rows.ts';
import { createCustomerSearch } from './customer-search.ts';
import { createSearchUpkeep } from './search-upkeep.ts';
import { createCustomersRepository } from './customers.repository.ts';

/** Rows of an outline between two turns of the event loop: 5 ms of work along an index, 25 ms where each row must be looked at. */
const outlineRowsPerTurn = 5000;

export function createCustomersService(ctx: Context): HandlersOf<typeof customersContract> {
  const repository = createCustomersRepository(ctx.db);
  const search = createCustomerSearch(ctx.db);
  const bringUpToDate = createSearchUpkeep(ctx.db);

  return {
    search: ({ text, limit }) => ({ hits: search(text, limit) }),
    list({ filter, order, after, limit }) {
      if (filter.text !== undefined) bringUpToDate();
      return repository.list(filter, order, after, limit);
    },
    async outline({ filter, order, step }) {
      if (filter.text !== undefined) bringUpToDate();
      const cursors: (string | null)[] = [null];
      // One query for many steps: each has to find its place in the index again.
      const most = step * Math.ceil(outlineRowsPerTurn / step);
      let total = 0;
      for (let after: string | null = null; ; ) {
        const found = repository.skip(filter, order, after, step, most);
        total += found.count;
        cursors.push(...found.cursors);
        after = found.cursors.at(-1) ?? null;
        if (found.count < most || after === null)
          return { total, cursors: total === 0 ? [] : dropEmptyEnd(cursors, total, step) };
        await pauseForOthers();
      }
    },
    get({ id }) {
      const customer = repository.get(id);
      if (customer === null) throw new AppError('not-found', 'no customer with this id', { details: { id } });
      return customer;
    },
    create(values) {
      const { value: id, groupId } = ctx.write.transact((tx) => tx.create('customers', newCustomerFields(values, tx.userId)));
      return { id, groupId };
    },
    update({ id, change, rev }) {
      const { groupId } = ctx.write.transact((tx) => tx.update('customers', id, change, rev));
      return { groupId };
    },
    updateMany({ ids, change }) {
      const { value: count, groupId } = ctx.write.transact((tx) => ids.filter((id) => tx.update('customers', id, change)).length);
      return { count, groupId };
    },
    delete({ ids }) {
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of ids) tx.remove('customers', id);
      });
      return { groupId };
    },
    restore({ ids }) {
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of ids) tx.restore('customers', id);
      });
      return { groupId };
    },
    history({ id, field, limit }) {
      // Authorise before looking is the server's business; here an unknown id is simply told.
      if (!repository.has(id)) throw new AppError('not-found', 'no customer with this id', { details: { id } });
      return { changes: readHistory(ctx.db, { rowId: id, field: field ?? null, limit }) };
    },
  };
}

/** What a new customer starts with where nothing was said: a company, a target, owned by whoever writes it down. */
export function newCustomerFields(
  values: Partial<CustomerValues> & { name: string; id?: string },
  userId: string | null,
): Fields & { id?: string } {
  return {
    kind: 'company',
    lifecycle: 'target',
    ownerId: userId,
    ...values,
    provinceCode: values.provinceCode ?? (values.address == null ? null : guessProvince(values.address)),
  };
}

/** A list whose length is a multiple of the step ends with a cursor that has nothing behind it. */
function dropEmptyEnd(cursors: (string | null)[], total: number, step: number): (string | null)[] {
  return cursors.slice(0, Math.ceil(total / step));
}
