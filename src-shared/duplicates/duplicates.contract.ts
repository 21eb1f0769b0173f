import { z } from 'zod';
import { customerKinds } from '../customers/customer.ts';
import { customerLine } from '../customers/customer-list.ts';
import { reasonKinds } from '../customers/duplicates.ts';
import { limit, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

export const duplicateReason = z.object({ kind: z.enum(reasonKinds), value: z.string(), other: z.string().nullable() });

/** Another customer that is probably, or may be, the same. */
export const duplicateMatch = z.object({
  customer: customerLine,
  /** 0 to 1; from 0.5 on they are taken for the same. */
  score: z.number(),
  reasons: z.array(duplicateReason),
});
export type DuplicateMatch = z.output<typeof duplicateMatch>;

export const duplicateGroup = z.object({
  customers: z.array(customerLine),
  reasons: z.array(duplicateReason),
  score: z.number(),
});
export type DuplicateGroup = z.output<typeof duplicateGroup>;

const text = (most: number) => z.string().max(most).nullable().exactOptional();

export const duplicatesContract = {
  /** While a new customer is typed; hints are told too, with a lower score. */
  check: query(
    'Customers that may be the same as one that is being typed',
    z.object({
      name: z.string().max(300),
      kind: z.enum(customerKinds).exactOptional(),
      taxCode: text(50),
      phone: text(300),
      email: text(300),
      address: text(1000),
      provinceCode: text(12),
    }),
    z.object({ matches: z.array(duplicateMatch) }),
  ),
  of: query(
    'Customers that are probably the same as this one',
    z.object({ id: uuid }),
    z.object({ matches: z.array(duplicateMatch) }),
  ),
  list: query(
    'All groups of customers that are probably the same, the surest first',
    z.object({ offset: z.number().int().min(0).max(1_000_000).default(0), limit: limit(200, 50) }),
    z.object({ groups: z.array(duplicateGroup), total: z.number().int() }),
  ),
  keepApart: command(
    'Remembers that these customers are not the same, each with each',
    z.object({ ids: z.array(uuid).min(2).max(50) }),
    undoable,
  ),
};
