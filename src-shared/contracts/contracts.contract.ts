import { z } from 'zod';
import { dayToLookAt, exactPartial, isoDate, limit, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { contractKinds, contractStates, contractValues } from './contract.ts';

const sum = z.number();
const count = z.number().int();

export const renewalStates = ['none', 'later', 'due', 'past', 'renewed', 'declined'] as const;

/** A contract as lists show it. */
export const contractBrief = z.object({
  id: uuid,
  /** The customer under which it is shown: a merged record's winner. */
  customerId: uuid,
  /** Null where the customer is not on this laptop. */
  customerName: z.string().nullable(),
  kind: z.enum(contractKinds),
  code: z.string().nullable(),
  title: z.string(),
  state: z.enum(contractStates),
  signedOn: z.string().nullable(),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  valueDong: count.nullable(),
  noticeDays: count.nullable(),
  isNotRenewed: z.boolean(),
  /** Where it stands with its end. */
  renewal: z.enum(renewalStates),
  daysLeft: count.nullable(),
  ownerId: uuid,
  ownerName: z.string().nullable(),
  parentId: uuid.nullable(),
});
export type ContractBrief = z.output<typeof contractBrief>;

const historyValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const contractHistoryLine = z.object({
  id: z.string(),
  at: z.string(),
  userName: z.string().nullable(),
  kind: z.enum(['create', 'update', 'delete', 'restore']),
  field: z.string().nullable(),
  oldValue: historyValue,
  newValue: historyValue,
  oldName: z.string().nullable(),
  newName: z.string().nullable(),
});
export type ContractHistoryLine = z.output<typeof contractHistoryLine>;

export const contractRecord = contractBrief.extend({
  /** The customer that it hangs on itself, which papers need: a merged record keeps its own. */
  ownCustomerId: uuid,
  customerState: z.enum(['seen', 'deleted', 'unseen']),
  teamId: uuid.nullable(),
  teamName: z.string().nullable(),
  quoteId: uuid.nullable(),
  /** As it is called on paper. */
  quoteName: z.string().nullable(),
  orderId: uuid.nullable(),
  orderName: z.string().nullable(),
  opportunityId: uuid.nullable(),
  opportunityTitle: z.string().nullable(),
  note: z.string().nullable(),
  authorName: z.string().nullable(),
  /** What it adds to, ends or follows. */
  parent: contractBrief.nullable(),
  /** What adds to it, what ended it, and the contracts that follow it, by their first day. */
  children: z.array(contractBrief),
  /** What the next one would run, where nobody says otherwise. */
  nextFromOn: z.string().nullable(),
  nextToOn: z.string().nullable(),
  /** The task of its renewal, where there is one. */
  task: z.object({ id: uuid, state: z.string(), assigneeName: z.string().nullable() }).nullable(),
  history: z.array(contractHistoryLine),
});
export type ContractRecord = z.output<typeof contractRecord>;

const changeable = contractValues.pick({
  code: true,
  title: true,
  signedOn: true,
  fromOn: true,
  toOn: true,
  valueDong: true,
  noticeDays: true,
  isNotRenewed: true,
  ownerId: true,
  teamId: true,
  note: true,
});
export const contractChange = exactPartial(changeable);
export type ContractChange = z.output<typeof contractChange>;

/** Customer and title are enough; out of a quote both follow. */
export const newContract = exactPartial(changeable).extend({
  id: uuid.exactOptional(),
  customerId: uuid.exactOptional(),
  kind: z.enum(contractKinds).default('contract'),
  parentId: uuid.nullable().default(null),
  quoteId: uuid.nullable().exactOptional(),
  orderId: uuid.nullable().exactOptional(),
  opportunityId: uuid.nullable().exactOptional(),
  /** A draft until it is signed. */
  state: z.enum(['draft', 'active']).exactOptional(),
});
export type NewContract = z.output<typeof newContract>;

export const contractOrders = ['end', 'title', 'customer', 'value', 'signed', 'owner', 'made'] as const;

export const contractFilter = z.object({
  who: z.enum(['mine', 'all']).default('all'),
  states: z.array(z.enum(contractStates)).max(4).exactOptional(),
  kind: z.enum(contractKinds).exactOptional(),
  /** Those whose end somebody has to talk about now: within their notice, or over and nothing said. */
  isDue: z.boolean().exactOptional(),
  /** Last day within so many days from today, those that are over left out. */
  endsWithinDays: z.int().min(0).max(3650).exactOptional(),
  text: z.string().max(200).exactOptional(),
  customerId: uuid.exactOptional(),
  ownerId: uuid.exactOptional(),
});
export type ContractFilter = z.output<typeof contractFilter>;

export const contractsContract = {
  list: query(
    'Contracts with their ends, with the number and the value of all that the filter lets through, and how many are in each state',
    contractFilter.extend({
      by: z.enum(contractOrders).default('end'),
      descending: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: limit(1000, 100),
      on: dayToLookAt.exactOptional(),
    }),
    z.object({
      total: count,
      totalDong: sum,
      /** Of everything beside state and due: what each choice would show. */
      states: z.array(z.object({ state: z.enum(contractStates), count, totalDong: sum })),
      due: count,
      contracts: z.array(contractBrief),
    }),
  ),
  get: query(
    'One contract with what adds to it, what it follows and what follows it',
    z.object({ id: uuid, on: dayToLookAt.exactOptional() }),
    contractRecord,
  ),
  create: command(
    'Makes a contract, an annex or a settlement; a signed settlement ends its contract',
    newContract,
    undoable.extend({ id: uuid }),
  ),
  update: command('Changes a contract, or gives it to somebody else', z.object({ id: uuid, change: contractChange }), undoable),
  activate: command(
    'Says that a contract is in force, with the day on which it was signed; also one that was ended or cancelled too early',
    z.object({ id: uuid, signedOn: isoDate.exactOptional() }),
    undoable,
  ),
  end: command('Says that a contract is over', z.object({ id: uuid }), undoable),
  cancel: command('Cancels a contract that came to nothing', z.object({ id: uuid }), undoable),
  backToDraft: command('Takes back that a contract is in force, or was cancelled', z.object({ id: uuid }), undoable),
  remove: command('Removes a contract that was written down by mistake', z.object({ id: uuid }), undoable),
  renew: command(
    'Renews a contract: by a contract that follows it, which takes over what is not said, or by an annex that moves its last day. Its task is done with that',
    z.object({
      id: uuid,
      kind: z.enum(['contract', 'annex']).default('contract'),
      title: contractValues.shape.title.exactOptional(),
      code: contractValues.shape.code.default(null),
      fromOn: isoDate.nullable().exactOptional(),
      toOn: isoDate.nullable().exactOptional(),
      signedOn: isoDate.nullable().default(null),
      valueDong: contractValues.shape.valueDong.exactOptional(),
      note: optionalText(5000).default(null),
    }),
    undoable.extend({ id: uuid }),
  ),
  decline: command(
    'Says that a contract is not renewed, and why; nobody is reminded of its end any more',
    z.object({ id: uuid, reason: requiredText(500) }),
    undoable,
  ),
  makeTask: command(
    'Makes the task to renew a contract, for whom it belongs to; there is one for each end, however often it is asked for',
    z.object({ id: uuid }),
    undoable.extend({ id: uuid }),
  ),
  run: command(
    'Makes the tasks to renew one’s own contracts whose notice has begun, and closes those whose contract was renewed or is over',
    z.object({}),
    z.object({ made: count, closed: count }),
  ),
};
