import type { AnnouncedPolicy, PolicyProblem, PolicyRef } from '../../../src-shared/announcements/announcements.contract.ts';
import type { PolicyMark } from '../../../src-shared/announcements/announcement-mark.ts';
import { type Goods, type PolicyFacts, policyLines, type PriceLine } from '../../../src-shared/announcements/policy-text.ts';
import type { Db } from '../platform/database.ts';
import { madeId } from '../platform/made-id.ts';

/** A policy as it is told: what it says, for whom it is, and what hinders telling it. */
export interface ReadPolicy {
  readonly ref: PolicyRef;
  /** Null where it is gone. */
  readonly facts: PolicyFacts | null;
  readonly customerId: string | null;
  readonly customerGroupId: string | null;
  readonly shown: AnnouncedPolicy;
  readonly mark: PolicyMark;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly customerId: string | null;
  readonly customerGroupId: string | null;
  readonly forWhom: string | null;
  readonly isActive: number;
  readonly isBroken: number;
  readonly goodsKind: Goods['kind'];
  readonly goodsName: string | null;
  readonly goodsUnit: string | null;
}
type RuleRow = Row & {
  minQuantityMilli: number;
  kind: 'price' | 'discount';
  priceDong: number | null;
  discountBasisPoints: number | null;
};
type ListRow = Row & { isStandard: number };
type PaymentRow = Row & { withinDays: number; discountBasisPoints: number };
type PromotionRow = Row & {
  gives: 'gift' | 'tour' | 'discount';
  occasion: 'birthday' | 'founding' | null;
  minQuantityMilli: number | null;
  minAmountDong: number | null;
  isRepeated: number;
  giftName: string | null;
  giftUnit: string | null;
  giftQuantityMilli: number | null;
  discountBasisPoints: number | null;
};

/*
 * Each statement names its columns one by one: what is not named (costs, budgets, notes of the office) cannot get into a mail.
 */
const common = `r.id, r.name, r.from_on AS fromOn, r.to_on AS toOn, r.customer_group_id AS customerGroupId, r.is_active AS isActive`;
const group = 'LEFT JOIN customer_groups AS cg ON cg.id = r.customer_group_id AND cg.deleted_at IS NULL';
const goods = `LEFT JOIN product_groups AS pg ON pg.id = r.product_group_id AND pg.deleted_at IS NULL`;
const product = 'LEFT JOIN products AS p ON p.id = r.product_id AND p.deleted_at IS NULL';
const goodsOfBoth = `CASE WHEN r.product_id IS NOT NULL THEN 'product' WHEN r.product_group_id IS NOT NULL THEN 'group' ELSE 'all' END AS goodsKind,
  coalesce(p.name, pg.name) AS goodsName, p.unit AS goodsUnit`;
const groupsGone = `(r.customer_group_id IS NOT NULL AND cg.id IS NULL) OR (r.product_group_id IS NOT NULL AND pg.id IS NULL)`;
const living = 'r.deleted_at IS NULL AND (@id IS NULL OR r.id = @id) ORDER BY r.name, r.id';

