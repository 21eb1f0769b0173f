import { z } from 'zod';
import { optionalText, uuid } from '../lib/fields.ts';
import { approvalRuleValues, approvalStates } from '../quotes/quote.ts';
import { quoteContent } from '../quotes/quote-content.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

const step = z.object({
  id: uuid.nullable(),
  step: z.int(),
  ruleName: z.string().nullable(),
  approverId: z.string(),
  approverName: z.string().nullable(),
  /** `missing`: needed, and not asked yet. */
  state: z.enum([...approvalStates, 'missing']),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionNote: z.string().nullable(),
  reason: z.string().nullable(),
  mayDecide: z.boolean(),
});
export type ApprovalLine = z.output<typeof step>;

export const waitingApproval = z.object({
  id: uuid,
  quoteId: uuid,
  quoteNumber: z.string(),
  title: z.string(),
  customerId: z.string(),
  customerName: z.string().nullable(),
  askedByName: z.string().nullable(),
  askedAt: z.string(),
  reason: z.string().nullable(),
  totalDong: z.number(),
  discountBasisPoints: z.int(),
  ruleName: z.string().nullable(),
  approverName: z.string().nullable(),
});
export type WaitingApproval = z.output<typeof waitingApproval>;

export const approvalsContract = {
  of: query(
    'Whose word a quote needs before it goes out, and what each has said about exactly this content',
    z.object({ quoteId: uuid }),
    z.object({
      isNeeded: z.boolean(),
      isLetOut: z.boolean(),
      isWaiting: z.boolean(),
      isRefused: z.boolean(),
      steps: z.array(step),
      content: quoteContent.nullable(),
      discountBasisPoints: z.int(),
      /** Only where this laptop has the costs of the goods. */
      marginDong: z.number().nullable(),
    }),
  ),
  waiting: query(
    'What waits for this person’s decision, the oldest first',
    z.object({}),
    z.object({ approvals: z.array(waitingApproval) }),
  ),
  ask: command(
    'Asks the first of a quote’s chain; works offline, the question goes out with the next sync',
    z.object({ quoteId: uuid, reason: optionalText(2000).default(null) }),
    undoable,
  ),
  decide: command(
    'Approves or refuses what one is asked; the next of the chain is asked then',
    z.object({ id: uuid, state: z.enum(['approved', 'refused']), note: optionalText(2000).default(null) }),
    undoable.extend({ isLetOut: z.boolean() }),
  ),
  withdraw: command('Takes back a question that nobody has decided', z.object({ quoteId: uuid }), undoable),
};

const rule = approvalRuleValues.extend({
  id: uuid,
  teamName: z.string().nullable(),
  approverName: z.string().nullable(),
});
export type OfficeApprovalRule = z.output<typeof rule>;

export const approvalRulesContract = {
  list: query('When a quote needs somebody’s word', z.object({}), z.object({ rules: z.array(rule), mayChange: z.boolean() })),
  save: command(
    'Makes or changes a rule; administrators only',
    approvalRuleValues.omit({ order: true }).extend({ id: uuid.exactOptional() }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Takes a rule away; administrators only', z.object({ id: uuid }), undoable),
};
