import type { orderEntities } from '../../src-shared/sync/order-entities.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import { newId } from '../support/sync-office.ts';

type OrderName = keyof typeof orderEntities;

/** A row of each kind from the order to the last payment as it may be created. */
export function goodOrderPatch(entity: OrderName, customerId: string, userId: string): Fields {
  const rows: Readonly<Record<OrderName, Fields>> = {
    orders: { customerId, title: 'Thùng carton tháng 12', label: 'D-7K-1', state: 'draft', ownerId: userId, content: '{}' },
    orderDeliveries: { customerId, orderId: newId(), deliveredOn: '2026-12-01', lines: '[["a1",12000]]' },
    contracts: {
      customerId,
      kind: 'contract',
      title: 'Hợp đồng nguyên tắc 2026',
      toOn: '2026-12-31',
      state: 'draft',
      isNotRenewed: false,
      ownerId: userId,
    },
    invoices: {
      customerId,
      number: '00000123',
      issuedOn: '2026-12-01',
      dueOn: '2026-12-31',
      totalDong: 11_000_000,
      state: 'open',
    },
    receipts: { customerId, kind: 'in', amountDong: 5_000_000, paidOn: '2026-12-05', way: 'transfer' },
    installedItems: { customerId, name: 'Máy dán thùng', warrantyEndsOn: '2027-12-01', isRetired: false },
    stockLevels: { productId: newId(), warehouse: 'Kho chính', onHandMilli: 120_000, asOf: '2026-12-01T02:00:00.000Z' },
  };
  return rows[entity];
}

/** What may be changed about it; where nothing may, what somebody would try. */
export const goodOrderChange: Readonly<Record<OrderName, Fields>> = {
  orders: { note: 'x' },
  orderDeliveries: { note: 'x' },
  contracts: { note: 'x' },
  invoices: { note: 'x' },
  receipts: { note: 'x' },
  installedItems: { note: 'x' },
  stockLevels: { onHandMilli: 90_000 },
};

export function isOrderEntity(entity: string): entity is OrderName {
  return Object.hasOwn(goodOrderChange, entity);
}
