import { owedOn } from '../../../src-shared/receivables/ageing.ts';
import type { Context } from '../context.ts';
import { createInvoiceRows } from './invoice-rows.ts';

/** What a customer owes on a day, what was due first first; null where nothing is owed and nothing paid ahead. */
export function createDebtsReader(ctx: Context) {
  const rows = createInvoiceRows(ctx);
  return (customerId: string, on: string, most: number) => {
    const { invoices, openDong, overdueDong, creditDong } = rows.of(customerId, on);
    if (openDong === 0 && creditDong === 0) return null;
    const open = invoices
      .filter(({ leftDong }) => leftDong > 0)
      .map(({ symbol, number, leftDong, ...days }) => ({
        number: symbol === null ? number : `${symbol} ${number}`,
        owedOn: owedOn(days),
        leftDong,
      }))
      .toSorted((a, b) => (a.owedOn < b.owedOn ? -1 : a.owedOn > b.owedOn ? 1 : 0));
    return { openDong, overdueDong, creditDong, invoices: open.slice(0, most) };
  };
}
