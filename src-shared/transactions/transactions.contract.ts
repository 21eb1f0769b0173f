import { z } from 'zod';
import { limit, uuid } from '../lib/fields.ts';
import { query } from '../rpc/procedure.ts';

/** What is found by number or title. The place of a kind is part of its rows' numbers in the index (migration 11): append only. */
export const foundKinds = ['opportunity', 'quote', 'order', 'contract', 'invoice'] as const;
export type FoundKind = (typeof foundKinds)[number];

export const transactionHit = z.object({
  kind: z.enum(foundKinds),
  id: uuid,
  /** The number on the paper, or the laptop's own label until there is one; null for opportunities and contracts without one. */
  number: z.string().nullable(),
  /** Empty for an invoice without a symbol. */
  title: z.string(),
  customerId: uuid,
  /** Null where this laptop does not have the customer. */
  customerName: z.string().nullable(),
  /** The day on the paper, or the one on which it was written down. */
  on: z.string(),
});
export type TransactionHit = z.output<typeof transactionHit>;

export const transactionsContract = {
  search: query(
    'Opportunities, quotes, orders, contracts and invoices whose number or title holds these words, with or without accents: exact numbers first, then the newest',
    z.object({ text: z.string().max(200), limit: limit(50, 20) }),
    z.object({ hits: z.array(transactionHit) }),
  ),
};
