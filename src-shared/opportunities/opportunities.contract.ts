import { z } from 'zod';
import { dayToLookAt, limit, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { opportunityContactValues, opportunityProductValues, opportunityValues } from './opportunity.ts';
import {
  newOpportunity,
  opportunityCard,
  opportunityChange,
  opportunityFilter,
  opportunityOrders,
  opportunityRecord,
} from './opportunity-record.ts';
import { stageValues } from './stage.ts';

/** Sums may be larger than any one amount, so they are no whole number that JSON keeps to the đồng beyond nine million tỷ. */
const sum = z.number();

const boardStage = stageValues.extend({
  id: uuid,
  count: z.number().int(),
  totalDong: sum,
  /** Σ value × probability of the stage. */
  weightedDong: sum,
  /** Those of the column that stand still. */
  standing: z.number().int(),
  cards: z.array(opportunityCard),
});
export type BoardStage = z.output<typeof boardStage>;

const product = opportunityProductValues.pick({ productId: true, name: true, quantityMilli: true, priceDong: true, note: true });

export const opportunitiesContract = {
  board: query(
    'Opportunities by stage: how many, what they are worth, what that comes to weighted by how likely each stage is',
    opportunityFilter.extend({
      /** Closed ones stand on the board for so many days. */
      closedDays: z.int().min(0).max(3650).default(30),
      perStage: limit(2000, 1000),
      on: dayToLookAt.exactOptional(),
    }),
    z.object({ stages: z.array(boardStage), count: z.number().int(), openDong: sum, weightedDong: sum }),
  ),
  list: query(
    'Opportunities as a list, with the number and the sums of all that the filter lets through',
    opportunityFilter.extend({
      by: z.enum(opportunityOrders).default('expectedClose'),
      descending: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: limit(1000, 100),
      on: dayToLookAt.exactOptional(),
    }),
    z.object({ total: z.number().int(), totalDong: sum, weightedDong: sum, opportunities: z.array(opportunityCard) }),
  ),
  ofCustomer: query(
    'The opportunities of a customer and of what was merged into it: the open ones first, then the closed ones, newest first',
    z.object({ customerId: uuid }),
    z.object({ opportunities: z.array(opportunityCard) }),
  ),
  tags: query(
    'The words that stand on opportunities, with how many each',
    z.object({}),
    z.object({ tags: z.array(z.object({ tag: z.string(), count: z.number().int() })) }),
  ),
  get: query('One opportunity with its products, people, next activities and history', z.object({ id: uuid }), opportunityRecord),
  create: command(
    'Makes an opportunity; it belongs to whoever makes it, and begins in the first stage, where nothing else is said',
    newOpportunity,
    undoable.extend({ id: uuid }),
  ),
  update: command(
    'Changes an opportunity, or gives it to somebody else',
    z.object({ id: uuid, change: opportunityChange }),
    undoable,
  ),
  /** `from` is the stage that the person saw: a card that somebody else has moved meanwhile is not moved on unseen. */
  move: command(
    'Moves an opportunity to another stage; to a lost one with the reason. Back to an open stage opens it again',
    z.object({
      id: uuid,
      stageId: uuid,
      from: uuid.exactOptional(),
      lostReason: opportunityValues.shape.lostReason.exactOptional(),
      lostNote: opportunityValues.shape.lostNote.exactOptional(),
    }),
    undoable,
  ),
  close: command(
    'Closes an opportunity as won, or as lost with the reason and a note',
    z.object({
      id: uuid,
      as: z.enum(['won', 'lost']),
      lostReason: opportunityValues.shape.lostReason.default(null),
      lostNote: opportunityValues.shape.lostNote.default(null),
    }),
    undoable,
  ),
  reopen: command('Opens a closed opportunity again, in the stage it was closed from', z.object({ id: uuid }), undoable),
  delete: command('Removes an opportunity; its tasks and visits stay', z.object({ id: uuid }), undoable),
  setTags: command(
    'Puts exactly these words on an opportunity',
    z.object({ id: uuid, tags: z.array(z.string().min(1).max(60)).max(30) }),
    undoable,
  ),
  setContact: command(
    'Names a contact who has a say in it, and in which role',
    z.object({ id: uuid, contactId: uuid, role: opportunityContactValues.shape.role.default(null) }),
    undoable,
  ),
  removeContact: command('Takes a contact off an opportunity', z.object({ id: uuid, contactId: uuid }), undoable),
  saveProduct: command(
    'Writes down what they would buy, or changes the line with this id; the product may be none of the catalogue',
    z.object({
      opportunityId: uuid,
      id: uuid.exactOptional(),
      productId: product.shape.productId.default(null),
      name: product.shape.name,
      quantityMilli: product.shape.quantityMilli,
      priceDong: product.shape.priceDong.default(null),
      note: product.shape.note.default(null),
    }),
    undoable.extend({ id: uuid }),
  ),
  removeProduct: command('Takes a line off an opportunity', z.object({ id: uuid }), undoable),
};
