import { daysBetween } from '../lib/dates.ts';

/** How long money is overdue: not yet, then by months, as accounting sorts its debts. */
export const ageingBuckets = ['notDue', 'to30', 'to60', 'to90', 'over90'] as const;
export type AgeingBucket = (typeof ageingBuckets)[number];
export type Buckets = Readonly<Record<AgeingBucket, number>>;

/** The last day overdue of each bucket but the last. */
export const bucketDays = [0, 30, 60, 90] as const;

export interface OwedInvoice {
  readonly id: string;
  readonly state: 'open' | 'cancelled';
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly totalDong: number;
}

export interface PaidReceipt {
  readonly invoiceId: string | null;
  readonly kind: 'in' | 'out';
  readonly amountDong: number;
}

export interface Standing {
  /** What is still to be paid, by age. */
  readonly buckets: Buckets;
  readonly openDong: number;
  readonly overdueDong: number;
  /** Paid ahead, paid too much, or paid of an invoice that does not count any more; below zero where more went back than that. */
  readonly creditDong: number;
  /** What is to be paid less what is there already. */
  readonly balanceDong: number;
}

/** An invoice without a day is due when it is issued. */
export function owedOn({ dueOn, issuedOn }: { readonly dueOn: string | null; readonly issuedOn: string }): string {
  return dueOn ?? issuedOn;
}

/** On its day it is not overdue yet. */
export function bucketOf(owed: string, on: string): AgeingBucket {
  const late = daysBetween(owed, on);
  const at = bucketDays.findIndex((last) => late <= last);
  return ageingBuckets[at === -1 ? bucketDays.length : at] ?? 'over90';
}

export function amountIn({ kind, amountDong }: Pick<PaidReceipt, 'kind' | 'amountDong'>): number {
  return kind === 'in' ? amountDong : -amountDong;
}

export function noBuckets(): Record<AgeingBucket, number> {
  return { notDue: 0, to30: 0, to60: 0, to90: 0, over90: 0 };
}

/**
 * How one customer stands. A cancelled invoice counts for nothing, and what was paid of it stands to the customer's credit; so does what was
 * paid beyond an invoice, and what belongs to none. No đồng is ever lost: what was invoiced less what came in is what is to be paid less the
 * credit.
 */
export function standingOf(invoices: readonly OwedInvoice[], receipts: readonly PaidReceipt[], on: string): Standing {
  const paid = new Map<string, number>();
  const living = new Set(invoices.filter(({ state }) => state === 'open').map(({ id }) => id));
  let creditDong = 0;
  for (const receipt of receipts) {
    const { invoiceId } = receipt;
    if (invoiceId !== null && living.has(invoiceId)) paid.set(invoiceId, (paid.get(invoiceId) ?? 0) + amountIn(receipt));
    else creditDong += amountIn(receipt);
  }
  const buckets = noBuckets();
  for (const invoice of invoices) {
    if (!living.has(invoice.id)) continue;
    const left = invoice.totalDong - (paid.get(invoice.id) ?? 0);
    if (left > 0) buckets[bucketOf(owedOn(invoice), on)] += left;
    else creditDong -= left;
  }
  return standingFrom(buckets, creditDong);
}

export function standingFrom(buckets: Buckets, creditDong: number): Standing {
  const openDong = ageingBuckets.reduce((sum, bucket) => sum + buckets[bucket], 0);
  return { buckets, openDong, overdueDong: openDong - buckets.notDue, creditDong, balanceDong: openDong - creditDong };
}

/** The standing of several customers together. */
export function sumOfStandings(all: readonly Pick<Standing, 'buckets' | 'creditDong'>[]): Standing {
  const buckets = noBuckets();
  let creditDong = 0;
  for (const one of all) {
    for (const bucket of ageingBuckets) buckets[bucket] += one.buckets[bucket];
    creditDong += one.creditDong;
  }
  return standingFrom(buckets, creditDong);
}
