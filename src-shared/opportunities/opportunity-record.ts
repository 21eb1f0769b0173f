import { z } from 'zod';
import { exactPartial, isoDate, uuid } from '../lib/fields.ts';
import { opportunityProductValues, opportunityValues } from './opportunity.ts';
import { stageKinds } from './stage.ts';

/** An opportunity as boards and lists show it. */
export const opportunityCard = z.object({
  id: uuid,
  /** The customer under which it is shown: a merged record's winner. */
  customerId: uuid,
  /** Null where the customer is not on this laptop. */
  customerName: z.string().nullable(),
  title: z.string(),
  stageId: uuid,
  kind: z.enum(stageKinds),
  valueDong: z.number().int().nullable(),
  /** How likely its stage says it is won. */
  probabilityPercent: z.number().int(),
  /** How sure the rep is. */
  potentialPercent: z.number().int().nullable(),
  expectedCloseOn: z.string().nullable(),
  ownerId: uuid,
  ownerName: z.string().nullable(),
  teamId: uuid.nullable(),
  teamName: z.string().nullable(),
  /** Keys of the list `tag`, or somebody's own words. */
  tags: z.array(z.string()),
  daysInStage: z.number().int(),
  /** Longer in its stage than the stage allows. */
  isStanding: z.boolean(),
  closedAt: z.string().nullable(),
  lostReason: z.string().nullable(),
  createdAt: z.string(),
  rev: z.number().int(),
});
export type OpportunityCard = z.output<typeof opportunityCard>;

export const opportunityProduct = opportunityProductValues
  .pick({ productId: true, name: true, quantityMilli: true, priceDong: true, note: true })
  .extend({ id: uuid });
export type OpportunityProduct = z.output<typeof opportunityProduct>;

export const opportunityContact = z.object({
  contactId: uuid,
  name: z.string().nullable(),
  position: z.string().nullable(),
  phone: z.string().nullable(),
  role: z.string().nullable(),
});
export type OpportunityContact = z.output<typeof opportunityContact>;

/** What is to be done next for it. */
export const nextActivity = z.object({
  kind: z.enum(['task', 'visit']),
  id: uuid,
  title: z.string(),
  /** A day, or an instant of a visit. */
  at: z.string().nullable(),
  who: z.string().nullable(),
});
export type NextActivity = z.output<typeof nextActivity>;

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** One line of its history; names where a value is the id of something. */
export const opportunityHistoryLine = z.object({
  id: z.string(),
  at: z.string(),
  userName: z.string().nullable(),
  kind: z.enum(['create', 'update', 'delete', 'restore']),
  field: z.string().nullable(),
  oldValue: value,
  newValue: value,
  oldName: z.string().nullable(),
  newName: z.string().nullable(),
});
export type OpportunityHistoryLine = z.output<typeof opportunityHistoryLine>;

export const opportunityRecord = opportunityCard.extend({
  stageChangedAt: z.string(),
  contactId: uuid.nullable(),
  competitorId: uuid.nullable(),
  competitorName: z.string().nullable(),
  source: z.string().nullable(),
  needs: z.string().nullable(),
  note: z.string().nullable(),
  lostNote: z.string().nullable(),
  originEntity: z.string().nullable(),
  originId: uuid.nullable(),
  authorName: z.string().nullable(),
  customerState: z.enum(['seen', 'deleted', 'unseen']),
  products: z.array(opportunityProduct),
  contacts: z.array(opportunityContact),
  next: z.array(nextActivity),
  history: z.array(opportunityHistoryLine),
});
export type OpportunityRecord = z.output<typeof opportunityRecord>;

const changeable = opportunityValues.pick({
  title: true,
  potentialPercent: true,
  valueDong: true,
  expectedCloseOn: true,
  ownerId: true,
  teamId: true,
  contactId: true,
  competitorId: true,
  source: true,
  needs: true,
  note: true,
});

/** What a form or a script says of a new one; customer and title are enough. */
export const newOpportunity = exactPartial(changeable).extend({
  customerId: uuid,
  title: opportunityValues.shape.title,
  id: uuid.exactOptional(),
  /** Without one it begins in the first open stage. */
  stageId: uuid.exactOptional(),
  tags: z.array(z.string().min(1).max(60)).max(30).exactOptional(),
  originEntity: opportunityValues.shape.originEntity.exactOptional(),
  originId: uuid.nullable().exactOptional(),
});
export type NewOpportunity = z.output<typeof newOpportunity>;

/** What may be changed of one; its stage is moved by a command of its own. */
export const opportunityChange = exactPartial(
  changeable.extend({ lostReason: opportunityValues.shape.lostReason, lostNote: opportunityValues.shape.lostNote }),
);
export type OpportunityChange = z.output<typeof opportunityChange>;

export const opportunityOrders = [
  'title',
  'customer',
  'stage',
  'value',
  'expectedClose',
  'potential',
  'owner',
  'changed',
] as const;

/** What narrows the board, the list and their sums. */
export const opportunityFilter = z.object({
  who: z.enum(['mine', 'team', 'all']).default('all'),
  text: z.string().max(200).exactOptional(),
  ownerId: uuid.exactOptional(),
  teamId: uuid.exactOptional(),
  tag: z.string().max(60).exactOptional(),
  stageId: uuid.exactOptional(),
  kind: z.enum(stageKinds).exactOptional(),
  customerId: uuid.exactOptional(),
  /** Expected to close on these days, both included. */
  closeFrom: isoDate.exactOptional(),
  closeTo: isoDate.exactOptional(),
  minPotential: z.int().min(0).max(100).exactOptional(),
  standing: z.boolean().exactOptional(),
});
export type OpportunityFilter = z.output<typeof opportunityFilter>;
