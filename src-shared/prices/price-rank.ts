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

function decide(a: PriceRank, b: PriceRank): { readonly by: Lost; readonly order: number } {
  if (a.customer !== b.customer) return { by: 'customer', order: customers[b.customer] - customers[a.customer] };
  if (a.product !== b.product) return { by: 'product', order: products[b.product] - products[a.product] };
  if (a.productDistance !== b.productDistance) return { by: 'product-group', order: a.productDistance - b.productDistance };
  if (a.listOrder !== b.listOrder) return { by: 'list-order', order: a.listOrder - b.listOrder };
  if (a.minQuantityMilli !== b.minQuantityMilli) return { by: 'quantity', order: b.minQuantityMilli - a.minQuantityMilli };
  if (a.fromOn !== b.fromOn) return { by: 'start', order: (a.fromOn ?? '') > (b.fromOn ?? '') ? -1 : 1 };
  return { by: 'equal', order: a.id === b.id ? compareText(a.rowId, b.rowId) : compareText(a.id, b.id) };
}

/**
 * Negative where `a` goes before `b`: customer before group before all; product before its nearest group before a farther one before all;
 * the list put first; the higher quantity; the later beginning; then the lower id, so that every laptop chooses alike (ADR 0023).
 */
export function compareRanks(a: PriceRank, b: PriceRank): number {
  return decide(a, b).order;
}

export function lostBy(loser: PriceRank, winner: PriceRank): Lost {
  return decide(loser, winner).by;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
