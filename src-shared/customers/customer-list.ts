import { z } from 'zod';
import { isoDate, uuid } from '../lib/fields.ts';
import { consentChannels } from './customer-record.ts';
import { customer, customerKinds, customerRatings, lifecycles } from './customer.ts';
import { filterTree } from './filter.ts';
import { groupingField, listField, type ListField } from './list-fields.ts';

/** One line of a list: what the columns show. */
export const customerLine = customer
  .pick({
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
  })
  .extend({
    /** Fields beyond these that were asked for: a list can show any field as a column. */
    more: z.record(z.string().max(60), z.union([z.string(), z.number(), z.null()])).exactOptional(),
  });
export type CustomerLine = z.output<typeof customerLine>;

/** Orders that have an index, so that any page of a million rows is read without OFFSET; all others are sorted from columns in memory. */
export const indexedSorts = ['name', 'createdAt', 'lastVisitAt', 'nextVisitAt'] as const;
export type IndexedSort = (typeof indexedSorts)[number];
export type CustomerSort = ListField;

/** Days of a customer that come round each year. */
export const keptDays = ['birthday', 'founding', 'yearly-day'] as const;
/** A year ahead holds every one of them. */
export const mostKeptDays = 365;

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
  /** Members of this group, put in one by one or by its rule. */
  groupId: uuid.exactOptional(),
  /** Customers of others that are shared with oneself, one's team or one's department. */
  sharedWithMe: z.literal(true).exactOptional(),
  /** Who may be contacted for this purpose on this channel: agreed, not withdrawn, not restricted. */
  consent: z.object({ purpose: z.string().min(1).max(60), channel: z.enum(consentChannels) }).exactOptional(),
  /** Of whom such a day is kept from today on within so many days. */
  keptWithin: z.object({ what: z.enum(keptDays), days: z.int().min(0).max(mostKeptDays) }).exactOptional(),
  /** One group of a grouped list: the customers with this value, or without any. */
  valued: z.object({ by: groupingField, value: z.string().max(80).nullable() }).exactOptional(),
  /** Conditions over any field, joined by "and" and "or". */
  where: filterTree.exactOptional(),
  /** True lists the recycle bin instead of the living records. */
  deleted: z.boolean().exactOptional(),
});
export type CustomerFilter = z.output<typeof customerFilter>;

export const customerOrder = z.object({ by: listField, descending: z.boolean() });
export type CustomerOrder = z.output<typeof customerOrder>;
