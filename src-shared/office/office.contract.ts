import { z } from 'zod';
import { isoInstant, limit, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { refusalCodes } from '../sync/protocol.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What stands in the way of syncing; each has a sentence in `src-shared/texts` (`officeProblems`). */
export const officeProblemCodes = [
  'offline',
  'not-an-office',
  'server-too-old',
  'client-too-old',
  'signed-out',
  'device-revoked',
  'office-changed',
  'many-removals',
  'too-many-tries',
  'unavailable',
  'unexpected',
] as const;
export type OfficeProblemCode = (typeof officeProblemCodes)[number];

export const officeStatus = z.object({
  address: z.string(),
  organisationName: z.string(),
  account: z.string(),
  role: z.enum(['rep', 'manager', 'admin']),
  deviceName: z.string(),
  deviceCode: z.string(),
  state: z.enum(['offline', 'online', 'syncing', 'attention']),
  problem: z
    .object({
      code: z.enum(officeProblemCodes),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    })
    .nullable(),
  lastSyncAt: isoInstant.nullable(),
  /** Changes that the office has not got yet, and since when the oldest waits. */
  waiting: z.number().int(),
  waitingSince: isoInstant.nullable(),
  rejected: z.number().int(),
  conflicts: z.number().int(),
  /** While scopes are being loaded: rows that came and rows in all. */
  loading: z.object({ done: z.number().int(), total: z.number().int().nullable() }).nullable(),
  /** This laptop's clock less the office's; told where it is more than five minutes. */
  clockOffsetMs: z.number().int(),
});
export type OfficeStatus = z.output<typeof officeStatus>;

/** One change that waits, was refused, or was given up. */
export const pendingChange = z.object({
  opNo: z.number().int(),
  groupId: uuid,
  entity: z.string(),
  rowId: uuid,
  /** The customer it belongs to, to open it; null where there is none or it is not here any more. */
  customerId: uuid.nullable(),
  /** A name for people: the customer's, the contact's, the view's. */
  title: z.string(),
  /** Of a value of an own field: which field. */
  ownFieldId: z.string().exactOptional(),
  kind: z.enum(['create', 'update', 'delete', 'restore']),
  /** What was written, field by field. */
  patch: z.record(z.string(), value),
  /** Of the fields that point to other records: what those are called. */
  names: z.record(z.string(), z.string()),
  at: isoInstant,
  state: z.enum(['waiting', 'rejected', 'discarded']),
  refusal: z.object({ code: z.enum(refusalCodes), field: z.string().nullable(), reason: z.string().nullable() }).nullable(),
});
export type PendingChange = z.output<typeof pendingChange>;

export const conflict = z.object({
  id: uuid,
  kind: z.enum(['field', 'state', 'edit-of-deleted']),
  entity: z.string(),
  rowId: uuid,
  customerId: uuid.nullable(),
  /** A name for people, as in `pendingChange`. */
  title: z.string(),
  ownFieldId: z.string().exactOptional(),
  field: z.string().nullable(),
  keptValue: value,
  lostValue: value,
  originalValue: value,
  keptBy: z.string().nullable(),
  keptAt: isoInstant,
  lostBy: z.string().nullable(),
  lostAt: isoInstant,
  /** Which of the two was written on this laptop, if one was. */
  mine: z.enum(['kept', 'lost']).nullable(),
  resolution: z.enum(['kept', 'turned']).nullable(),
  createdAt: isoInstant,
});
export type Conflict = z.output<typeof conflict>;

export const myDevice = z.object({
  id: uuid,
  code: z.string(),
  name: z.string(),
  platform: z.string(),
  appVersion: z.string(),
  userName: z.string(),
  createdAt: isoInstant,
  lastSeenAt: isoInstant.nullable(),
  revokedAt: isoInstant.nullable(),
  isThis: z.boolean(),
});
export type MyDevice = z.output<typeof myDevice>;

const address = z.string().trim().min(1).max(300);
const password = z.string().min(1).max(200);
/** The person's own from now on: asked for (`password-change-due`) where `password` is the one that an administrator gave. */
const newPassword = password.exactOptional();

export const officeContract = {
  probe: query(
    'Whether an office answers at this address and understands this program',
    z.object({ address }),
    z.object({ address: z.string(), version: z.string() }),
  ),
  join: command(
    'Joins the office: makes a profile, logs in and loads what the user may see',
    z.object({
      address,
      account: requiredText(200),
      password,
      newPassword,
      deviceName: requiredText(100),
    }),
    z.object({ userId: uuid, userName: z.string() }),
  ),
  status: query('Where this laptop stands with its office', z.object({}), officeStatus),
  syncNow: command('Sends and fetches at once; answers when it is done', z.object({}), officeStatus),
  signIn: command('Logs in again after the session has ended', z.object({ password, newPassword }), z.object({})),
  signOut: command('Ends the session of this laptop; its data stays', z.object({}), z.object({})),
  changePassword: command(
    'Changes the own password; all other devices have to log in again',
    z.object({ current: password, next: password }),
    z.object({}),
  ),
  devices: query(
    'My devices; with `everyone` those of the whole office (administrators)',
    z.object({ everyone: z.boolean().default(false) }),
    z.object({ devices: z.array(myDevice) }),
  ),
  revokeDevice: command('Ends a device: it gets nothing from the office any more', z.object({ id: uuid }), z.object({})),
  calendarFeed: query(
    'Since when my calendar can be subscribed to from a phone, Outlook or Google; null where it cannot',
    z.object({}),
    z.object({ madeAt: isoInstant.nullable() }),
  ),
  makeCalendarFeed: command(
    'Makes the secret address of my calendar, told this once; the one before ends',
    z.object({}),
    z.object({ address: z.string(), madeAt: isoInstant }),
  ),
  endCalendarFeed: command('Ends the secret address of my calendar', z.object({}), z.object({})),
  pending: query(
    'Changes that wait or were refused, newest first; refused ones always come first',
    z.object({ limit: limit(1000, 200), withDiscarded: z.boolean().default(false) }),
    z.object({ changes: z.array(pendingChange) }),
  ),
  resend: command(
    'Sends a refused change again, with other values where some are given',
    z.object({ opNo: z.number().int(), patch: z.record(z.string().max(60), value).exactOptional() }),
    z.object({ groupId: uuid }),
  ),
  discard: command('Gives refused changes up', z.object({ opNos: z.array(z.number().int()).min(1).max(10_000) }), z.object({})),
  undiscard: command(
    'Takes changes that were given up back into the list',
    z.object({ opNos: z.array(z.number().int()).min(1).max(10_000) }),
    z.object({}),
  ),
  conflicts: query(
    'Values that met: open ones, or with `resolved` those already looked at',
    z.object({ resolved: z.boolean().default(false), rowId: uuid.exactOptional(), limit: limit(500, 100) }),
    z.object({ conflicts: z.array(conflict) }),
  ),
  resolve: command(
    'Decides a conflict: keep what stands, take the other value, or the one before both; of a deleted record: restore it or leave it',
    z.object({ id: uuid, use: z.enum(['kept', 'lost', 'original']) }),
    z.object({ groupId: uuid }),
  ),
  acceptRestoredOffice: command(
    'The office was put back to an earlier day: sends again what it lost and compares everything',
    z.object({}),
    z.object({}),
  ),
  allowRemovals: command('Lets a removal of many records at once happen', z.object({}), z.object({})),
};
