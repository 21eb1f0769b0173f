import { z } from 'zod';
import { exactPartial, isoDate, isoInstant, limit, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { competitorPriceValues, competitorValues } from './competitor.ts';

export const competitor = z.object({
  id: uuid,
  name: z.string(),
  website: z.string().nullable(),
  strengths: z.string().nullable(),
  weaknesses: z.string().nullable(),
  note: z.string().nullable(),
  rev: z.number().int(),
  createdAt: isoInstant,
});
export type Competitor = z.output<typeof competitor>;

export const competitorLine = competitor.pick({ id: true, name: true, website: true }).extend({
  /** Prices of theirs that somebody saw. */
  prices: z.number().int(),
  lastSeenOn: isoDate.nullable(),
  /** Open opportunities in which we stand against them, of those on this laptop. */
  openOpportunities: z.number().int(),
});
export type CompetitorLine = z.output<typeof competitorLine>;

export const competitorPrice = z.object({
  id: uuid,
  productId: z.string().nullable(),
  /** What ours is called, where it is in the catalogue of this laptop. */
  productName: z.string().nullable(),
  product: z.string(),
  unit: z.string().nullable(),
  priceDong: z.number().int(),
  seenOn: isoDate,
  provinceCode: z.string().nullable(),
  note: z.string().nullable(),
  authorName: z.string().nullable(),
  isMine: z.boolean(),
  /** A laptop whose clock is wrong wrote a day that has not come: it is shown and does not count. */
  isAhead: z.boolean(),
});
export type CompetitorPrice = z.output<typeof competitorPrice>;

export const competitorsContract = {
  list: query(
    'Those who sell what we sell, by name',
    z.object({ text: z.string().max(200).default(''), limit: limit(500, 200) }),
    z.object({ competitors: z.array(competitorLine) }),
  ),
  get: query(
    'One competitor with the prices that were seen, newest first, and what ours cost beside them',
    z.object({ id: uuid }),
    competitor.extend({
      prices: z.array(competitorPrice),
      /** Our own standard list, from when on, for each product that a price stands against. */
      ours: z.array(z.object({ productId: uuid, name: z.string(), priceDong: z.number().int(), fromOn: isoDate.nullable() })),
      opportunities: z.array(
        z.object({
          id: uuid,
          title: z.string(),
          customerId: uuid,
          customerName: z.string(),
          valueDong: z.number().int().nullable(),
          stage: z.object({ vi: z.string(), en: z.string(), kind: z.string() }).nullable(),
        }),
      ),
    }),
  ),
  create: command(
    'Adds a competitor; one of the same name is refused and named',
    exactPartial(competitorValues.omit({ name: true })).extend({ name: requiredText(200) }),
    undoable.extend({ id: uuid }),
  ),
  update: command(
    'Changes a competitor',
    z.object({ id: uuid, change: exactPartial(competitorValues), rev: z.number().int().exactOptional() }),
    undoable,
  ),
  delete: command('Removes a competitor; what was seen of it stays', z.object({ id: uuid }), undoable),
  notePrice: command(
    'Notes a price of a competitor that somebody saw; a competitor that is only named is found or added',
    exactPartial(competitorPriceValues.pick({ productId: true, unit: true, provinceCode: true, note: true }))
      .extend({
        competitorId: uuid.exactOptional(),
        competitorName: requiredText(200).exactOptional(),
        product: competitorPriceValues.shape.product,
        priceDong: competitorPriceValues.shape.priceDong.min(1),
        seenOn: isoDate.exactOptional(),
      })
      .refine(({ competitorId, competitorName }) => (competitorId === undefined) !== (competitorName === undefined), {
        path: ['competitorName'],
        error: 'required',
      }),
    undoable.extend({ id: uuid, competitorId: uuid }),
  ),
  removePrice: command('Takes back a price that one noted oneself', z.object({ id: uuid }), undoable),
};
