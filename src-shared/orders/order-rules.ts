import { isLegalOrderMove, openOrderStates, type OrderState, orderStates } from './order.ts';

/** A row's values; the same as of anything that syncs. */
type Fields = Readonly<Record<string, string | number | boolean | null>>;

/*
 * What may be written to an order, held by the laptop's one write door and by the office alike:
 *
 *   a new one is a draft; only the office gives the number
 *   states follow the machine of `order.ts`
 *   the content changes in a draft, or on the way into or out of one
 *
 * `closedUnseen`: its author had not seen that the order is no draft any more; the office keeps his content beside the one that stands.
 */
export function refusedOrderField(current: Fields | null, values: Fields, closedUnseen = false): string | null {
  const changes = (field: string) => field in values && (values[field] ?? null) !== (current?.[field] ?? null);
  if (current === null) {
    if (values['state'] !== 'draft') return 'state';
    return (values['number'] ?? null) === null ? null : 'number';
  }
  if (changes('number')) return 'number';
  const [from, to] = [stateOf(current['state']), stateOf(values['state'] ?? current['state'])];
  if (from === null || to === null) return 'state';
  if (from !== to && !isLegalOrderMove(from, to)) return 'state';
  if (openOrderStates.includes(from) || openOrderStates.includes(to) || closedUnseen) return null;
  return changes('content') ? 'content' : null;
}

/** What the customer ordered is cancelled, not deleted. */
export function mayDeleteOrder(state: unknown): boolean {
  return state === 'draft' || state === 'cancelled';
}

function stateOf(value: unknown): OrderState | null {
  return orderStates.find((state) => state === value) ?? null;
}
