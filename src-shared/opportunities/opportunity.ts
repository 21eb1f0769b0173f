import { z } from 'zod';
import { isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { dong, quantityMilli } from '../lib/amounts.ts';

/** Something that may become a sale. */
export const opportunityValues = z.object({
  customerId: uuid,
  title: requiredText(300),
  stageId: uuid,
  /** Since when it stands in its stage. */
  stageChangedAt: isoInstant,
  /** How sure the rep is: 50, 60, 80, 100 (the office's list), whatever the stage says. */
  potentialPercent: z.int().min(0).max(100).nullable(),
  valueDong: dong.nullable(),
  expectedCloseOn: isoDate.nullable(),
  ownerId: uuid,
  teamId: uuid.nullable(),
  contactId: uuid.nullable(),
  /** Whom we stand against. */
  competitorId: uuid.nullable(),
  /** Key of the list `lead_source`. */
  source: optionalText(60),
  needs: optionalText(5000),
  note: optionalText(5000),
  /** Key of the list `lost_reason`. */
  lostReason: optionalText(60),
  lostNote: optionalText(2000),
  closedAt: isoInstant.nullable(),
  /** What it came from: a care task, a visit, a lead that was converted, an earlier quote. */
  originEntity: optionalText(60),
  originId: uuid.nullable(),
});
export type OpportunityValues = z.output<typeof opportunityValues>;

/** What they would buy; the product may be none of the catalogue. */
export const opportunityProductValues = z.object({
  customerId: uuid,
  opportunityId: uuid,
  productId: uuid.nullable(),
  name: requiredText(300),
  quantityMilli,
  priceDong: dong.nullable(),
  note: optionalText(1000),
});
export type OpportunityProductValues = z.output<typeof opportunityProductValues>;

/** Who of the customer's people has a say in it. */
export const opportunityContactValues = z.object({
  customerId: uuid,
  opportunityId: uuid,
  contactId: uuid,
  /** Key of the list `buying_role`. */
  role: optionalText(60),
});

/** A word on a record: key of the list `tag`. Its id follows from record and key, so that two laptops write the same row. */
export const taggingValues = z.object({
  customerId: uuid,
  onEntity: z.enum(['customers', 'opportunities']),
  onId: uuid,
  tag: requiredText(60),
});
