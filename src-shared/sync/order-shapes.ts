import type { z } from 'zod';
import { contractValues } from '../contracts/contract.ts';
import { installedItemValues } from '../installed-items/installed-item.ts';
import { orderDeliveryValues, orderValues } from '../orders/order.ts';
import { invoiceValues, receiptValues } from '../receivables/invoice.ts';
import { stockLevelValues } from '../stock/stock-level.ts';
import type { FieldValue } from './merge.ts';
import type { orderEntities } from './order-entities.ts';

/** What a value of these entities may be, field by field. Ids among them are held against one spelling by `row-rules.ts`. */
export const orderShapes = {
  orders: orderValues.shape,
  orderDeliveries: orderDeliveryValues.shape,
  contracts: contractValues.shape,
  invoices: invoiceValues.shape,
  receipts: receiptValues.shape,
  installedItems: installedItemValues.shape,
  stockLevels: stockLevelValues.shape,
} as const satisfies Record<keyof typeof orderEntities, Readonly<Record<string, z.ZodType<FieldValue>>>>;
