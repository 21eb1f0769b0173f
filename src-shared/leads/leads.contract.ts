import { z } from 'zod';
import { contactValues } from '../contacts/contact.ts';
import { lifecycles } from '../customers/customer.ts';
import { exactPartial, isoInstant, limit, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { opportunityValues } from '../opportunities/opportunity.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { leadAssessmentValues, leadVerdicts, leadWarmths } from './lead-assessment.ts';

/** What somebody thought of a lead, and when. */
export const leadAssessment = z.object({
  id: uuid,
  verdict: z.enum(leadVerdicts),
  warmth: z.enum(leadWarmths),
  budgetDong: z.number().int().nullable(),
  timing: z.string().nullable(),
  decider: z.string().nullable(),
  need: z.string().nullable(),
  note: z.string().nullable(),
  assessedAt: isoInstant,
  authorName: z.string().nullable(),
  isMine: z.boolean(),
});
export type LeadAssessment = z.output<typeof leadAssessment>;

/** Where a lead stands: nobody has looked at it yet, or what the newest look said. */
export const leadStates = ['new', ...leadVerdicts] as const;
export type LeadState = (typeof leadStates)[number];
/** Whose leads: one's own, those that wait in a team for somebody, everybody's. */
export const leadOwners = ['mine', 'nobody', 'all'] as const;
export type LeadOwners = (typeof leadOwners)[number];

export const leadLine = z.object({
  customerId: uuid,
  name: z.string(),
  lifecycle: z.enum(lifecycles),
  source: z.string().nullable(),
  phone: z.string().nullable(),
  provinceCode: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  teamName: z.string().nullable(),
  createdAt: isoInstant,
  verdict: z.enum(leadVerdicts).nullable(),
  warmth: z.enum(leadWarmths).nullable(),
  budgetDong: z.number().int().nullable(),
  timing: z.string().nullable(),
  need: z.string().nullable(),
  assessedAt: isoInstant.nullable(),
});
export type LeadLine = z.output<typeof leadLine>;

const receiver = { toUserId: uuid.exactOptional(), toTeamId: uuid.exactOptional() };
const isOneReceiver = ({ toUserId, toTeamId }: { toUserId?: string; toTeamId?: string }) =>
  toUserId === undefined || toTeamId === undefined;

/** Somebody at the customer who is known, or whom the lead brings along. */
const contactChoice = z.union([
  z.object({ id: uuid }),
  exactPartial(contactValues.pick({ role: true, phone: true, email: true, zalo: true, gender: true, salutation: true })).extend({
    name: requiredText(200),
  }),
]);
export type ContactChoice = z.output<typeof contactChoice>;

/** What an opportunity can come from. */
export const originEntities = ['tasks', 'visits', 'customers', 'quotes', 'opportunities'] as const;
export type OriginEntity = (typeof originEntities)[number];

export const leadsContract = {
  assess: command(
    'Notes what is thought of a lead and, where a receiver is named, passes it on in the same step',
    z
      .object({
        customerId: uuid,
        verdict: z.enum(leadVerdicts),
        warmth: z.enum(leadWarmths),
        budgetDong: leadAssessmentValues.shape.budgetDong.default(null),
        timing: leadAssessmentValues.shape.timing.default(null),
        decider: leadAssessmentValues.shape.decider.default(null),
        need: leadAssessmentValues.shape.need.default(null),
        note: leadAssessmentValues.shape.note.default(null),
        ...receiver,
        /** Why it is passed on. */
        handoverNote: optionalText(5000).default(null),
      })
      .refine(isOneReceiver, { path: ['toUserId'], error: 'required' }),
    undoable.extend({
      id: uuid,
      /** False where it was theirs already. */
      isHandedOver: z.boolean(),
    }),
  ),
  of: query(
    'What was thought of a lead, newest first; the first one counts',
    z.object({ customerId: uuid }),
    z.object({ assessments: z.array(leadAssessment), lifecycle: z.enum(lifecycles) }),
  ),
  list: query(
    'Leads by what was thought of them: those nobody has looked at, the oldest first; of the others the hottest first',
    z.object({
      state: z.enum(leadStates).default('new'),
      whose: z.enum(leadOwners).default('mine'),
      warmth: z.enum(leadWarmths).exactOptional(),
      limit: limit(500, 100),
    }),
    z.object({
      leads: z.array(leadLine),
      /** How many there are of each state, whatever the warmth. */
      counts: z.record(z.enum(leadStates), z.number().int()),
    }),
  ),
  convert: command(
    'Makes an opportunity of a lead, with the customer and the contact that it belongs to, as one step to undo',
    z.object({
      customerId: uuid,
      /** A customer that is there already: the lead is merged into it. Without it the lead itself becomes the customer. */
      intoId: uuid.exactOptional(),
      contact: contactChoice.nullable().default(null),
      opportunity: exactPartial(
        opportunityValues.pick({
          stageId: true,
          valueDong: true,
          expectedCloseOn: true,
          potentialPercent: true,
          competitorId: true,
          source: true,
          needs: true,
          note: true,
        }),
      ).extend({ title: requiredText(300) }),
    }),
    undoable.extend({ opportunityId: uuid, customerId: uuid, contactId: uuid.nullable() }),
  ),
  originOf: query(
    'What an opportunity came from: a task, a visit, a lead, a quote or an earlier opportunity; null where it came from nothing',
    z.object({ opportunityId: uuid }),
    z.object({
      origin: z
        .object({
          entity: z.enum(originEntities),
          id: uuid,
          /** What it is called today; null where it is not on this laptop. */
          label: z.string().nullable(),
          customerId: z.string().nullable(),
          day: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  startedFrom: query(
    'The opportunities that came from a task, a visit, a lead, a quote or an earlier opportunity',
    z.object({ entity: z.enum(originEntities), id: uuid }),
    z.object({
      opportunities: z.array(
        z.object({
          id: uuid,
          title: z.string(),
          customerId: uuid,
          valueDong: z.number().int().nullable(),
          createdAt: isoInstant,
        }),
      ),
    }),
  ),
};
