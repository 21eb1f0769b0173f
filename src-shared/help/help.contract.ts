import { z } from 'zod';
import { helpKinds, helpStates } from '../customers/customer-record.ts';
import { isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';

export const helpRequest = z.object({
  id: uuid,
  customerId: uuid,
  customerName: z.string(),
  text: z.string(),
  askedAt: isoInstant,
  askedBy: z.string().nullable(),
  isMine: z.boolean(),
  /** A plan is answered by whoever leads the person who sent it, or by an administrator; help is given by anybody. */
  mayAnswer: z.boolean(),
  state: z.enum(helpStates),
  answer: z.string().nullable(),
  answeredAt: isoInstant.nullable(),
  answeredBy: z.string().nullable(),
  /** A request for help, or a plan for looking after the customer that the manager answers with what he does about it. */
  kind: z.enum(helpKinds),
  action: z.string().nullable(),
});
export type HelpRequest = z.output<typeof helpRequest>;

/** “Do you need help? What?”: asked on a customer's page, answered by whoever leads. */
export const helpContract = {
  list: query(
    'Requests for help and plans: of one customer, the open ones of everybody whose customers one sees, or those that were answered lately',
    z.object({
      customerId: uuid.exactOptional(),
      /** Instead of the open ones: what one asked for or answered oneself and was answered in the last 90 days, the newest first. */
      answered: z.literal(true).exactOptional(),
    }),
    z.object({ requests: z.array(helpRequest) }),
  ),
  ask: command(
    'Asks for help with a customer; what is asked stands on the customer’s page until it is answered',
    z.object({ customerId: uuid, text: requiredText(5000), kind: z.enum(helpKinds).default('help') }),
    undoable.extend({ id: uuid }),
  ),
  answer: command(
    'Answers a request for help or, as whoever leads its author, a plan, with what is done about it',
    z.object({ id: uuid, answer: requiredText(5000), action: optionalText(2000).default(null) }),
    undoable,
  ),
  withdraw: command('Takes a request for help back', z.object({ id: uuid }), undoable),
};
