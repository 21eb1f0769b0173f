/** How near something that says a price is to the question. Compared from the first field to the last. */
export interface PriceRank {
  /** `standard`: the list for whoever no other is meant for. */
  readonly customer: 'customer' | 'group' | 'all' | 'standard';
  readonly product: 'product' | 'group' | 'all';
  /** Of a product group: 0 is the product's own, 1 the one above it, and so on. */
  readonly productDistance: number;
  /** Of price lists, as the administrator put them; 0 for rules. */
  readonly listOrder: number;
  readonly minQuantityMilli: number;
  readonly fromOn: string | null;
  readonly id: string;
  /** Of the line of a price list; a rule's own. */
  readonly rowId: string;
}

/** What decided between one that lost and the winner. `equal`: nothing did but the ids, which are the same everywhere. */
export type Lost = 'customer' | 'product' | 'product-group' | 'list-order' | 'quantity' | 'start' | 'equal';

const customers = { customer: 3, group: 2, all: 1, standard: 0 } as const;
const products = { product: 2, group: 1, all: 0 } as const;

/**
 * Negative where `a` goes before `b`: customer before group before all; product before its nearest group before a farther one before all;
 * the list put first; the higher quantity; the later beginning; then the lower id, so that every laptop chooses alike (ADR 0023).
 */
export function compareRanks(a: PriceRank, b: PriceRank): number {
  return (
    customers[b.customer] - customers[a.customer] ||
    products[b.product] - products[a.product] ||
    a.productDistance - b.productDistance ||
    a.listOrder - b.listOrder ||
    b.minQuantityMilli - a.minQuantityMilli ||
    compareText(b.fromOn ?? '', a.fromOn ?? '') ||
    compareText(a.id, b.id) ||
    compareText(a.rowId, b.rowId)
  );
}

/** What decided against the loser: the first thing in which it differs from the winner. */
export function lostBy(loser: PriceRank, winner: PriceRank): Lost {
  if (loser.customer !== winner.customer) return 'customer';
  if (loser.product !== winner.product) return 'product';
  if (loser.productDistance !== winner.productDistance) return 'product-group';
  if (loser.listOrder !== winner.listOrder) return 'list-order';
  if (loser.minQuantityMilli !== winner.minQuantityMilli) return 'quantity';
  return loser.fromOn === winner.fromOn ? 'equal' : 'start';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
