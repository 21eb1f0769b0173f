import { localDay } from '../../src-shared/lib/dates.ts';
import type { SeedRow } from './row.ts';

/**
 * The customer as the program leaves it when quotes are accepted, orders confirmed and contracts signed: the day of the last of them stands on
 * it unless a later one is known, and with the first it is an account.
 */
export function withTransactions(
  customer: SeedRow,
  sold: { readonly answers: readonly SeedRow[]; readonly orders: readonly SeedRow[]; readonly contracts: readonly SeedRow[] },
): SeedRow {
  const days = [
    ...sold.answers.filter(({ fields }) => fields['isAccepted'] === true).map(({ fields }) => String(fields['answeredOn'])),
    ...sold.orders.map(({ fields }) => localDay(String(fields['confirmedAt']))),
    ...sold.contracts.map(({ fields }) => String(fields['signedOn'])),
  ].sort();
  const last = days.at(-1);
  if (last === undefined) return customer;
  const known = customer.fields['lastTransactionOn'];
  const lastTransactionOn = typeof known === 'string' && known > last ? known : last;
  return { ...customer, fields: { ...customer.fields, lifecycle: 'account', notBuyingReason: null, lastTransactionOn } };
}
