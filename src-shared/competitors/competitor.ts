import { z } from 'zod';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { dong } from '../lib/amounts.ts';

/** A firm that sells what we sell; known to the whole office. */
export const competitorValues = z.object({
  name: requiredText(200),
  website: optionalText(300),
  strengths: optionalText(2000),
  weaknesses: optionalText(2000),
  note: optionalText(5000),
});
export type CompetitorValues = z.output<typeof competitorValues>;

/** A price of theirs that somebody saw. It names no customer, so that everybody may know it. */
export const competitorPriceValues = z.object({
  competitorId: uuid,
  /** Ours that it stands against. */
  productId: uuid.nullable(),
  product: requiredText(300),
  unit: optionalText(40),
  priceDong: dong,
  seenOn: isoDate,
  provinceCode: optionalText(12),
  note: optionalText(1000),
});
export type CompetitorPriceValues = z.output<typeof competitorPriceValues>;
