import type { PriceBookParts, PriceQuestion } from '../../src-shared/prices/price-engine.ts';

/*
 * ADR 0023 read out slowly: everything is looked at, what does not fit is struck out, and of what is left one condition after the other
 * strikes out whoever is not the best in it. It shares no code with the engine, only the words.
 */

export interface ReferencePrice {
  readonly kind: 'rule' | 'list' | null;
  readonly id: string | null;
  readonly priceDong: number | null;
  readonly listPriceDong: number | null;
  readonly discountBasisPoints: number;
  readonly contradicts: readonly string[];
}

export function referencePrice(parts: PriceBookParts, question: PriceQuestion): ReferencePrice {
  const stepsUp = (productGroupId: string): number | null => {
    let at = parts.products.find((product) => product.id === question.productId)?.groupId ?? null;
    for (let steps = 0; steps <= parts.groups.length; steps += 1) {
      const group = parts.groups.find((one) => one.id === at);
      if (group === undefined) return null;
      if (group.id === productGroupId) return steps;
      at = group.parentId;
    }
    return null;
  };
  const runs = (from: string | null, to: string | null) =>
    !(from !== null && question.on < from) && !(to !== null && question.on > to);

  const inLists = parts.listPrices.flatMap((price) => {
    const list = parts.lists.find((one) => one.id === price.priceListId);
    if (list === undefined || !list.isActive || price.productId !== question.productId) return [];
    if (question.quantityMilli < price.minQuantityMilli || !runs(list.fromOn, list.toOn)) return [];
    if (list.customerGroupId !== null && !question.groupIds.some((id) => id === list.customerGroupId)) return [];
    if (list.customerGroupId === null && !list.isStandard) return [];
    return [{ price, list }];
  });
  let lists = inLists;
  lists = best(lists, ({ list }) => (list.customerGroupId === null ? 0 : 1));
  lists = best(lists, ({ list }) => -list.order);
  lists = best(lists, ({ price }) => price.minQuantityMilli);
  lists = best(lists, ({ list }) => dayNumber(list.fromOn));
  const list = lists.toSorted((a, b) => `${a.list.id} ${a.price.id}`.localeCompare(`${b.list.id} ${b.price.id}`, 'en'))[0];

  let rules = parts.rules.filter((rule) => {
    if (!rule.isActive || !runs(rule.fromOn, rule.toOn) || question.quantityMilli < rule.minQuantityMilli) return false;
    if (rule.customerId !== null && ![question.customerId, ...(question.mergedIds ?? [])].includes(rule.customerId)) return false;
    if (rule.customerGroupId !== null && !question.groupIds.some((id) => id === rule.customerGroupId)) return false;
    if (rule.productId !== null && rule.productId !== question.productId) return false;
    if (rule.productGroupId !== null && stepsUp(rule.productGroupId) === null) return false;
    return rule.kind === 'price' ? rule.priceDong !== null : rule.discountBasisPoints !== null && list !== undefined;
  });
  rules = best(rules, (rule) => (rule.customerId !== null ? 2 : rule.customerGroupId !== null ? 1 : 0));
  rules = best(rules, (rule) => {
    if (rule.productId !== null) return 1;
    return rule.productGroupId === null ? -1000 : -(stepsUp(rule.productGroupId) ?? 999);
  });
  rules = best(rules, (rule) => rule.minQuantityMilli);
  rules = best(rules, (rule) => dayNumber(rule.fromOn));
  const isOfKept = (one: (typeof rules)[number]) => Number(one.customerId === question.customerId);
  const [rule, ...equals] = rules.toSorted((a, b) => isOfKept(b) - isOfKept(a) || a.id.localeCompare(b.id, 'en'));

  const listPriceDong = list?.price.priceDong ?? null;
  if (rule !== undefined) {
    const says = (one: typeof rule) =>
      one.kind === 'price' ? `=${one.priceDong}` : `${listPriceDong}-${one.discountBasisPoints}`;
    const plain = (one: typeof rule) => says(one).replace(/-0$/, '').replace('=', '');
    return {
      kind: 'rule',
      id: rule.id,
      priceDong: rule.kind === 'price' ? rule.priceDong : listPriceDong,
      listPriceDong,
      discountBasisPoints: rule.kind === 'price' ? 0 : (rule.discountBasisPoints ?? 0),
      contradicts: equals.filter((one) => plain(one) !== plain(rule)).map(({ id }) => id),
    };
  }
  return {
    kind: list === undefined ? null : 'list',
    id: list?.list.id ?? null,
    priceDong: listPriceDong,
    listPriceDong,
    discountBasisPoints: 0,
    contradicts: lists
      .filter((one) => one !== list && one.price.priceDong !== listPriceDong)
      .toSorted((a, b) => `${a.list.id} ${a.price.id}`.localeCompare(`${b.list.id} ${b.price.id}`, 'en'))
      .map((one) => one.list.id),
  };
}

function best<T>(all: readonly T[], worth: (one: T) => number): T[] {
  const most = Math.max(...all.map(worth));
  return all.filter((one) => worth(one) === most);
}

function dayNumber(day: string | null): number {
  return day === null ? Number.NEGATIVE_INFINITY : Date.parse(day);
}
