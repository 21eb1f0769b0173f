import { z } from 'zod';
import { dayToLookAt, exactPartial, isoDate, limit, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { installedItemValues } from './installed-item.ts';

const count = z.number().int();

/** Something that stands at a customer's, as lists show it. */
export const installedItem = z.object({
  id: uuid,
  /** The customer under which it is shown: a merged record's winner. */
  customerId: uuid,
  /** The customer that it hangs on itself. */
  ownCustomerId: uuid,
  customerName: z.string().nullable(),
  productId: uuid.nullable(),
  productCode: z.string().nullable(),
  orderId: uuid.nullable(),
  name: z.string(),
  serial: z.string().nullable(),
  quantityMilli: count.nullable(),
  soldOn: z.string().nullable(),
  warrantyEndsOn: z.string().nullable(),
  maintainEveryMonths: count.nullable(),
  nextMaintenanceOn: z.string().nullable(),
  lastMaintenanceOn: z.string().nullable(),
  teamId: uuid.nullable(),
  teamName: z.string().nullable(),
  isRetired: z.boolean(),
  note: z.string().nullable(),
  /** Until the warranty and the maintenance; negative where they are over. */
  warrantyDaysLeft: count.nullable(),
  maintenanceDaysLeft: count.nullable(),
});
export type InstalledItem = z.output<typeof installedItem>;

const changeable = installedItemValues.omit({ customerId: true, lastMaintenanceOn: true, orderId: true });
export const installedItemChange = exactPartial(changeable);
export type InstalledItemChange = z.output<typeof installedItemChange>;

export const newInstalledItem = exactPartial(changeable).extend({
  id: uuid.exactOptional(),
  customerId: uuid,
  name: installedItemValues.shape.name,
  orderId: uuid.nullable().exactOptional(),
  /** In the place of the day on which the warranty ends: how many months it runs from the sale. */
  warrantyMonths: z.int().min(1).max(600).exactOptional(),
});
export type NewInstalledItem = z.output<typeof newInstalledItem>;

/** What somebody looks for: everything in use, what is due soon, or what is used no more. */
export const installedItemLists = ['all', 'warranty', 'maintenance', 'retired'] as const;
export const installedItemOrders = ['due', 'name', 'customer', 'sold', 'warranty', 'maintenance'] as const;

export const installedItemsContract = {
  list: query(
    'What was sold and stands at customers, with its warranty and its next maintenance, and how many are due',
    z.object({
      list: z.enum(installedItemLists).default('all'),
      who: z.enum(['mine', 'all']).default('all'),
      /** How far ahead `warranty` and `maintenance` look; the office's rule unless said otherwise. */
      withinDays: z.int().min(0).max(3650).exactOptional(),
      text: z.string().max(200).exactOptional(),
      customerId: uuid.exactOptional(),
      productId: uuid.exactOptional(),
      by: z.enum(installedItemOrders).default('due'),
      descending: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: limit(1000, 100),
      on: dayToLookAt.exactOptional(),
    }),
    z.object({
      total: count,
      counts: z.object({ all: count, warranty: count, maintenance: count, retired: count }),
      items: z.array(installedItem),
    }),
  ),
  get: query('One thing that was sold', z.object({ id: uuid, on: dayToLookAt.exactOptional() }), installedItem),
  create: command(
    'Writes down what stands at a customer’s; the first maintenance follows from the day of the sale where nobody names it',
    newInstalledItem,
    undoable.extend({ id: uuid }),
  ),
  createFrom: command(
    'Writes down the goods of an order or a quote, each line once however often it is asked for',
    z.object({
      quoteId: uuid.exactOptional(),
      orderId: uuid.exactOptional(),
      soldOn: isoDate.nullable().default(null),
      warrantyMonths: z.int().min(1).max(600).exactOptional(),
      maintainEveryMonths: installedItemValues.shape.maintainEveryMonths.default(null),
    }),
    undoable.extend({ made: count }),
  ),
  update: command(
    'Changes what is known of it, or says that it is used no more',
    z.object({ id: uuid, change: installedItemChange }),
    undoable,
  ),
  maintain: command(
    'Says that it was maintained; the next maintenance moves on by its months',
    z.object({ id: uuid, on: isoDate.exactOptional() }),
    undoable.extend({ nextMaintenanceOn: z.string().nullable() }),
  ),
  remove: command('Removes what was written down by mistake', z.object({ id: uuid }), undoable),
};
