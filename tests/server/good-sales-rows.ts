import type { salesEntities } from '../../src-shared/sync/sales-entities.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import { newId } from '../support/sync-office.ts';

const at = '2026-12-01T02:00:00.000Z';
const hash = 'a'.repeat(64);

type SalesName = keyof typeof salesEntities;

/** A row of each kind of a sale as it may be created. */
export function goodSalesPatch(entity: SalesName, customerId: string, userId: string): Fields {
  const ofQuote = { customerId, quoteId: newId(), version: 1 };
  const rows: Readonly<Record<SalesName, Fields>> = {
    stages: { vi: 'Tìm hiểu nhu cầu', en: 'Qualifying', kind: 'open', probabilityPercent: 20, order: 1, isActive: true },
    opportunities: { customerId, title: 'Thùng carton quý 1', stageId: newId(), stageChangedAt: at, ownerId: userId },
    opportunityProducts: { customerId, opportunityId: newId(), name: 'Thùng carton', quantityMilli: 1000 },
    opportunityContacts: { customerId, opportunityId: newId(), contactId: newId() },
    taggings: { customerId, onEntity: 'customers', onId: customerId, tag: 'hoi-cho' },
    leadAssessments: { customerId, verdict: 'qualified', warmth: 'hot', assessedAt: at },
    competitors: { name: 'Bao bì Á Châu' },
    competitorPrices: { competitorId: newId(), product: 'Thùng carton', priceDong: 8500, seenOn: '2026-12-01' },
    vatRates: { vatClass: 'standard', rate: '8', fromOn: '2025-07-01' },
    productGroups: { name: 'Thùng', order: 1, isActive: true },
    products: { code: 'TC-01', name: 'Thùng carton', unit: 'cái', vatClass: 'standard', isActive: true },
    productPhotos: { productId: newId(), sha256: hash, bytes: 10, mime: 'image/jpeg', name: 'a.jpg', order: 1 },
    productCosts: { productId: newId(), costDong: 6000, fromOn: '2026-12-01' },
    priceLists: { name: 'Bán lẻ', isStandard: true, order: 1, isActive: true },
    listPrices: { priceListId: newId(), productId: newId(), priceDong: 9000, minQuantityMilli: 0 },
    priceRules: { name: 'Đại lý', minQuantityMilli: 0, kind: 'price', priceDong: 8000, isActive: true },
    paymentDiscounts: { name: 'Trả sớm', withinDays: 10, discountBasisPoints: 200, isActive: true },
    promotions: {
      name: 'Mua 10 tặng 1',
      kind: 'gift',
      fromOn: '2026-12-01',
      toOn: '2026-12-31',
      isRepeated: true,
      isConcentrated: false,
      isActive: true,
    },
    giftMovements: { promotionId: newId(), changeMilli: 1000, movedAt: at },
    entitlements: { customerId, promotionId: newId(), step: 'entitled', quantityMilli: 1000, happenedAt: at },
    quotes: {
      customerId,
      kind: 'quote',
      title: 'Báo giá thùng carton',
      label: 'Q-7K-1',
      state: 'draft',
      ownerId: userId,
      version: 1,
      content: '{}',
    },
    quoteVersions: { ...ofQuote, content: '{}', frozenAt: at },
    approvals: { ...ofQuote, contentHash: hash, step: 1, approverId: userId, state: 'asked' },
    approvalRules: { name: 'Trên 100 triệu', approver: 'leader', order: 1, isActive: true },
    acceptances: { ...ofQuote, isAccepted: true, answeredOn: '2026-12-01', way: 'signed' },
    documentTemplates: {
      kind: 'quote',
      name: 'Báo giá',
      language: 'vi',
      body: '{}',
      isStandard: true,
      order: 1,
      isActive: true,
    },
  };
  return rows[entity];
}

/** What may be changed about it; where nothing may, what somebody would try. */
export const goodSalesChange: Readonly<Record<SalesName, Fields>> = {
  stages: { vi: 'x' },
  opportunities: { note: 'x' },
  opportunityProducts: { note: 'x' },
  opportunityContacts: { role: 'x' },
  taggings: { tag: 'khac' },
  leadAssessments: { note: 'x' },
  competitors: { note: 'x' },
  competitorPrices: { note: 'x' },
  vatRates: { source: 'x' },
  productGroups: { name: 'x' },
  products: { name: 'x' },
  productPhotos: { name: 'x' },
  productCosts: { costDong: 7000 },
  priceLists: { name: 'x' },
  listPrices: { priceDong: 7000 },
  priceRules: { note: 'x' },
  paymentDiscounts: { name: 'x' },
  promotions: { note: 'x' },
  giftMovements: { note: 'x' },
  entitlements: { note: 'x' },
  quotes: { note: 'x' },
  quoteVersions: { note: 'x' },
  approvals: { reason: 'x' },
  approvalRules: { name: 'x' },
  acceptances: { note: 'x' },
  documentTemplates: { name: 'x' },
};

export function isSalesEntity(entity: string): entity is SalesName {
  return Object.hasOwn(goodSalesChange, entity);
}
