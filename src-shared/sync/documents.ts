import { mayDeleteOrder, refusedOrderField } from '../orders/order-rules.ts';
import { mayDeleteQuote, refusedQuoteField } from '../quotes/quote-rules.ts';
import type { EntityName } from './entities.ts';

/** A row's values; the same as of anything that syncs. */
type Fields = Readonly<Record<string, string | number | boolean | null>>;

interface DocumentRules {
  /** The first field that may not be written so; `closedUnseen`: its author had not seen that the document is no draft any more. */
  readonly refusedField: (current: Fields | null, values: Fields, closedUnseen?: boolean) => string | null;
  readonly mayDelete: (state: unknown) => boolean;
  /** The office's series of numbers; each year begins with 1. */
  readonly series: string;
}

/** What goes out to customers with a number: what may be written to it follows from its state. */
const documents: Partial<Record<EntityName, DocumentRules>> = {
  quotes: { refusedField: refusedQuoteField, mayDelete: mayDeleteQuote, series: 'BG' },
  orders: { refusedField: refusedOrderField, mayDelete: mayDeleteOrder, series: 'DH' },
};

/** Null for what is no such document: nothing of it follows from a state. */
export function documentRules(name: EntityName): DocumentRules | null {
  return documents[name] ?? null;
}

/** `BG-2026-0012`, such as it is printed. */
export function documentNumber(series: string, year: number, count: number): string {
  return `${series}-${year}-${String(count).padStart(4, '0')}`;
}
