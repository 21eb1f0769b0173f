import { z } from 'zod';
import { dong } from '../lib/amounts.ts';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';

/** `contract`, what adds to one (phụ lục), and what ends one (thanh lý). */
export const contractKinds = ['contract', 'annex', 'settlement'] as const;
export type ContractKind = (typeof contractKinds)[number];

/** draft → active → ended; a draft and an active one may be cancelled. What was said too early is taken back one step. */
export const contractStates = ['draft', 'active', 'ended', 'cancelled'] as const;
export type ContractState = (typeof contractStates)[number];

const moves: Readonly<Record<ContractState, readonly ContractState[]>> = {
  draft: ['active', 'cancelled'],
  active: ['ended', 'draft', 'cancelled'],
  ended: ['active'],
  cancelled: ['draft', 'active'],
};

export function isLegalContractMove(from: ContractState, to: ContractState): boolean {
  return moves[from].includes(to);
}

/** What was agreed with a customer for a time or a sum; the paper itself hangs on it as a file. */
export const contractValues = z.object({
  customerId: uuid,
  kind: z.enum(contractKinds),
  /** The contract that this one adds to, ends or follows. */
  parentId: uuid.nullable(),
  /** Number as it stands on the paper. */
  code: optionalText(100),
  title: requiredText(300),
  quoteId: uuid.nullable(),
  orderId: uuid.nullable(),
  opportunityId: uuid.nullable(),
  signedOn: isoDate.nullable(),
  fromOn: isoDate.nullable(),
  /** The last day; null for one without an end. */
  toOn: isoDate.nullable(),
  valueDong: dong.nullable(),
  state: z.enum(contractStates),
  /** How many days before its end it is time to talk; null for the office's rule. */
  noticeDays: z.int().min(0).max(365).nullable(),
  /** Nobody is reminded of its end: the customer does not want to go on. */
  isNotRenewed: z.boolean(),
  ownerId: uuid,
  teamId: uuid.nullable(),
  note: optionalText(5000),
});
export type ContractValues = z.output<typeof contractValues>;
