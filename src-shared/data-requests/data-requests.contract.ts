import { z } from 'zod';
import { personRef } from '../consent/person.ts';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { requestKinds, requestStates } from './data-request.ts';

export const dataRequest = z.object({
  id: uuid,
  customerId: uuid,
  customerName: z.string(),
  contactId: uuid.nullable(),
  contactName: z.string().nullable(),
  kind: z.enum(requestKinds),
  receivedOn: isoDate,
  via: z.string().nullable(),
  words: z.string().nullable(),
  needsOthers: z.boolean(),
  state: z.enum(requestStates),
  answeredOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  extendedOn: z.string().nullable(),
  extendedDays: z.number().int().nullable(),
  extendedReason: z.string().nullable(),
  outcome: z.string().nullable(),
  receivedBy: z.string().nullable(),
  /** Computed: by when the person has to be told that the request has come, and by when it has to be done. */
  answerBy: isoDate,
  doneBy: isoDate,
  extendableTo: isoDate.nullable(),
});
export type DataRequest = z.output<typeof dataRequest>;

/** Requests of persons about the data that we hold of them (Law 91/2025): each has its days, and none is forgotten. */
export const dataRequestsContract = {
  list: query(
    'Requests of one person or of everybody whose customers one sees; the open ones first, the most urgent of them on top',
    z.object({
      person: personRef.exactOptional(),
      /** Open ones alone. */
      open: z.boolean().exactOptional(),
    }),
    z.object({ requests: z.array(dataRequest) }),
  ),
  receive: command(
    'Writes down a request that has come in; its days follow from the day of receipt',
    personRef.extend({
      kind: z.enum(requestKinds),
      receivedOn: isoDate.exactOptional(),
      via: optionalText(300),
      words: optionalText(5000),
      needsOthers: z.boolean().default(false),
    }),
    undoable.extend({ id: uuid }),
  ),
  answer: command('The person was told that the request has come', z.object({ id: uuid, on: isoDate.exactOptional() }), undoable),
  extend: command(
    'Extends the time once, by 15 days at most; the person is told why',
    z.object({ id: uuid, days: z.int().min(1).max(15), reason: requiredText(1000) }),
    undoable,
  ),
  close: command(
    'The request is carried out, or refused with its reason',
    z.object({ id: uuid, state: z.enum(['done', 'refused']), outcome: requiredText(5000) }),
    undoable,
  ),
};
