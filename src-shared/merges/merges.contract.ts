import { z } from 'zod';
import { customer, customerValues, type CustomerField } from '../customers/customer.ts';
import { mostMerged } from '../customers/merging.ts';
import { ownValue } from '../custom-fields/custom-fields.contract.ts';
import { isoInstant, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

const fieldNames = Object.keys(customerValues.shape) as [CustomerField, ...CustomerField[]]; // never empty

/** What hangs on one record and is read under the winner afterwards. */
export const childCounts = z.object({
  contacts: z.number().int(),
  visits: z.number().int(),
  interactions: z.number().int(),
  files: z.number().int(),
  /** Everything else: parts, groups, own fields, requests. */
  others: z.number().int(),
});
export type ChildCounts = z.output<typeof childCounts>;

/** Goods for which several of the records have a price or a discount of their own on the same days. */
export const priceClash = z.object({
  /** The product or the group; null for everything. */
  goodsName: z.string().nullable(),
  /** The latest beginning first, which is the one that counts. */
  rules: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      /** The record of the preview that it was agreed for. */
      customerId: uuid,
      priceDong: z.number().int().nullable(),
      discountBasisPoints: z.number().int().nullable(),
      fromOn: z.string().nullable(),
    }),
  ),
});
export type PriceClash = z.output<typeof priceClash>;

export const mergeEntry = z.object({
  id: uuid,
  at: isoInstant,
  userName: z.string().nullable(),
  merged: z.array(z.object({ id: uuid, name: z.string() })),
  undoneAt: isoInstant.nullable(),
  /** Not undone, and not older than 30 days. */
  isUndoable: z.boolean(),
});
export type MergeEntry = z.output<typeof mergeEntry>;

export const mergesContract = {
  /** Records that were merged already stand for their winner; fewer records than asked may come back. */
  preview: query(
    'The records that are to be merged, what hangs on each, and which one to keep',
    z.object({ ids: z.array(uuid).min(1).max(mostMerged) }),
    z.object({
      customers: z.array(customer),
      children: z.record(uuid, childCounts),
      /** What stands in own fields of each. */
      ownValues: z.array(ownValue.omit({ rev: true })),
      suggestedWinnerId: uuid,
      prices: z.array(priceClash),
      teams: z.array(z.object({ id: uuid, name: z.string() })),
    }),
  ),
  merge: command(
    'Merges records into one: chosen values stand in it, and everything that hangs on the others is read under it',
    z.object({
      winnerId: uuid,
      ids: z.array(uuid).min(1).max(mostMerged),
      /** Of each field the record whose value is taken, or `all` for texts that can stand one after the other. */
      choices: z.partialRecord(z.enum(fieldNames), z.union([uuid, z.literal('all')])).default({}),
      /** Of each own field the record whose value is taken. */
      ownChoices: z.record(uuid, uuid).default({}),
    }),
    undoable.extend({ id: uuid, winnerId: uuid }),
  ),
  list: query(
    'What was merged into a customer, newest first',
    z.object({ customerId: uuid }),
    z.object({ merges: z.array(mergeEntry) }),
  ),
  undo: command('Takes a merge back, within 30 days', z.object({ id: uuid }), undoable.extend({ kept: z.number().int() })),
};
