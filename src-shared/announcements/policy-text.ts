import { assertNever } from '../lib/assert.ts';
import { formatDay } from '../lib/dates.ts';
import { formatDong } from '../lib/money.ts';
import { formatShare } from '../lib/percent.ts';
import { writeQuantity } from '../prices/quantity-text.ts';

/*
 * A policy in the words of a mail. Only what a customer may know comes in here: no cost, no margin, no budget, no note of the office.
 */

export type PolicyFacts = {
  readonly name: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
} & (
  | {
      readonly kind: 'rule';
      readonly goods: Goods;
      readonly minQuantityMilli: number;
      /** The price of one unit, or null where so much is taken off the list's. */
      readonly priceDong: number | null;
      readonly discountBasisPoints: number | null;
    }
  | { readonly kind: 'list'; readonly lines: readonly PriceLine[] }
  | { readonly kind: 'payment'; readonly goods: Goods; readonly withinDays: number; readonly discountBasisPoints: number }
  | {
      readonly kind: 'promotion';
      readonly gives: 'gift' | 'tour' | 'discount';
      readonly occasion: 'birthday' | 'founding' | null;
      readonly goods: Goods;
      readonly minQuantityMilli: number | null;
      readonly minAmountDong: number | null;
      readonly isRepeated: boolean;
      readonly gift: { readonly name: string; readonly unit: string; readonly quantityMilli: number } | null;
      readonly discountBasisPoints: number | null;
    }
);

/** What a policy is about: one product, a group of them, everything. */
export interface Goods {
  readonly kind: 'product' | 'group' | 'all';
  readonly name: string;
  /** Of a product. */
  readonly unit: string | null;
}

export interface PriceLine {
  readonly group: string | null;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly priceDong: number;
  readonly minQuantityMilli: number;
}

type Language = 'vi' | 'en';

/** So many lines of one price list stand in a mail; nobody reads more of them there. */
export const mostPriceLines = 300;

/** The policy as lines of plain text; the first one is its name and its days. `most`: of a price list. */
export function policyLines(policy: PolicyFacts, language: Language, most = mostPriceLines): string[] {
  const t = words[language];
  return [
    `${policy.name} (${spanOf(policy, language)})`,
    ...saysOf(policy, language, most).map((line) => `  ${t.bullet} ${line}`),
  ];
}

function saysOf(policy: PolicyFacts, language: Language, most: number): string[] {
  const t = words[language];
  switch (policy.kind) {
    case 'rule': {
      const from =
        policy.minQuantityMilli === 0 ? '' : `, ${t.from} ${quantity(policy.minQuantityMilli, policy.goods, language)}`;
      const says =
        policy.priceDong !== null
          ? t.price(formatDong(policy.priceDong), policy.goods.unit ?? t.unit)
          : t.off(formatShare(policy.discountBasisPoints ?? 0, language));
      return [`${goodsOf(policy.goods, language)}: ${says}${from}`, t.beforeVat];
    }
    case 'list': {
      const shown = policy.lines.slice(0, most).flatMap((line, at) => {
        const from =
          line.minQuantityMilli === 0 ? '' : `, ${t.from} ${writeQuantity(line.minQuantityMilli, language)} ${line.unit}`;
        const said = `${line.code} ${line.name}: ${t.price(formatDong(line.priceDong), line.unit)}${from}`;
        const isNew = line.group !== null && line.group !== policy.lines[at - 1]?.group;
        return isNew ? [`${line.group ?? ''}:`, said] : [said];
      });
      const more = policy.lines.length - most;
      return [
        ...shown,
        ...(more > 0 ? [t.more(new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(more))] : []),
        t.beforeVat,
      ];
    }
    case 'payment':
      return [t.paid(formatShare(policy.discountBasisPoints, language), policy.withinDays, goodsOf(policy.goods, language))];
    case 'promotion': {
      const conditions = [
        policy.minQuantityMilli === null ? null : t.buys(quantity(policy.minQuantityMilli, policy.goods, language)),
        policy.minAmountDong === null ? null : t.spends(formatDong(policy.minAmountDong)),
        policy.occasion === null ? null : t[policy.occasion],
      ].filter((part) => part !== null);
      const given =
        policy.gives === 'tour'
          ? t.tour
          : policy.gives === 'discount'
            ? t.offGoods(formatShare(policy.discountBasisPoints ?? 0, language))
            : policy.gift === null
              ? t.gift
              : t.giftOf(`${writeQuantity(policy.gift.quantityMilli, language)} ${policy.gift.unit} ${policy.gift.name}`);
      const about = policy.goods.kind === 'all' ? [] : [`${t.goods}: ${goodsOf(policy.goods, language)}`];
      const when =
        conditions.length === 0 ? [] : [`${t.condition}: ${conditions.join(t.and)}${policy.isRepeated ? t.eachTime : ''}`];
      return [given, ...about, ...when];
    }
    default:
      return assertNever(policy);
  }
}