export function createPolicyReader(db: Db) {
  const statements = {
    rule: db.prepare(
      `SELECT ${common}, r.customer_id AS customerId, coalesce(c.name, cg.name) AS forWhom, ${goodsOfBoth},
         r.min_quantity_milli AS minQuantityMilli, r.kind, r.price_dong AS priceDong, r.discount_basis_points AS discountBasisPoints,
         ${groupsGone} OR (r.product_id IS NOT NULL AND p.id IS NULL) AS isBroken
       FROM price_rules AS r ${group} ${goods} ${product} LEFT JOIN customers AS c ON c.id = r.customer_id WHERE ${living}`,
    ),
    list: db.prepare(
      `SELECT ${common}, NULL AS customerId, cg.name AS forWhom, 'all' AS goodsKind, NULL AS goodsName, NULL AS goodsUnit,
         r.is_standard AS isStandard, r.customer_group_id IS NOT NULL AND cg.id IS NULL AS isBroken
       FROM price_lists AS r ${group} WHERE ${living}`,
    ),
    payment: db.prepare(
      `SELECT ${common}, NULL AS customerId, cg.name AS forWhom,
         CASE WHEN r.product_group_id IS NOT NULL THEN 'group' ELSE 'all' END AS goodsKind, pg.name AS goodsName, NULL AS goodsUnit,
         r.within_days AS withinDays, r.discount_basis_points AS discountBasisPoints, ${groupsGone} AS isBroken
       FROM payment_discounts AS r ${group} ${goods} WHERE ${living}`,
    ),
    promotion: db.prepare(
      `SELECT ${common}, NULL AS customerId, cg.name AS forWhom, ${goodsOfBoth}, r.kind AS gives, r.occasion,
         r.min_quantity_milli AS minQuantityMilli, r.min_amount_dong AS minAmountDong, r.is_repeated AS isRepeated, g.name AS giftName,
         g.unit AS giftUnit, r.gift_quantity_milli AS giftQuantityMilli, r.discount_basis_points AS discountBasisPoints,
         ${groupsGone} OR (r.product_id IS NOT NULL AND p.id IS NULL) OR (r.gift_product_id IS NOT NULL AND g.id IS NULL) AS isBroken
       FROM promotions AS r ${group} ${goods} ${product}
         LEFT JOIN products AS g ON g.id = r.gift_product_id AND g.deleted_at IS NULL WHERE ${living}`,
    ),
  };
  const pricesOf = db.prepare(
    `SELECT g.name AS "group", p.code, p.name, p.unit, l.price_dong AS priceDong, l.min_quantity_milli AS minQuantityMilli
     FROM list_prices AS l JOIN products AS p ON p.id = l.product_id AND p.deleted_at IS NULL AND p.is_active = 1
       LEFT JOIN product_groups AS g ON g.id = p.group_id AND g.deleted_at IS NULL
     WHERE l.price_list_id = ? AND l.deleted_at IS NULL ORDER BY g."order", g.name, p.code, p.id, l.min_quantity_milli`,
  );
  const hasPrices = db.prepare('SELECT 1 FROM list_prices WHERE price_list_id = ? AND deleted_at IS NULL LIMIT 1').pluck();

  const factsOf = (kind: PolicyRef['kind'], row: Row): PolicyFacts => {
    const { name, fromOn, toOn } = row;
    const said = { name, fromOn, toOn };
    const about: Goods = { kind: row.goodsKind, name: row.goodsName ?? '', unit: row.goodsUnit };
    switch (kind) {
      case 'rule': {
        const { minQuantityMilli, kind: says, priceDong, discountBasisPoints } = row as RuleRow; // its own statement's columns, as below
        return {
          ...said,
          kind,
          goods: about,
          minQuantityMilli,
          priceDong: says === 'price' ? priceDong : null,
          discountBasisPoints,
        };
      }
      case 'list':
        return { ...said, kind, lines: pricesOf.all(row.id) as PriceLine[] };
      case 'payment': {
        const { withinDays, discountBasisPoints } = row as PaymentRow;
        return { ...said, kind, goods: about, withinDays, discountBasisPoints };
      }
      case 'promotion': {
        const {
          gives,
          occasion,
          minQuantityMilli,
          minAmountDong,
          isRepeated,
          giftName,
          giftUnit,
          giftQuantityMilli,
          discountBasisPoints,
        } = row as PromotionRow;
        const gift =
          giftName === null ? null : { name: giftName, unit: giftUnit ?? '', quantityMilli: giftQuantityMilli ?? 1000 };
        return {
          ...{ ...said, kind, gives, occasion, goods: about, minQuantityMilli, minAmountDong },
          ...{ isRepeated: isRepeated === 1, gift, discountBasisPoints },
        };
      }
    }
  };
  const isEmpty = (kind: PolicyRef['kind'], row: Row): boolean => {
    if (kind === 'rule') {
      const { kind: says, priceDong, discountBasisPoints } = row as RuleRow;
      return (says === 'price' ? priceDong : discountBasisPoints) === null;
    }
    // A list that is neither for a group nor the standard one is nobody's.
    if (kind !== 'list') return false;
    return hasPrices.get(row.id) === undefined || (row.customerGroupId === null && (row as ListRow).isStandard === 0);
  };
  const problemOf = (kind: PolicyRef['kind'], row: Row, today: string): PolicyProblem | null => {
    if (row.isBroken === 1) return 'broken';
    if (row.isActive === 0) return 'off';
    if (row.toOn !== null && row.toOn < today) return 'over';
    if (isEmpty(kind, row)) return 'empty';
    return row.fromOn !== null && row.fromOn > today ? 'coming' : null;
  };
  const shownOf = (kind: PolicyRef['kind'], row: Row, today: string): AnnouncedPolicy => {
    const { id, name, fromOn, toOn, forWhom } = row;
    return { kind, id, name, fromOn, toOn, forWhom, problem: problemOf(kind, row, today) };
  };

  return {
    read(ref: PolicyRef, today: string): ReadPolicy {
      const { kind, id } = ref;
      const row = statements[kind].get({ id }) as Row | undefined; // the columns selected
      if (row === undefined) {
        const shown = { ...ref, name: null, fromOn: null, toOn: null, forWhom: null, problem: 'gone' as const };
        return {
          ref,
          facts: null,
          customerId: null,
          customerGroupId: null,
          shown,
          mark: { key: keyOf(ref), version: '00000000' },
        };
      }
      const facts = factsOf(kind, row);
      const { customerId, customerGroupId } = row;
      const says = policyLines(facts, 'vi', Number.POSITIVE_INFINITY);
      const version = lettersOf(8, 'announced-version', ...says, customerId ?? '', customerGroupId ?? '');
      return { ref, facts, customerId, customerGroupId, shown: shownOf(kind, row, today), mark: { key: keyOf(ref), version } };
    },
    /** Whatever there is, by kind and name. */
    all(today: string): AnnouncedPolicy[] {
      return kinds.flatMap((kind) => (statements[kind].all({ id: null }) as Row[]).map((row) => shownOf(kind, row, today))); // as above
    },
    /** Which policy a mark names; null where it is gone. */
    refOf(): (key: string) => PolicyRef | null {
      const refs = new Map(
        kinds.flatMap(
          (kind) => (statements[kind].all({ id: null }) as Row[]).map(({ id }) => [keyOf({ kind, id }), { kind, id }] as const), // as above
        ),
      );
      return (key) => refs.get(key) ?? null;
    },
  };
}

const kinds = ['rule', 'list', 'payment', 'promotion'] as const;

function keyOf({ kind, id }: PolicyRef): string {
  return lettersOf(10, 'announced-policy', kind, id);
}

function lettersOf(count: number, ...parts: readonly string[]): string {
  const id = madeId(...parts);
  return id.replaceAll('-', '').slice(0, count);
}
