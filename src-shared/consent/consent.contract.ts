import { z } from 'zod';
import { consentChannels, consentDecisions } from '../customers/customer-record.ts';
import { isoDate, isoInstant, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { personRef } from './person.ts';

export const consentLine = z.object({
  id: uuid,
  purpose: z.string(),
  channel: z.enum(consentChannels),
  decision: z.enum(consentDecisions),
  decidedAt: isoInstant,
  source: z.string().nullable(),
  wording: z.string().nullable(),
  proof: z.string().nullable(),
  writtenBy: z.string().nullable(),
  writtenAt: isoInstant,
});
export type ConsentLineShown = z.output<typeof consentLine>;

/** The ledger of Law 91/2025: what a person agreed to, or no longer does. Lines are added and never changed. */
export const consentContract = {
  of: query(
    'Everything that a person said yes or no to, newest first, and whether use of the data is restricted',
    personRef,
    z.object({
      lines: z.array(consentLine),
      restrictedOn: z.string().nullable(),
      restrictedReason: z.string().nullable(),
    }),
  ),
  record: command(
    'Writes down that a person agreed, or no longer does: one line for each purpose and channel. What is wrong is put right by another line',
    personRef.extend({
      decision: z.enum(consentDecisions),
      purposes: z.array(requiredText(60)).min(1).max(20),
      channels: z.array(z.enum(consentChannels)).min(1).max(consentChannels.length),
      /** When it was said; now where nothing is given. */
      decidedAt: isoInstant.exactOptional(),
      source: optionalText(2000),
      wording: optionalText(5000),
      proof: optionalText(2000),
    }),
    z.object({ lines: z.number().int() }),
  ),
  mayContact: query(
    'Whether a person may be contacted now for a purpose on a channel, and why not',
    personRef.extend({ purpose: requiredText(60), channel: z.enum(consentChannels) }),
    z.object({ may: z.boolean(), why: z.enum(['restricted', 'withdrawn', 'no-consent']).nullable() }),
  ),
  restrict: command(
    'The person’s data is used no more from a day on: left out of lists for contacting, of calls, mails, Zalo and exports',
    personRef.extend({ on: isoDate.exactOptional(), reason: requiredText(500) }),
    undoable,
  ),
  lift: command('The person’s data may be used again', personRef, undoable),
};
