import { isLegalQuoteMove, openQuoteStates, type QuoteState, quoteStates } from './quote.ts';

/** A row's values; the same as of anything that syncs. */
type Fields = Readonly<Record<string, string | number | boolean | null>>;

/*
 * What may be written to a quote, held by the laptop's one write door and by the office alike:
 *
 *   a new one is a draft of version 1; only the office gives the number
 *   states follow the machine of `quote.ts`
 *   content and version change in a draft, or on the way into or out of one
 *
 * `closedUnseen`: its author had not seen that the quote is no draft any more. Then his content is no misuse: the office keeps it beside the
 * one that stands (`merge.ts`).
 */
export function refusedQuoteField(current: Fields | null, values: Fields, closedUnseen = false): string | null {
  const changes = (field: string) => field in values && (values[field] ?? null) !== (current?.[field] ?? null);
  if (current === null) {
    if (values['state'] !== 'draft') return 'state';
    if (values['version'] !== 1) return 'version';
    return (values['number'] ?? null) === null ? null : 'number';
  }
  if (changes('number')) return 'number';
  const [from, to] = [stateOf(current['state']), stateOf(values['state'] ?? current['state'])];
  if (from === null || to === null) return 'state';
  if (from !== to && !isLegalQuoteMove(from, to)) return 'state';
  if (isOpen(from) || isOpen(to) || closedUnseen) return null;
  return ['content', 'version'].find(changes) ?? null;
}

/** What was sent is cancelled, not deleted. */
export function mayDeleteQuote(state: unknown): boolean {
  return state === 'draft' || state === 'cancelled';
}

/** Whether the last day of its validity is over; only a quote that waits for its answer expires. */
export function isExpired(quote: { readonly state: QuoteState; readonly validUntil: string | null }, today: string): boolean {
  return quote.state === 'sent' && quote.validUntil !== null && quote.validUntil < today;
}

function stateOf(value: unknown): QuoteState | null {
  return quoteStates.find((state) => state === value) ?? null;
}

function isOpen(state: QuoteState): boolean {
  return openQuoteStates.includes(state);
}