function goodsOf({ kind, name }: Goods, language: Language): string {
  const t = words[language];
  return kind === 'all' ? t.everything : kind === 'group' ? t.group(name) : name;
}

function quantity(milli: number, { unit }: Goods, language: Language): string {
  return `${writeQuantity(milli, language)} ${unit ?? words[language].units}`;
}

export function spanOf({ fromOn, toOn }: { fromOn: string | null; toOn: string | null }, language: Language): string {
  const t = words[language];
  if (fromOn === null) return toOn === null ? t.always : t.until(formatDay(toOn));
  return toOn === null ? t.since(formatDay(fromOn)) : t.between(formatDay(fromOn), formatDay(toOn));
}

const words = {
  vi: {
    bullet: '-',
    from: 'từ',
    unit: 'đơn vị',
    units: 'đơn vị',
    everything: 'Mọi mặt hàng',
    group: (name: string) => `Nhóm hàng ${name}`,
    price: (price: string, unit: string) => `${price}/${unit}`,
    off: (share: string) => `giảm ${share} so với bảng giá`,
    offGoods: (share: string) => `Giảm giá ${share}`,
    beforeVat: 'Giá chưa gồm thuế GTGT.',
    more: (count: string) => `… và ${count} mức giá khác, xin hỏi người phụ trách.`,
    paid: (share: string, days: number, goods: string) =>
      days === 0
        ? `${goods}: chiết khấu ${share} khi thanh toán ngay`
        : `${goods}: chiết khấu ${share} khi thanh toán trong ${days} ngày`,
    buys: (many: string) => `mua từ ${many}`,
    spends: (amount: string) => `mua từ ${amount} (chưa thuế)`,
    birthday: 'trong dịp sinh nhật của Quý khách',
    founding: 'trong dịp kỷ niệm ngày thành lập của Quý khách',
    tour: 'Tặng chuyến tham quan du lịch (số chỗ có hạn)',
    gift: 'Tặng quà',
    giftOf: (what: string) => `Tặng ${what} (số quà có hạn)`,
    goods: 'Áp dụng cho',
    condition: 'Điều kiện',
    and: ' và ',
    eachTime: ', mỗi lần đạt được tặng một lần',
    always: 'đang áp dụng',
    until: (day: string) => `đến hết ${day}`,
    since: (day: string) => `từ ${day}`,
    between: (from: string, to: string) => `từ ${from} đến hết ${to}`,
  },
  en: {
    bullet: '-',
    from: 'from',
    unit: 'unit',
    units: 'units',
    everything: 'All goods',
    group: (name: string) => `Goods of ${name}`,
    price: (price: string, unit: string) => `${price}/${unit}`,
    off: (share: string) => `${share} off the list price`,
    offGoods: (share: string) => `${share} off`,
    beforeVat: 'Prices before VAT.',
    more: (count: string) => `… and ${count} more prices; please ask your contact.`,
    paid: (share: string, days: number, goods: string) =>
      days === 0 ? `${goods}: ${share} off if paid at once` : `${goods}: ${share} off if paid within ${days} days`,
    buys: (many: string) => `bought from ${many}`,
    spends: (amount: string) => `bought for ${amount} or more (before VAT)`,
    birthday: 'around your birthday',
    founding: 'around the day of your founding',
    tour: 'A tour as a gift (seats are limited)',
    gift: 'A gift',
    giftOf: (what: string) => `${what} as a gift (while stocks last)`,
    goods: 'For',
    condition: 'Condition',
    and: ' and ',
    eachTime: ', once for each time that it is met',
    always: 'in force',
    until: (day: string) => `until ${day}`,
    since: (day: string) => `from ${day}`,
    between: (from: string, to: string) => `${from} to ${to}`,
  },
} as const;
