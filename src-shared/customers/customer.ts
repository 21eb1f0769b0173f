import { z } from 'zod';
import { exactPartial, isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';

export const customerKinds = ['company', 'person'] as const;
/** Target (thô) → Lead (tiềm năng) → Account (khách hàng). */
export const lifecycles = ['target', 'lead', 'account'] as const;
/** How a customer, or a person at one, likes to be reached. */
export const channels = ['phone', 'email', 'zalo', 'sms', 'visit'] as const;
export const genders = ['male', 'female'] as const;
/** What a record below a parent company is: nhà máy, công ty phụ thuộc, chi nhánh, xí nghiệp or đơn vị. */
export const siteKinds = ['plant', 'dependent', 'branch', 'unit'] as const;
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
  /** The company that this plant, branch or dependent company belongs to. The tree never loops. */
  parentId: uuid.nullable(),
  siteKind: z.enum(siteKinds).nullable(),
  /** Phạm vi hoạt động, in words; the coded lines are rows of `business_lines`. */
  activityScope: optionalText(5000),
  /** Ward of the units in force since 1 July 2025, as `2025:00004`. */
  wardCode: optionalText(12),
  /** The address as it was written before the units were merged, district included. */
  oldAddress: optionalText(1000),
  /** Of a person. */
  birthday: isoDate.nullable(),
  gender: z.enum(genders).nullable(),
  /** What to call a person, where the guess is not wanted: anh, chị, cô … */
  salutation: optionalText(30),
  /** Key of the list `need_state`. */
  needState: optionalText(60),
  /** How likely a sale is in the eyes of whoever knows them, in percent. */
  potential: z.int().min(0).max(100).nullable(),
  profession: optionalText(200),
  needs: optionalText(5000),
  behaviour: optionalText(5000),
  tastes: optionalText(5000),
  demographics: optionalText(5000),
  preferredChannel: z.enum(channels).nullable(),
  /** When somebody of our senior management last met them, and who. */
  seniorMetOn: isoDate.nullable(),
  seniorMetBy: optionalText(200),
  /** Key of the list `not_buying_reason`. */
  notBuyingReason: optionalText(60),
  notBuyingNote: optionalText(5000),
  /** Key of the list `relationship_step`: đã đi được bao xa. */
  relationshipStep: optionalText(60),
  helpNeeded: optionalText(2000),
  /** Day of the last order, invoice or contract that is known; lifecycle and trading state follow from it. */
  lastTransactionOn: isoDate.nullable(),
  /** The person asked that the record be used no more: left out of lists, mails and exports since this day. */
  restrictedOn: isoDate.nullable(),
  /** Key of the list `restriction_reason` in `consent/`, or in the person's own words. */
  restrictedReason: optionalText(500),
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
export type CustomerChange = z.output<typeof customerChange>;

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
  parentId: z.string().nullable(),
  siteKind: z.enum(siteKinds).nullable(),
  activityScope: z.string().nullable(),
  wardCode: z.string().nullable(),
  oldAddress: z.string().nullable(),
  birthday: z.string().nullable(),
  gender: z.enum(genders).nullable(),
  salutation: z.string().nullable(),
  needState: z.string().nullable(),
  potential: z.number().int().nullable(),
  profession: z.string().nullable(),
  needs: z.string().nullable(),
  behaviour: z.string().nullable(),
  tastes: z.string().nullable(),
  demographics: z.string().nullable(),
  preferredChannel: z.enum(channels).nullable(),
  seniorMetOn: z.string().nullable(),
  seniorMetBy: z.string().nullable(),
  notBuyingReason: z.string().nullable(),
  notBuyingNote: z.string().nullable(),
  relationshipStep: z.string().nullable(),
  helpNeeded: z.string().nullable(),
  lastTransactionOn: z.string().nullable(),
  restrictedOn: z.string().nullable(),
  restrictedReason: z.string().nullable(),
  /** The record that this one was merged into; null while it stands for itself. */
  mergedInto: z.string().nullable(),
  /** Computed from visits: the last one done and the next one planned. */
  lastVisitAt: isoInstant.nullable(),
  nextVisitAt: isoInstant.nullable(),
  rev: z.number().int(),
  createdAt: isoInstant,
  deletedAt: isoInstant.nullable(),
});
export type Customer = z.output<typeof customer>;
