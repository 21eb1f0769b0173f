import type { vatRatesContract } from '../../../src-shared/products/price-lists.contract.ts';
import {
  shippedVatRates,
  vatChangesBetween,
  vatProblems,
  vatRateOn,
  type VatSpan,
  vatTable,
} from '../../../src-shared/products/vat.ts';
import { vatClasses } from '../../../src-shared/products/vat-rate.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';
import { createVatReader } from './product-reader.ts';

export function createVatRatesService(ctx: Context): HandlersOf<typeof vatRatesContract> {
  const read = createVatReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes tax rates');
  };
  return {
    list() {
      const own = read();
      const shipped = shippedVatRates.map((span) => ({ ...span, id: null }));
      const rates = [...own, ...shipped].sort(
        (a, b) =>
          vatClasses.indexOf(a.vatClass) - vatClasses.indexOf(b.vatClass) ||
          (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : 0),
      );
      return { rates, problems: vatProblems(own), mayChange: roleOf() === 'admin' };
    },
    on({ day, until }) {
      const table = vatTable(read());
      return {
        rates: vatClasses.map((vatClass) => ({ vatClass, rate: vatRateOn(table, vatClass, day) })),
        changes: until === undefined ? [] : vatChangesBetween(table, vatClasses, day, until),
      };
    },
    save({ id, ...values }) {
      asAdmin();
      if (values.toOn !== null && values.toOn < values.fromOn) {
        throw new AppError('invalid', 'the last day lies before the first', { fields: { toOn: 'last-day-before-first' } });
      }
      const others = read().filter((span) => span.id !== id && span.vatClass === values.vatClass);
      if (others.some((other) => meet(other, values))) {
        throw new AppError('invalid', 'another rate of this class holds on these days', { fields: { fromOn: 'vat-overlap' } });
      }
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined || tx.read('vatRates', id) === null) {
          return tx.create('vatRates', { ...values, ...(id === undefined ? {} : { id }) });
        }
        tx.update('vatRates', id, values);
        return id;
      });
      return { id: value, groupId };
    },
    remove({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => tx.remove('vatRates', id));
      return { groupId };
    },
  };
}

function meet(one: Pick<VatSpan, 'fromOn' | 'toOn'>, other: Pick<VatSpan, 'fromOn' | 'toOn'>): boolean {
  return (one.toOn === null || one.toOn >= other.fromOn) && (other.toOn === null || other.toOn >= one.fromOn);
}
