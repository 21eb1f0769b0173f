import { z } from 'zod';
import { exactPartial, isoInstant, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { type PartName, partValues } from './parts.ts';

const row = {
  id: uuid,
  rev: z.number().int(),
  createdAt: isoInstant,
  /** Who wrote it down. */
  authorName: z.string().nullable(),
};

const newPart = <N extends PartName>(part: N) =>
  z.object({ part: z.literal(part), customerId: uuid, id: uuid.exactOptional(), values: partValues[part] });
const partChange = <N extends Exclude<PartName, 'opinions' | 'ratings'>>(part: N) =>
  z.object({ part: z.literal(part), id: uuid, change: exactPartial<(typeof partValues)[N]['shape']>(partValues[part]) });

/** Everything on a customer's record besides its own fields, each kind in the order it is read in. */
export const customerParts = z.object({
  capitalItems: z.array(z.object({ ...partValues.capitalItems.shape, ...row })),
  shareholders: z.array(z.object({ ...partValues.shareholders.shape, ...row })),
  officers: z.array(z.object({ ...partValues.officers.shape, ...row })),
  businessLines: z.array(z.object({ ...partValues.businessLines.shape, ...row })),
  investmentAreas: z.array(z.object({ ...partValues.investmentAreas.shape, ...row })),
  walletShares: z.array(z.object({ ...partValues.walletShares.shape, ...row })),
  opinions: z.array(z.object({ ...partValues.opinions.shape, ...row })),
  ratings: z.array(z.object({ ...partValues.ratings.shape, ...row })),
  referrals: z.array(z.object({ ...partValues.referrals.shape, ...row, referredName: z.string().nullable() })),
  relations: z.array(z.object({ ...partValues.relations.shape, ...row })),
});
export type CustomerParts = z.output<typeof customerParts>;

export const partsContract = {
  list: query('Everything on a customer’s record besides its own fields', z.object({ customerId: uuid }), customerParts),
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
