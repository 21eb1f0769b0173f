import type { Device } from './devices.ts';

const nothing = { customerId: null, customerGroupId: null, productId: null, productGroupId: null, fromOn: null, toOn: null };

/** Five percent off for everybody, of everything. */
export const anyRule = {
  ...nothing,
  name: 'Giảm cho mọi người',
  minQuantityMilli: 0,
  kind: 'discount' as const,
  priceDong: null,
  discountBasisPoints: 500,
  note: null,
  isActive: true,
};

export const anyPromotion = {
  name: 'Mua 10 tặng 1',
  kind: 'gift' as 'gift' | 'tour' | 'discount',
  occasion: null,
  occasionDays: null,
  fromOn: '2026-11-01',
  toOn: '2026-12-31',
  customerGroupId: null,
  productGroupId: null,
  productId: null,
  minQuantityMilli: 10_000,
  minAmountDong: null,
  isRepeated: true,
  giftProductId: null as string | null,
  giftQuantityMilli: 1000 as number | null,
  discountBasisPoints: null as number | null,
  seats: null as number | null,
  budgetDong: null as number | null,
  isConcentrated: false,
  taxNote: null as string | null,
  note: null,
  isActive: true,
};

/** A dealer, cement at 90 000 đ a bag in a group under “Vật liệu”, and a helmet at 60 000 đ to give away. */
export async function aShop({ client }: Pick<Device, 'client'>) {
  const { id: materialsId } = await client.productGroups.save({
    code: null,
    name: 'Vật liệu',
    parentId: null,
    order: 0,
    isActive: true,
  });
  const { id: cementsId } = await client.productGroups.save({
    code: null,
    name: 'Xi măng',
    parentId: materialsId,
    order: 1,
    isActive: true,
  });
  const { id: cementId } = await client.products.save({ code: 'XM40', name: 'Xi măng PCB40', unit: 'bao', groupId: cementsId });
  const { id: helmetId } = await client.products.save({ code: 'MU', name: 'Mũ bảo hộ', unit: 'cái' });
  const { id: priceListId } = await client.priceLists.save({ name: 'Giá chuẩn', isStandard: true });
  await client.priceLists.setPrices({
    prices: [
      { priceListId, productId: cementId, priceDong: 90_000 },
      { priceListId, productId: helmetId, priceDong: 60_000 },
    ],
  });
  const { id: dealersId } = await client.groups.save({ name: 'Đại lý', kind: 'other', rule: null });
  const { id: customerId } = await client.customers.create({ name: 'Đại lý Đại Phát' });
  await client.groups.addMembers({ groupId: dealersId, ids: [customerId] });
  return { materialsId, cementsId, cementId, helmetId, dealersId, customerId, priceListId };
}
