import { addDays } from '../../src-shared/lib/dates.ts';
import { instantAt } from './days.ts';
import { seedRow, type SeedBatch, type SeedRow } from './row.ts';

type Place = Parameters<typeof seedRow>[1];

export interface PricePolicy {
  /** What the office keeps: groups of customers, rules, payment discounts, promotions, stock of gifts. */
  readonly batches: readonly SeedBatch[];
  /** What belongs to customers: who is in which group, and their lines of the ledger. */
  ofCustomers(customers: readonly SeedRow[], isFirst: boolean): readonly SeedBatch[];
}

export interface CustomerGroups {
  readonly dealers: SeedRow;
  readonly chains: SeedRow;
  readonly printers: SeedRow;
}

/** The groups of customers that have prices of their own. */
export function createCustomerGroups(place: Place, nextId: () => string): CustomerGroups {
  const group = (name: string) => seedRow(nextId(), place, { name, kind: 'other', rule: null, isActive: true });
  return { dealers: group('Đại lý'), chains: group('Chuỗi cửa hàng'), printers: group('Xưởng in gia công') };
}

/** The price policy of the demo company over the goods that it sells; without goods its rules are for everything. */
export function createPricePolicy(
  { dealers, chains, printers }: CustomerGroups,
  goods: readonly SeedBatch[],
  place: Place,
  today: string,
  nextId: () => string,
): PricePolicy {
  const row = (fields: SeedRow['fields'], at: Place = place) => seedRow(nextId(), at, fields);
  const rowsOf = (entity: string) => goods.flatMap((batch) => (batch.entity === entity ? batch.rows : []));
  const productGroups = rowsOf('productGroups').filter(({ fields }) => fields['parentId'] === null);
  const products = rowsOf('products').filter(({ fields }) => fields['isActive'] === true);
  const groupAt = (at: number) => productGroups[at % Math.max(1, productGroups.length)]?.id ?? null;
  const productAt = (at: number) => products[(at * 17) % Math.max(1, products.length)]?.id ?? null;
  const year = today.slice(0, 4);

  const rule = (
    name: string,
    who: string | null,
    what: { productId?: string | null; productGroupId?: string | null },
    says: { discountBasisPoints?: number; priceDong?: number },
    more: { minQuantityMilli?: number; fromOn?: string; toOn?: string } = {},
  ) =>
    row({
      name,
      customerId: null,
      customerGroupId: who,
      productId: what.productId ?? null,
      productGroupId: what.productGroupId ?? null,
      fromOn: more.fromOn ?? `${year}-01-01`,
      toOn: more.toOn ?? null,
      minQuantityMilli: more.minQuantityMilli ?? 0,
      kind: says.priceDong === undefined ? 'discount' : 'price',
      priceDong: says.priceDong ?? null,
      discountBasisPoints: says.discountBasisPoints ?? null,
      note: null,
      isActive: true,
    });
  const off = (discountBasisPoints: number) => ({ discountBasisPoints });
  const first = { productGroupId: groupAt(0) };
  const second = { productGroupId: groupAt(1) };
  const rules = [
    rule('Đại lý, nhóm hàng chính', dealers.id, first, off(300)),
    rule('Đại lý, nhóm hàng chính từ 1.000', dealers.id, first, off(450), { minQuantityMilli: 1_000_000 }),
    rule('Đại lý, nhóm hàng chính từ 5.000', dealers.id, first, off(600), { minQuantityMilli: 5_000_000 }),
    rule('Đại lý, nhóm hàng thứ hai', dealers.id, second, off(250)),
    rule('Chuỗi cửa hàng, mọi hàng', chains.id, {}, off(200)),
    rule('Chuỗi cửa hàng, nhóm hàng thứ hai', chains.id, second, off(350)),
    rule('Xưởng in, nhóm hàng chính', printers.id, first, off(400)),
    rule('Xưởng in, giá cố định một mặt hàng', printers.id, { productId: productAt(1) }, { priceDong: 12_500 }),
    rule('Mùa Tết, mọi khách', null, {}, off(150), { fromOn: addDays(today, 20), toOn: addDays(today, 60) }),
    rule('Mua từ 10.000, mọi khách', null, {}, off(100), { minQuantityMilli: 10_000_000 }),
    rule('Mặt hàng chủ lực, từ 2.000', null, { productId: productAt(2) }, off(500), { minQuantityMilli: 2_000_000 }),
    rule('Hè vừa rồi, mọi khách', null, {}, off(250), { fromOn: `${year}-05-01`, toOn: `${year}-08-31` }),
  ];
  const payment = (name: string, who: string | null, withinDays: number, discountBasisPoints: number) =>
    row({
      name,
      customerGroupId: who,
      productGroupId: null,
      withinDays,
      discountBasisPoints,
      fromOn: null,
      toOn: null,
      isActive: true,
    });
  const discounts = [payment('2 % nếu trả trong 10 ngày', dealers.id, 10, 200), payment('1 % nếu trả ngay', null, 0, 100)];

  const promotion = (fields: SeedRow['fields']) =>
    row({
      occasion: null,
      occasionDays: null,
      fromOn: addDays(today, -40),
      toOn: addDays(today, 50),
      customerGroupId: null,
      productGroupId: null,
      productId: null,
      minQuantityMilli: null,
      minAmountDong: null,
      isRepeated: false,
      giftProductId: null,
      giftQuantityMilli: null,
      discountBasisPoints: null,
      seats: null,
      budgetDong: null,
      isConcentrated: false,
      taxNote: null,
      note: null,
      isActive: true,
      ...fields,
    });
  const giftProductId = productAt(3);
  const tour = promotion({
    name: 'Tham quan Đà Lạt cùng đại lý',
    kind: 'tour',
    customerGroupId: dealers.id,
    minAmountDong: 200_000_000,
    seats: 30,
    budgetDong: 150_000_000,
    taxNote: 'Khấu trừ thuế TNCN 10 % với cá nhân',
  });
  const birthday = promotion({
    name: 'Mừng ngày thành lập: giảm 3 %',
    kind: 'discount',
    occasion: 'founding',
    occasionDays: 7,
    discountBasisPoints: 300,
  });
  const gift =
    giftProductId === null
      ? null
      : promotion({
          name: 'Mua 50 triệu tặng quà',
          kind: 'gift',
          minAmountDong: 50_000_000,
          isRepeated: true,
          giftProductId,
          giftQuantityMilli: 10_000,
          budgetDong: 30_000_000,
          taxNote: 'Xuất hoá đơn 0 đồng',
        });
  const movement = (
    promotionId: string,
    productId: string | null,
    changeMilli: number,
    entitlementId: string | null,
    day: number,
  ) => row({ promotionId, productId, changeMilli, entitlementId, movedAt: instantAt(addDays(today, day), 540), note: null });
  const promotions = [tour, birthday, ...(gift === null ? [] : [gift])];

  return {
    batches: [
      { entity: 'customerGroups', rows: [dealers, chains, printers] },
      { entity: 'priceRules', rows: rules },
      { entity: 'paymentDiscounts', rows: discounts },
      { entity: 'promotions', rows: promotions },
      { entity: 'giftMovements', rows: gift === null ? [] : [movement(gift.id, giftProductId, 500_000, null, -40)] },
    ],
    ofCustomers(customers, isFirst) {
      const groups = [dealers, chains, printers] as const;
      const members = customers.flatMap((customer, at) => {
        const group = at % 8 === 0 ? groups[(at / 8) % groups.length] : undefined;
        return group === undefined ? [] : [row({ customerId: customer.id, groupId: group.id }, placeOf(customer))];
      });
      if (!isFirst) return [{ entity: 'groupMembers', rows: members }];
      const ledger: SeedRow[] = [];
      const movements: SeedRow[] = [];
      // Every third of the first dealers was promised something; most have it.
      for (const [turn, customer] of customers
        .filter((_, at) => at % 24 === 0)
        .slice(0, 9)
        .entries()) {
        const of = turn % 3 === 0 || gift === null ? tour : gift;
        const quantityMilli = of === tour ? 2000 : 10_000;
        const day = -30 + turn * 3;
        const said = {
          customerId: customer.id,
          promotionId: of.id,
          quoteId: null,
          quantityMilli,
          valueDong: of === tour ? 8_000_000 : 450_000,
          taxNote: of.fields['taxNote'] ?? null,
          note: null,
        };
        const at = (when: number) => instantAt(addDays(today, when), 600);
        const promised = row(
          { ...said, step: 'entitled', ofId: null, receivedBy: null, signedBy: null, happenedAt: at(day) },
          placeOf(customer),
        );
        ledger.push(promised);
        movements.push(movement(of.id, of === tour ? null : giftProductId, -quantityMilli, promised.id, day));
        if (turn % 4 === 3) continue;
        const who = { receivedBy: of === tour ? 'Anh Tuấn và chị Hạnh' : 'Chị Lan kế toán', signedBy: 'Nguyễn Thị Hạnh' };
        ledger.push(row({ ...said, ...who, step: 'received', ofId: promised.id, happenedAt: at(day + 2) }, placeOf(customer)));
      }
      return [
        { entity: 'groupMembers', rows: members },
        { entity: 'entitlements', rows: ledger },
        { entity: 'giftMovements', rows: movements },
      ];
    },
  };
}

/** Rows of a customer are seen by whoever sees the customer. */
function placeOf({ scopeId, rootId, createdAt, createdBy }: SeedRow): Place {
  return { scopeId, rootId, createdAt, createdBy };
}
