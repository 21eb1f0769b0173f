import { z } from 'zod';
import { exactPartial, isoInstant, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { lifecycles, siteKinds } from './customer.ts';
import { type PartName, partValues } from './parts.ts';

const row = {
  id: uuid,
  rev: z.number().int(),
  createdAt: isoInstant,
  /** Who wrote it down. */
  authorName: z.string().nullable(),
};

/** The name of the record that a link leads to; null without a link, or where this laptop does not have the record. */
const linkedName = z.string().nullable();

const newPart = <N extends PartName>(part: N) =>
  z.object({ part: z.literal(part), customerId: uuid, id: uuid.exactOptional(), values: partValues[part] });
const partChange = <N extends Exclude<PartName, 'opinions' | 'ratings'>>(part: N) =>
  z.object({ part: z.literal(part), id: uuid, change: exactPartial<(typeof partValues)[N]['shape']>(partValues[part]) });

/** Everything on a customer's record besides its own fields, each kind in the order it is read in. */
export const customerParts = z.object({
  capitalItems: z.array(z.object({ ...partValues.capitalItems.shape, ...row, partnerLinkName: linkedName })),
  shareholders: z.array(z.object({ ...partValues.shareholders.shape, ...row, linkedName })),
  officers: z.array(z.object({ ...partValues.officers.shape, ...row })),
  businessLines: z.array(z.object({ ...partValues.businessLines.shape, ...row })),
  investmentAreas: z.array(z.object({ ...partValues.investmentAreas.shape, ...row })),
  walletShares: z.array(z.object({ ...partValues.walletShares.shape, ...row })),
  opinions: z.array(z.object({ ...partValues.opinions.shape, ...row, contactName: linkedName })),
  ratings: z.array(z.object({ ...partValues.ratings.shape, ...row })),
  /** With where the customer who came through this one stands today: what the referral was worth, as far as that is known. */
  referrals: z.array(
    z.object({
      ...partValues.referrals.shape,
      ...row,
      referredName: linkedName,
      referredLifecycle: z.enum(lifecycles).nullable(),
      referredTransactionOn: z.string().nullable(),
      /** What they ordered since, in đồng, with what was merged into them; null without a link, or where this laptop does not have them. */
      wonDong: z.number().int().nullable(),
    }),
  ),
  relations: z.array(z.object({ ...partValues.relations.shape, ...row, linkedName, contactName: linkedName })),
  /** Through whom this customer came. */
  referredBy: z.array(z.object({ id: uuid, name: z.string() })),
});
export type CustomerParts = z.output<typeof customerParts>;

/** Visits are those done, sales the orders confirmed, in the last twelve months. */
const siteFigures = z.object({
  visits: z.number().int(),
  salesDong: z.number().int(),
  lastVisitAt: isoInstant.nullable(),
  nextVisitAt: isoInstant.nullable(),
  lastTransactionOn: z.string().nullable(),
});

/** A company and what stands below it: plants, branches, dependent companies. */
export const customerSites = z.object({
  /** The companies above, from the top one down. */
  above: z.array(z.object({ id: uuid, name: z.string() })),
  /** The customer itself first, then every site under its own parent. */
  sites: z.array(
    siteFigures.extend({
      id: uuid,
      depth: z.number().int(),
      name: z.string(),
      siteKind: z.enum(siteKinds).nullable(),
      address: z.string().nullable(),
      provinceCode: z.string().nullable(),
      phone: z.string().nullable(),
      contactName: z.string().nullable(),
      contactPhone: z.string().nullable(),
    }),
  ),
  /** Of the whole tree together. */
  total: siteFigures,
  /** Two laptops made two records the parent of each other; these are the records of the loop. */
  loop: z.array(z.object({ id: uuid, name: z.string() })),
  /** There are more sites than are shown. */
  isCut: z.boolean(),
});
export type CustomerSites = z.output<typeof customerSites>;

export const partsContract = {
  list: query('Everything on a customer’s record besides its own fields', z.object({ customerId: uuid }), customerParts),
  sites: query('The tree that a customer stands in, with figures', z.object({ customerId: uuid }), customerSites),
  /** A rating becomes the customer's own as well. */
  create: command(
    'Adds one line to a part of a customer’s record',
    z.discriminatedUnion('part', [
      newPart('capitalItems'),
      newPart('shareholders'),
      newPart('officers'),
      newPart('businessLines'),
      newPart('investmentAreas'),
      newPart('walletShares'),
      newPart('opinions'),
      newPart('ratings'),
      newPart('referrals'),
      newPart('relations'),
    ]),
    undoable.extend({ id: uuid }),
  ),
  update: command(
    'Changes one line; opinions and ratings are never changed, a correction is a new line',
    z.discriminatedUnion('part', [
      partChange('capitalItems'),
      partChange('shareholders'),
      partChange('officers'),
      partChange('businessLines'),
      partChange('investmentAreas'),
      partChange('walletShares'),
      partChange('referrals'),
      partChange('relations'),
    ]),
    undoable,
  ),
  delete: command(
    'Removes one line',
    z.object({ part: z.enum(Object.keys(partValues) as [PartName, ...PartName[]]) /* never empty */, id: uuid }),
    undoable,
  ),
};
