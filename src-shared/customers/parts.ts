import { z } from 'zod';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { customerRatings } from './customer.ts';

/*
 * What a customer's record consists of besides its own fields: many rows of one kind each. Every kind has its values here, and one service,
 * one contract and one set of rules of the office for all of them.
 */

const amount = z.int().min(0).nullable();

export const capitalKinds = ['investment', 'equity', 'contribution', 'joint-venture'] as const;
export const opinionSubjects = ['product', 'service', 'company'] as const;

export const partValues = {
  /** Vốn đầu tư, vốn chủ sở hữu, góp vốn, liên doanh liên kết. */
  capitalItems: z.object({
    kind: z.enum(capitalKinds),
    amountDong: amount,
    partnerName: optionalText(300),
    /** The partner's own record, where there is one. */
    partnerId: uuid.nullable(),
    asOf: isoDate.nullable(),
    note: optionalText(2000),
  }),
  shareholders: z.object({
    name: requiredText(300),
    linkedId: uuid.nullable(),
    /** Hundredths of a percent: 2550 is 25.5 %. More than 10 000 in all is told, not refused. */
    shareBasisPoints: z.int().min(0).max(10_000).nullable(),
    note: optionalText(2000),
  }),
  officers: z.object({
    name: requiredText(200),
    post: optionalText(200),
    fromOn: isoDate.nullable(),
    toOn: isoDate.nullable(),
    note: optionalText(2000),
  }),
  businessLines: z.object({
    /** VSIC 2025, two to five digits with the section's letter left out, or the section alone. Null for a line in words. */
    vsicCode: optionalText(5),
    name: requiredText(500),
    isMain: z.boolean(),
  }),
  investmentAreas: z.object({ name: requiredText(300), provinceCode: optionalText(12), note: optionalText(2000) }),
  walletShares: z.object({
    product: requiredText(300),
    competitor: optionalText(300),
    /** A year's worth. */
    amountDong: amount,
    asOf: isoDate.nullable(),
    note: optionalText(2000),
  }),
  /** What somebody there thinks of us; 1 is the worst, 5 the best. */
  opinions: z.object({
    contactId: uuid.nullable(),
    about: z.enum(opinionSubjects),
    score: z.int().min(1).max(5),
    said: optionalText(5000),
    saidOn: isoDate,
  }),
  ratings: z.object({ rating: z.enum(customerRatings).nullable(), ratedOn: isoDate, reason: optionalText(2000) }),
  referrals: z.object({
    referredId: uuid.nullable(),
    personName: optionalText(200),
    referredOn: isoDate.nullable(),
    note: optionalText(2000),
  }),
  relations: z.object({
    contactId: uuid.nullable(),
    name: requiredText(200),
    /** Key of the list `relation_kind`. */
    kind: requiredText(60),
    linkedId: uuid.nullable(),
    phone: optionalText(300),
    birthday: isoDate.nullable(),
    note: optionalText(2000),
  }),
} as const;

export type PartName = keyof typeof partValues;
export const partNames = Object.keys(partValues) as PartName[]; // the object's own keys are exactly this union
export type PartValues<N extends PartName> = z.output<(typeof partValues)[N]>;
/** What is written once and never changed: a correction is a new line. */
export const loggedParts = ['opinions', 'ratings'] as const satisfies readonly PartName[];
