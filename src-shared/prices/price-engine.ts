import type { ListPriceValues, PriceListValues } from '../products/product.ts';
import { compareRanks, lostBy, type Lost, type PriceRank } from './price-rank.ts';
import type { PriceRuleValues } from './price-rule.ts';

/** What a price book is made of: the living rows. Groups and rules that are gone are left out by whoever reads them. */
export interface PriceBookParts {
  readonly products: readonly { readonly id: string; readonly groupId: string | null }[];
  readonly groups: readonly { readonly id: string; readonly parentId: string | null }[];
  readonly lists: readonly ({ readonly id: string } & Pick<
    PriceListValues,
    'name' | 'customerGroupId' | 'fromOn' | 'toOn' | 'isStandard' | 'order' | 'isActive'
  >)[];
  readonly listPrices: readonly ({ readonly id: string } & ListPriceValues)[];
  readonly rules: readonly PricedRule[];
}
export type PricedRule = { readonly id: string } & Omit<PriceRuleValues, 'note'>;

export interface PriceQuestion {
  readonly customerId: string | null;
  /**
   * Records that were merged into the customer: what was agreed for one of them is agreed for the customer, and ranks alike. Where nothing
   * else decides, the record that was kept goes before them.
   */
  readonly mergedIds?: readonly string[];
  /** Every customer group that the customer is in, by hand or by rule. */
  readonly groupIds: readonly string[];
  readonly productId: string;
  readonly quantityMilli: number;
  /** The day that the price is asked for, `YYYY-MM-DD`. */
  readonly on: string;
}

/** Something that fitted the question, what it offers, and why another one won. */
export interface PriceCandidate {
  readonly kind: 'rule' | 'list';
  /** Of the rule, or of the price list. */
  readonly id: string;
  readonly name: string;
  /** Of one unit, before discount and VAT; null where a discount finds no list price to be taken off. */
  readonly priceDong: number | null;
  readonly discountBasisPoints: number;
  readonly rank: PriceRank;
  /** Null for the winner. `base`: the list price that a rule goes from or replaces. */
  readonly lost: Lost | 'base' | 'no-list-price' | null;
}

export interface PriceAnswer {
  /** Of one unit, before discount and VAT; null where nothing says a price. */
  readonly priceDong: number | null;
  readonly listPriceDong: number | null;
  /** The discount of the line: a rule's discount is not rounded into the unit price, the line rounds once (ADR 0023). */
  readonly discountBasisPoints: number;
  /** The unit price after the discount, half up: to be read, never to be multiplied. */
  readonly unitDong: number | null;
  readonly source: { readonly kind: 'list' | 'rule'; readonly id: string; readonly name: string } | null;
  /** All that fitted: the winner first, then by rank, rules before lists. */
  readonly why: readonly PriceCandidate[];
  /** Other rules, or lists, of the winner's rank that offer something else: a contradiction that somebody should end. */
  readonly contradicts: readonly { readonly id: string; readonly name: string }[];
}

export interface PriceBook {
  priceOf(question: PriceQuestion): PriceAnswer;
  /** The group of the product and those above it, the nearest first. */
  groupsOf(productId: string): readonly string[];
}

/** `bp` hundredths of a percent off, half up to whole đồng. Exact: the product can pass 2^53. */
export function afterDiscount(dong: number, bp: number): number {
  if (bp === 0) return dong;
  const exact = dong * (10_000 - bp) + 5_000;
  if (exact <= Number.MAX_SAFE_INTEGER) return Math.floor(exact / 10_000);
  return Number((BigInt(dong) * BigInt(10_000 - bp) + 5_000n) / 10_000n);
}

export function isOnDay(span: { readonly fromOn: string | null; readonly toOn: string | null }, on: string): boolean {
  return (span.fromOn === null || span.fromOn <= on) && (span.toOn === null || span.toOn >= on);
}

/** A group and those above it, the nearest first; a circle, which two laptops can make together, ends where it would begin again. */
export function groupChain(parents: ReadonlyMap<string, string | null>, groupId: string | null): string[] {
  const chain: string[] = [];
  const seen = new Set<string>();
  for (let id = groupId; id !== null && parents.has(id) && !seen.has(id); id = parents.get(id) ?? null) {
    seen.add(id);
    chain.push(id);
  }
  return chain;
}

