import { z } from 'zod';
import { customerFilter } from '../customers/customer-list.ts';
import { isoDate, isoInstant, limit, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { againChoices, leftReasons, visitReasons } from './who-may-be-told.ts';

export const policyKinds = ['rule', 'list', 'payment', 'promotion'] as const;
export const policyRef = z.object({ kind: z.enum(policyKinds), id: uuid });
export type PolicyRef = z.output<typeof policyRef>;

/** More is for a mailing service, not for a mail program. */
export const mostRecipients = 10_000;
export const mostPerMail = 500;
export const standardPerMail = 100;

/** What hinders an announcement, or what its reader should know. `coming` is no hindrance: a policy is told before it begins. */
export const policyProblems = ['coming', 'over', 'off', 'broken', 'gone', 'empty'] as const;
export type PolicyProblem = (typeof policyProblems)[number];

const language = z.enum(['vi', 'en']).default('vi');

const question = z.object({
  policies: z.array(policyRef).min(1).max(20),
  /** Absent: those whom the policies name. */
  whom: z
    .object({
      groupIds: z.array(uuid).max(100).exactOptional(),
      filter: customerFilter.exactOptional(),
      ids: z.array(uuid).max(50_000).exactOptional(),
    })
    .default({}),
  /** Of companies: key of the role to write to; null is the main contact. */
  role: z.string().max(60).nullable().default(null),
  /** Who got it already and is written to again all the same. */
  again: z.array(z.enum(againChoices)).max(3).default([]),
  without: z.array(uuid).max(5000).default([]),
});
export type AnnouncementQuestion = z.input<typeof question>;
export type ReadQuestion = z.output<typeof question>;

const announcedPolicy = policyRef.extend({
  /** Null where it is gone. */
  name: z.string().nullable(),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  /** For whom: a customer or a group; null for everybody. */
  forWhom: z.string().nullable(),
  problem: z.enum(policyProblems).nullable(),
});
export type AnnouncedPolicy = z.output<typeof announcedPolicy>;

export const proposal = z.object({
  policies: z.array(announcedPolicy),
  /** What the policies say, as it stands in the mail. */
  content: z.string(),
  /** Changes with what the policies say: a draft is made of what was seen. */
  version: z.string(),
  /** How many customers were looked at, and how many are written to. */
  wanted: z.int(),
  recipients: z.int(),
  left: z.array(z.object({ why: z.enum(leftReasons), count: z.int() })),
  /** What stands for the fields of the mail. */
  policy: z.string(),
  company: z.string(),
  seller: z.string(),
  /** Whether the office lets this person take addresses out. */
  isAllowed: z.boolean(),
});
export type Proposal = z.output<typeof proposal>;

export const toldPerson = z.object({
  customerId: uuid,
  customerName: z.string(),
  ownerName: z.string().nullable(),
  /** Null where nobody is written to. */
  personName: z.string().nullable(),
  /** As it stands in the record where it is none to write to. */
  address: z.string().nullable(),
});

export const announcedMail = z.object({
  mail: z.int(),
  of: z.int(),
  taskId: uuid,
  recipients: z.int(),
  /** `sent` where the user said so. */
  state: z.enum(['draft', 'sent', 'dropped']),
  /** How many timelines still call a sent mail a draft: its task was ticked off elsewhere. */
  unlogged: z.int(),
});

export const announcement = z.object({
  id: uuid,
  title: z.string(),
  madeAt: isoInstant,
  madeBy: z.string().nullable(),
  /** Only who made it says what became of it. */
  isMine: z.boolean(),
  mails: z.array(announcedMail),
  /** Policies that say something else by now, or are gone: a draft that has not gone out should not. */
  changed: z.array(z.string()),
  /** The job for those who could not be written to; null where there is none. */
  job: z.object({ made: z.int(), done: z.int(), cancelled: z.int() }).nullable(),
});
export type Announcement = z.output<typeof announcement>;

const mailWords = z.object({ subject: requiredText(300), text: requiredText(20_000) });
const which = z.object({ id: uuid, mails: z.array(z.int().min(1)).min(1).max(10_000).exactOptional() });

/** A new price policy is told to many at once: drafts for the mail program, and a job for those who cannot be written to. */
export const announcementsContract = {
  policies: query(
    'What can be announced: price rules, price lists, payment discounts and promotions that are in force or to come',
    z.object({}),
    z.object({ policies: z.array(announcedPolicy) }),
  ),
  propose: query(
    'Who may be written to about a policy, who is left out and why, and what the mail would say',
    question.extend({ language }),
    proposal,
  ),
  people: query(
    'The customers behind one number of a proposal',
    question.extend({ why: z.enum(leftReasons).nullable(), limit: limit(1000, 200) }),
    z.object({ people: z.array(toldPerson), total: z.int() }),
  ),
  template: query(
    'What a mail says before anybody writes on it',
    z.object({ language }),
    mailWords.extend({ isStandard: z.boolean(), mayChange: z.boolean() }),
  ),
  saveTemplate: command(
    'Changes what mails about a policy say from now on; administrators only',
    mailWords.extend({ language }),
    undoable,
  ),
  /** Long work of kind `announcement`. One mail is an `.eml`, several are a `.zip` of them. The log of exports keeps it. */
  make: command(
    'Writes drafts of a mail to everybody who may be written to, and a job for whom else is to be told. Nothing is sent',
    question.extend({
      language,
      file: z.string().min(1).max(4000),
      ...mailWords.shape,
      perMail: z.int().min(1).max(mostPerMail).default(standardPerMail),
      /** As the proposal said: where either has changed since, nothing is made. */
      version: z.string().max(64),
      recipients: z.int(),
      job: z
        .object({ reasons: z.array(z.enum(visitReasons)).min(1), dueOn: isoDate.nullable().default(null) })
        .nullable()
        .default(null),
    }),
    undoable.extend({ id: uuid, recipients: z.int(), mails: z.int(), tasks: z.int() }),
  ),
  list: query('What was announced, newest first', z.object({}), z.object({ announcements: z.array(announcement) })),
  markSent: command(
    'Says that mails of an announcement were sent; each timeline says so from now on',
    which,
    undoable.extend({ count: z.int() }),
  ),
  drop: command(
    'Says that mails of an announcement are not sent: their customers have not been told',
    which,
    undoable.extend({ count: z.int() }),
  ),
};
