import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import type { CustomerChange, CustomerValues } from '../../../src-shared/customers/customer.ts';
import { lifecycleAfter } from '../../../src-shared/customers/states.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { guessProvince } from '../../../src-shared/vietnam/provinces.ts';
import type { Context } from '../context.ts';
import { readHistory, readRecordHistory } from '../history/index.ts';
import { pauseForOthers } from '../platform/pause.ts';
import type { Fields } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { checkCustomer } from './customer-checks.ts';
import { createCustomerSearch } from './customer-search.ts';
import { createListColumns } from './list-columns.ts';
import { createListResults } from './list-result.ts';
import { createListPages, isWide } from './list-pages.ts';
import { createCompanyOfTaxCode } from './company-of-tax-code.ts';
import { createFamily } from './family.ts';
import { createLeadPlacement } from '../territories/index.ts';
import { createReadingAhead } from './reading-ahead.ts';
import { createMoreUpkeep, followWithMore } from './search-more-upkeep.ts';
import { createSearchUpkeep } from './search-upkeep.ts';
import { createCustomersRepository } from './customers.repository.ts';
import { placeOfTyped } from './typed-address.ts';

/** Rows of an outline between two turns of the event loop: 5 ms of work along an index, 25 ms where each row must be looked at. */
const outlineRowsPerTurn = 5000;

export function createCustomersService(
  ctx: Context,
  /** Whether somebody sits before it, for whom columns are read before they are asked for. */
  { readsAhead = false }: { readonly readsAhead?: boolean } = {},
): HandlersOf<typeof customersContract> {
  const repository = createCustomersRepository(ctx);
  const family = createFamily(ctx.db);
  const search = createCustomerSearch(ctx.db);
  const columns = createListColumns(ctx);
  const results = createListResults(ctx, columns);
  const ahead = readsAhead ? createReadingAhead(ctx, columns) : null;
  const pages = createListPages(results, repository);
  const bringNamesUpToDate = createSearchUpkeep(ctx.db);
  const more = createMoreUpkeep(ctx.db);
  if (readsAhead) followWithMore(ctx, more);
  const bringUpToDate = () => {
    bringNamesUpToDate();
    more.some();
  };

  return {
    search({ text, limit }) {
      ahead?.noteQuestion();
      return { hits: search(text, limit) };
    },
    list({ filter, order, after, limit, fields }) {
      ahead?.noteQuestion(true);
      if (filter.text !== undefined) bringUpToDate();
      if (isWide(filter, order)) return pages.list({ filter, order, after, limit, fields });
      return repository.list(filter, order, after, limit, fields);
    },
    async outline({ filter, order, step }) {
      ahead?.noteQuestion();
      if (filter.text !== undefined) bringUpToDate();
      if (isWide(filter, order)) return pages.outline({ filter, order, step });
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
    groups({ filter, by }) {
      ahead?.noteQuestion();
      if (filter.text !== undefined) bringUpToDate();
      return results.groups(filter, by);
    },
    get({ id }) {
      const customer = repository.get(id);
      if (customer === null) throw new AppError('not-found', 'no customer with this id', { details: { id } });
      if (customer.mergedInto === null) return customer;
      // Its winner may be merged as well, or be none of this laptop's business; then the record stands for itself here.
      const winner = family.winnerOf(id);
      return { ...customer, mergedInto: winner === id ? null : winner };
    },
    companyOfTaxCode: createCompanyOfTaxCode(ctx.db),
    create(values) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        checkCustomer(tx, values.id ?? null, values);
        const place = placeOfTyped(ctx.state, values, null);
        const fields = newCustomerFields({ ...values, ...place, ...lifecycleOf(null, values) }, tx.userId);
        // Whoever names an owner knows better than any rule.
        const isOpen = values.ownerId === undefined && values.teamId === undefined;
        const placed = isOpen ? createLeadPlacement(ctx)(fields) : null;
        const isNew = values.id === undefined || tx.read('customers', values.id) === null;
        const made = tx.create('customers', placed?.fields ?? fields);
        if (isNew) placed?.explain(tx, made);
        if (values.rating != null) noteRating(tx, made, values.rating);
        return made;
      });
      return { id, groupId };
    },
    update({ id, change, rev }) {
      const { groupId } = ctx.write.transact((tx) => {
        const stored = tx.read('customers', id)?.fields;
        const place = placeOfTyped(ctx.state, change, stored === undefined ? null : { provinceCode: stored['provinceCode'] });
        return changeByHand(tx, id, { ...change, ...place }, rev);
      });
      return { groupId };
    },
    updateMany({ ids, change }) {
      const { value: count, groupId } = ctx.write.transact((tx) => ids.filter((id) => changeByHand(tx, id, change)).length);
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
    history({ id, field, withParts, limit }) {
      // Authorise before looking is the server's business; here an unknown id is simply told.
      if (!repository.has(id)) throw new AppError('not-found', 'no customer with this id', { details: { id } });
      if (withParts) return { changes: readRecordHistory(ctx.db, family.of(id), limit) };
      return { changes: readHistory(ctx.db, { rowId: id, field: field ?? null, limit }) };
    },
  };
}

/** What somebody typed is checked; what the program itself changes comes of steps that were checked, and may not stop them. */
export function changeByHand(tx: WriteTransaction, id: string, change: CustomerChange, rev?: number): boolean {
  checkCustomer(tx, id, change);
  return changeCustomer(tx, id, change, rev);
}

/** Changes a customer by the rules: lifecycle follows from transactions, and a new rating is noted with its day. */
export function changeCustomer(tx: WriteTransaction, id: string, change: CustomerChange, rev?: number): boolean {
  const before = tx.read('customers', id)?.fields ?? null;
  const isChanged = tx.update('customers', id, before === null ? change : { ...change, ...lifecycleOf(before, change) }, rev);
  if (isChanged && change.rating !== undefined && change.rating !== before?.['rating']) noteRating(tx, id, change.rating);
  return isChanged;
}

/** @throws `invalid` where somebody makes an account by hand. */
function lifecycleOf(before: Fields | null, change: Partial<CustomerValues>): { lifecycle?: CustomerValues['lifecycle'] } {
  if (change.lifecycle === undefined && change.lastTransactionOn === undefined) return {};
  const standing =
    before === null
      ? null
      : {
          lifecycle: before['lifecycle'] as CustomerValues['lifecycle'], // the office and the contract let nothing else in
          lastTransactionOn: before['lastTransactionOn'] as string | null,
        };
  const verdict = lifecycleAfter(standing, change);
  if ('refusal' in verdict) {
    throw new AppError('invalid', 'a record becomes an account with its first transaction', {
      fields: { lifecycle: verdict.refusal },
    });
  }
  return { lifecycle: verdict.lifecycle };
}

function noteRating(tx: WriteTransaction, customerId: string, rating: CustomerValues['rating']): void {
  tx.create('ratings', { customerId, rating, ratedOn: tx.today, reason: null });
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