/** Built once from the rows, asked many times: a question looks only at rules and lists of its own customer, groups and product. */
export function createPriceBook(parts: PriceBookParts): PriceBook {
  const parents = new Map(parts.groups.map(({ id, parentId }) => [id, parentId]));
  const groupOf = new Map(parts.products.map(({ id, groupId }) => [id, groupId]));
  const lists = new Map(parts.lists.filter(({ isActive }) => isActive).map((list) => [list.id, list]));
  const pricesOf = groupedBy(parts.listPrices, ({ productId }) => productId);
  const shelves = new Map<string, Map<string, RuleShelf>>();
  for (const rule of parts.rules) {
    if (!rule.isActive) continue;
    const byProduct = shelves.get(customerKey(rule)) ?? new Map<string, RuleShelf>();
    shelves.set(customerKey(rule), byProduct);
    const shelf = byProduct.get(productKey(rule));
    if (shelf === undefined) byProduct.set(productKey(rule), { rules: [rule], on: null, ranked: [] });
    else shelf.rules.push(rule);
  }
  const chains = new Map<string | null, readonly string[]>();
  const groupsOf = (productId: string): readonly string[] => {
    const groupId = groupOf.get(productId) ?? null;
    const known = chains.get(groupId);
    if (known !== undefined) return known;
    const chain = groupChain(parents, groupId);
    chains.set(groupId, chain);
    return chain;
  };

  function listCandidates(question: PriceQuestion): Draft[] {
    const found: Draft[] = [];
    for (const price of pricesOf.get(question.productId) ?? []) {
      const list = lists.get(price.priceListId);
      if (list === undefined || price.minQuantityMilli > question.quantityMilli || !isOnDay(list, question.on)) continue;
      // A list that is neither for a group nor the standard one is nobody's until somebody says whose it is.
      if (list.customerGroupId === null ? !list.isStandard : !question.groupIds.includes(list.customerGroupId)) continue;
      const isOfGroup = list.customerGroupId !== null;
      found.push({
        kind: 'list',
        id: list.id,
        name: list.name,
        priceDong: price.priceDong,
        discountBasisPoints: 0,
        rank: {
          customer: isOfGroup ? 'group' : 'standard',
          product: 'product',
          productDistance: 0,
          listOrder: list.order,
          fromOn: list.fromOn,
          minQuantityMilli: price.minQuantityMilli,
          id: list.id,
          rowId: price.id,
        },
        lost: null,
      });
    }
    return found.sort((a, b) => compareRanks(a.rank, b.rank));
  }

  function ruleCandidates(question: PriceQuestion, listPriceDong: number | null): Draft[] {
    const chain = groupsOf(question.productId);
    // From the nearest to the farthest, so that only what several groups or records of the customer say must be put in order.
    const levels = [
      question.customerId === null ? [] : [question.customerId, ...(question.mergedIds ?? [])].map((id) => `c${id}`),
      [...new Set(question.groupIds)].map((id) => `g${id}`),
      [''],
    ].map((keys) => keys.map((key) => shelves.get(key)).filter((byProduct) => byProduct !== undefined));
    const products = [`p${question.productId}`, ...chain.map((id) => `g${id}`), ''];
    const own = shelves.get(`c${question.customerId}`);
    const ofKept = new Set<string>();
    const byRank = (a: Draft, b: Draft) =>
      (lostBy(a.rank, b.rank) === 'equal' ? Number(ofKept.has(b.id)) - Number(ofKept.has(a.id)) : 0) ||
      compareRanks(a.rank, b.rank);
    const found: Draft[] = [];
    for (const level of levels) {
      for (const [index, product] of products.entries()) {
        // Of a group's shelf: the first product is the product itself.
        const distance = index > 0 && product !== '' ? index - 1 : 0;
        const before = found.length;
        let said = 0;
        for (const byProduct of level) {
          const shelf = byProduct.get(product);
          if (shelf === undefined) continue;
          said += 1;
          for (const ranked of rankedOn(shelf, question.on)) {
            if (!fits(ranked, question, chain)) continue;
            const { rule } = ranked;
            if (byProduct === own) ofKept.add(rule.id);
            const isPrice = rule.kind === 'price';
            const priceDong = isPrice ? rule.priceDong : listPriceDong;
            found.push({
              kind: 'rule',
              id: rule.id,
              name: rule.name,
              priceDong,
              discountBasisPoints: isPrice ? 0 : (rule.discountBasisPoints ?? 0),
              rank: rankAt(ranked, distance),
              lost: priceDong === null ? 'no-list-price' : null,
            });
          }
        }
        if (said > 1) found.push(...found.splice(before).sort(byRank));
      }
    }
    return found;
  }

  return {
    groupsOf,
    priceOf(question) {
      const fromLists = listCandidates(question);
      const listPriceDong = fromLists[0]?.priceDong ?? null;
      const fromRules = ruleCandidates(question, listPriceDong);
      const rule = fromRules.find(({ lost }) => lost === null);
      const winner = rule ?? fromLists[0];
      if (winner === undefined || winner.priceDong === null) {
        const nothing = { priceDong: null, listPriceDong: null, discountBasisPoints: 0, unitDong: null, source: null };
        return { ...nothing, why: fromRules, contradicts: [] };
      }
      judge(fromLists, fromLists[0]);
      judge(fromRules, rule);
      if (rule !== undefined && fromLists[0] !== undefined) fromLists[0].lost = 'base';
      if (rule !== undefined && fromRules[0] !== rule) fromRules.unshift(...fromRules.splice(fromRules.indexOf(rule), 1));
      const contradicting = (rule === undefined ? fromLists : fromRules).filter(
        (one) =>
          one.lost === 'equal' && (one.priceDong !== winner.priceDong || one.discountBasisPoints !== winner.discountBasisPoints),
      );
      return {
        priceDong: winner.priceDong,
        listPriceDong,
        discountBasisPoints: winner.discountBasisPoints,
        unitDong: afterDiscount(winner.priceDong, winner.discountBasisPoints),
        source: { kind: winner.kind, id: winner.id, name: winner.name },
        why: rule === undefined ? [...fromLists, ...fromRules] : [...fromRules, ...fromLists],
        contradicts: contradicting.map(({ id, name }) => ({ id, name })),
      };
    },
  };
}

