import { z } from 'zod';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { dong, quantityMilli } from '../lib/amounts.ts';
import { vatClasses } from './vat-rate.ts';

export const productGroupValues = z.object({
  code: optionalText(40),
  name: requiredText(200),
  parentId: uuid.nullable(),
  order: z.int(),
  isActive: z.boolean(),
});
export type ProductGroupValues = z.output<typeof productGroupValues>;

export const productValues = z.object({
  code: requiredText(60),
  name: requiredText(300),
  nameEn: optionalText(300),
  groupId: uuid.nullable(),
  unit: requiredText(40),
  barcode: optionalText(60),
  vatClass: z.enum(vatClasses),
  description: optionalText(5000),
  /** How many go into a box, and what the box is called. */
  packMilli: quantityMilli.nullable(),
  packUnit: optionalText(40),
  isActive: z.boolean(),
});
export type ProductValues = z.output<typeof productValues>;

/** Bytes of one picture of a product. */
export const mostPhotoBytes = 25_000_000;
/** Pictures that one product has. */
export const mostPhotos = 20;

/** A picture of a product; its bytes are kept like any paper's, under their hash. The one with the lowest `order` is the main one. */
export const productPhotoValues = z.object({
  productId: uuid,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(1).max(mostPhotoBytes),
  mime: requiredText(100),
  name: requiredText(255),
  order: z.int(),
});

/** What we pay for it. Only managers and administrators have these rows on their laptops. */
export const productCostValues = z.object({
  productId: uuid,
  costDong: dong,
  fromOn: isoDate,
});

/** Prices before VAT, for some customers or for all. */
export const priceListValues = z.object({
  name: requiredText(120),
  customerGroupId: uuid.nullable(),
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
  /** The list for whoever no other is meant for. */
  isStandard: z.boolean(),
  order: z.int(),
  isActive: z.boolean(),
});
export type PriceListValues = z.output<typeof priceListValues>;

export const listPriceValues = z.object({
  priceListId: uuid,
  productId: uuid,
  priceDong: dong,
  /** From this quantity on. */
  minQuantityMilli: z.int().min(0).max(1_000_000_000_000),
});
export type ListPriceValues = z.output<typeof listPriceValues>;
