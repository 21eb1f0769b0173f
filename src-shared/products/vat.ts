import { addDays } from '../lib/dates.ts';
import { vatClasses, type VatClass, type VatRate } from './vat-rate.ts';

/** A rate of a class over a span of days, both ends counted; no end: until further notice. */
export interface VatSpan {
  readonly vatClass: VatClass;
  readonly rate: VatRate;
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly source: string | null;
}

const law = 'Luật Thuế GTGT 48/2024/QH15';
const reduction = 'Nghị quyết 204/2025/QH15; Nghị định 174/2025/NĐ-CP';
/** The day from which the law runs; of the days before it nothing is shipped. */
const lawFrom = '2025-07-01';
const openEnded = (vatClass: VatClass, rate: VatRate): VatSpan => ({ vatClass, rate, fromOn: lawFrom, toOn: null, source: law });

/**
 * The rates as shipped. The reduction from 10 % to 8 % ends on 31 December 2026; no text about the year after it was known when this was
 * written, so it is data with an end and an office lays its own rows over it.
 */
export const shippedVatRates: readonly VatSpan[] = [
  { vatClass: 'standard', rate: '8', fromOn: lawFrom, toOn: '2026-12-31', source: reduction },
  { vatClass: 'standard', rate: '10', fromOn: '2027-01-01', toOn: null, source: law },
  openEnded('standard-kept', '10'),
  openEnded('reduced', '5'),
  openEnded('zero', '0'),
  openEnded('exempt', 'KCT'),
  openEnded('undeclared', 'KKKNT'),
];

/**
 * The rates that hold in an office, the strongest first: its own rows (of two over the same day the one that begins later) and behind
 * them the shipped ones.
 */
export function vatTable<R extends VatSpan>(ofOffice: readonly R[]): readonly VatSpan[] {
  const own = [...ofOffice].sort((a, b) => (a.fromOn < b.fromOn ? 1 : a.fromOn > b.fromOn ? -1 : 0));
  return [...own, ...shippedVatRates];
}

/** The rate of a class on a document's day, of a table as `vatTable` gives it; null where nobody has said it. */
export function vatRateOn(rates: readonly VatSpan[], vatClass: VatClass, day: string): VatRate | null {
  return rates.find((span) => span.vatClass === vatClass && covers(span, day))?.rate ?? null;
}

export interface VatChange {
  readonly vatClass: VatClass;
  /** The first day of the new rate. */
  readonly on: string;
  readonly before: VatRate | null;
  readonly after: VatRate | null;
}

/** Where a class's rate changes after the first day and until the last: a quote written on `from` and valid until `to` crosses these. */
export function vatChangesBetween(
  rates: readonly VatSpan[],
  classes: VatClass | readonly VatClass[],
  from: string,
  to: string,
): VatChange[] {
  const asked = typeof classes === 'string' ? [classes] : [...new Set(classes)];
  return asked
    .flatMap((vatClass) =>
      edgesOf(rates, vatClass)
        .filter((on) => on > from && on <= to)
        .map((on) => ({
          vatClass,
          on,
          before: vatRateOn(rates, vatClass, addDays(on, -1)),
          after: vatRateOn(rates, vatClass, on),
        }))
        .filter(({ before, after }) => before !== after),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The next change of a class after a day, however far. */
export function nextVatChange(rates: readonly VatSpan[], vatClass: VatClass, day: string): VatChange | null {
  return vatChangesBetween(rates, vatClass, day, '8999-12-31')[0] ?? null;
}

export interface VatProblem {
  readonly kind: 'overlap' | 'gap';
  readonly vatClass: VatClass;
  readonly fromOn: string;
  /** Null: without an end. */
  readonly toOn: string | null;
}

/** Days over which an office says two rates of one class, and days between others for which nobody says any. */
export function vatProblems(ofOffice: readonly VatSpan[]): VatProblem[] {
  return vatClasses.flatMap((vatClass) => [...overlaps(ofOffice, vatClass), ...gaps(ofOffice, vatClass)]);
}

function overlaps(ofOffice: readonly VatSpan[], vatClass: VatClass): VatProblem[] {
  const spans = inOrder(ofOffice.filter((span) => span.vatClass === vatClass));
  const found: VatProblem[] = [];
  let last: VatSpan | null = null;
  for (const span of spans) {
    if (last !== null && (last.toOn === null || last.toOn >= span.fromOn)) {
      found.push({ kind: 'overlap', vatClass, fromOn: span.fromOn, toOn: earlierEnd(last.toOn, span.toOn) });
    }
    if (last === null || (last.toOn !== null && (span.toOn === null || span.toOn > last.toOn))) last = span;
  }
  return found;
}

function gaps(ofOffice: readonly VatSpan[], vatClass: VatClass): VatProblem[] {
  const found: VatProblem[] = [];
  let reached: string | null = null;
  for (const { fromOn, toOn } of inOrder([...ofOffice, ...shippedVatRates].filter((span) => span.vatClass === vatClass))) {
    if (reached !== null && fromOn > addDays(reached, 1)) {
      found.push({ kind: 'gap', vatClass, fromOn: addDays(reached, 1), toOn: addDays(fromOn, -1) });
    }
    if (toOn === null) break;
    if (reached === null || toOn > reached) reached = toOn;
  }
  return found;
}

const covers = ({ fromOn, toOn }: VatSpan, day: string) => fromOn <= day && (toOn === null || day <= toOn);
const inOrder = (spans: readonly VatSpan[]) => [...spans].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));

/** Every day on which the rate of a class may become another. */
function edgesOf(rates: readonly VatSpan[], vatClass: VatClass): string[] {
  const days = new Set<string>();
  for (const span of rates) {
    if (span.vatClass !== vatClass) continue;
    days.add(span.fromOn);
    if (span.toOn !== null) days.add(addDays(span.toOn, 1));
  }
  return [...days].sort();
}

function earlierEnd(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