/** A candidate whose fate is not decided yet. */
type Draft = Omit<PriceCandidate, 'lost'> & { lost: PriceCandidate['lost'] };

function judge(candidates: readonly Draft[], best: Draft | undefined): void {
  if (best === undefined) return;
  for (const one of candidates) if (one !== best && one.lost === null) one.lost = lostBy(one.rank, best.rank);
}

/** The rules that name the same customer or group, and the same product or group: they differ in quantity, beginning and id alone. */
interface RuleShelf {
  readonly rules: PricedRule[];
  /** The day that `ranked` is of; null before anybody asked. */
  on: string | null;
  /** What holds on that day, the nearest first. */
  ranked: readonly RankedRule[];
}

interface RankedRule {
  readonly rule: PricedRule;
  /** By how far its product group lies from the product: a shelf of a group is asked for by products of the groups below it too. */
  readonly ranks: PriceRank[];
}

/** A quote asks for one day again and again: what does not hold then is looked at once. */
function rankedOn(shelf: RuleShelf, on: string): readonly RankedRule[] {
  if (shelf.on === on) return shelf.ranked;
  shelf.on = on;
  shelf.ranked = shelf.rules
    .filter((rule) => isOnDay(rule, on) && saysSomething(rule))
    .map((rule) => ({ rule, ranks: [rankOf(rule, 0)] }))
    .sort((a, b) => compareRanks(rankAt(a, 0), rankAt(b, 0)));
  return shelf.ranked;
}

function rankAt({ rule, ranks }: RankedRule, productDistance: number): PriceRank {
  return (ranks[productDistance] ??= rankOf(rule, productDistance));
}

function rankOf(rule: PricedRule, productDistance: number): PriceRank {
  return {
    customer: rule.customerId !== null ? 'customer' : rule.customerGroupId !== null ? 'group' : 'all',
    product: rule.productId !== null ? 'product' : rule.productGroupId !== null ? 'group' : 'all',
    productDistance,
    listOrder: 0,
    fromOn: rule.fromOn,
    minQuantityMilli: rule.minQuantityMilli,
    id: rule.id,
    rowId: rule.id,
  };
}

/** A rule is found under the narrowest thing it names; what else it names is looked at when it is found. */
function customerKey({ customerId, customerGroupId }: PricedRule): string {
  return customerId !== null ? `c${customerId}` : customerGroupId !== null ? `g${customerGroupId}` : '';
}

function productKey({ productId, productGroupId }: PricedRule): string {
  return productId !== null ? `p${productId}` : productGroupId !== null ? `g${productGroupId}` : '';
}

/** Without its amount a rule says nothing; it may come so from another version. */
function saysSomething(rule: PricedRule): boolean {
  return (rule.kind === 'price' ? rule.priceDong : rule.discountBasisPoints) !== null;
}

/** What the shelf does not tell: the quantity, and the groups of a rule that names a customer or a product as well. */
function fits({ rule }: RankedRule, question: PriceQuestion, chain: readonly string[]): boolean {
  if (rule.minQuantityMilli > question.quantityMilli) return false;
  if (rule.customerId !== null && rule.customerGroupId !== null && !question.groupIds.includes(rule.customerGroupId))
    return false;
  return rule.productId === null || rule.productGroupId === null || chain.includes(rule.productGroupId);
}

function groupedBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
