import { z } from 'zod';
import { quantityMilli } from '../lib/amounts.ts';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';

/** Something that was sold and stands at the customer's: how long its warranty runs, and when it is looked after next. */
export const installedItemValues = z.object({
  customerId: uuid,
  productId: uuid.nullable(),
  orderId: uuid.nullable(),
  /** As it was called when it was sold. */
  name: requiredText(300),
  serial: optionalText(100),
  quantityMilli: quantityMilli.nullable(),
  soldOn: isoDate.nullable(),
  warrantyEndsOn: isoDate.nullable(),
  /** Months between two maintenances; null where there is none. */
  maintainEveryMonths: z.int().min(1).max(120).nullable(),
  nextMaintenanceOn: isoDate.nullable(),
  lastMaintenanceOn: isoDate.nullable(),
  /** The team that looks after it. */
  teamId: uuid.nullable(),
  isRetired: z.boolean(),
  note: optionalText(5000),
});
export type InstalledItemValues = z.output<typeof installedItemValues>;
