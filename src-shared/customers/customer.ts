import { z } from 'zod';
import { exactPartial, isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';

export const customerKinds = ['company', 'person'] as const;
/** Target (thô) → Lead (tiềm năng) → Account (khách hàng). */
export const lifecycles = ['target', 'lead', 'account'] as const;
/** The class that decides how often a customer is visited; A is the most important. */
export const customerRatings = ['A', 'B', 'C', 'D'] as const;

/**
 * What a person may type into a customer. Phone, tax code and address keep exactly what was written:
 * a wrong one is told on the screen and never dropped.
 */
export const customerValues = z.object({
  kind: z.enum(customerKinds),
  name: requiredText(300),
  tradeName: optionalText(300),
  taxCode: optionalText(50),
  phone: optionalText(300),
  email: optionalText(300),
  website: optionalText(300),
  address: optionalText(1000),
  /** Province of the 34 in force since 1 July 2025, as `2025:79`; null while unknown. */
  provinceCode: optionalText(12),
  foundedOn: isoDate.nullable(),
  legalRepresentative: optionalText(200),
  /** Key of the list `lead_source`. */
  source: optionalText(60),
  lifecycle: z.enum(lifecycles),
  rating: z.enum(customerRatings).nullable(),
  note: optionalText(20_000),
  ownerId: uuid.nullable(),
  /** The team that looks after the customer while nobody in particular does. */
  teamId: uuid.nullable(),
});
export type CustomerValues = z.output<typeof customerValues>;
export type CustomerField = keyof CustomerValues;

/** A new customer: only the name is required. */
export const newCustomer = exactPartial(customerValues.omit({ name: true })).extend({
  name: requiredText(300),
  id: uuid.exactOptional(),
});

/** Only the fields that change. Absent leaves a field alone, null clears it. */
export const customerChange = exactPartial(customerValues);

export const customer = z.object({
  id: uuid,
  kind: z.enum(customerKinds),
  name: z.string(),
  tradeName: z.string().nullable(),
  taxCode: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  address: z.string().nullable(),
  provinceCode: z.string().nullable(),
  foundedOn: z.string().nullable(),
  legalRepresentative: z.string().nullable(),
  source: z.string().nullable(),
  lifecycle: z.enum(lifecycles),
  rating: z.enum(customerRatings).nullable(),
  note: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  teamId: z.string().nullable(),
  /** Computed from visits: the last one done and the next one planned. */
  lastVisitAt: isoInstant.nullable(),
  nextVisitAt: isoInstant.nullable(),
  rev: z.number().int(),
  createdAt: isoInstant,
  deletedAt: isoInstant.nullable(),
});
export type Customer = z.output<typeof customer>;

/** One line of a list: what the columns show. */
export const customerLine = customer.pick({
  id: true,
  kind: true,
  name: true,
  tradeName: true,
  taxCode: true,
  phone: true,
  email: true,
  address: true,
  provinceCode: true,
  lifecycle: true,
  rating: true,
  source: true,
  ownerId: true,
  ownerName: true,
  lastVisitAt: true,
  nextVisitAt: true,
  createdAt: true,
  deletedAt: true,
});
export type CustomerLine = z.output<typeof customerLine>;

/** Orders a list can have. Each has an index, so that any page of a million rows is read without OFFSET. */
export const customerSorts = ['name', 'createdAt', 'lastVisitAt', 'nextVisitAt'] as const;
export type CustomerSort = (typeof customerSorts)[number];

/** Filters are joined by "and"; an absent one does not filter. */
export const customerFilter = z.object({
  /** Every word must be found; accents do not matter. With a text the order is that of the search. */
  text: z.string().max(200).exactOptional(),
  kind: z.enum(customerKinds).exactOptional(),
  lifecycle: z.enum(lifecycles).exactOptional(),
  rating: z.enum(customerRatings).exactOptional(),
  ownerId: uuid.exactOptional(),
  provinceCode: z.string().max(12).exactOptional(),
  source: z.string().max(60).exactOptional(),
  /** No visit done since this day (never visited counts). */
  notVisitedSince: isoDate.exactOptional(),
  /** True lists the recycle bin instead of the living records. */
  deleted: z.boolean().exactOptional(),
});
export type CustomerFilter = z.output<typeof customerFilter>;

export const customerOrder = z.object({ by: z.enum(customerSorts), descending: z.boolean() });
export type CustomerOrder = z.output<typeof customerOrder>;
