import { z } from 'zod';
import { exactPartial, isoDate, isoInstant, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { newVisit, newVisitResult, visit, visitChange, visitResult } from './visit.ts';

export const visitsContract = {
  /** Days are Vietnamese days, both included; instants are half-open: from ≤ start < to. */
  list: query(
    'The visits between two days or instants, in order',
    z.object({
      from: z.union([isoDate, isoInstant]),
      to: z.union([isoDate, isoInstant]),
      ownerId: uuid.exactOptional(),
      customerId: uuid.exactOptional(),
    }),
    z.object({ visits: z.array(visit) }),
  ),
  /** What a month can show: of each day how many visits there are, and only as many of them as find room. */
  days: query(
    'For each of some days how many visits there are, and the first of them; days are Vietnamese days, both included',
    z.object({
      from: isoDate,
      to: isoDate,
      ownerId: uuid.exactOptional(),
      perDay: z.int().min(0).max(50).default(5),
    }),
    z.object({
      days: z.array(
        z.object({
          day: isoDate,
          /** Without the cancelled ones. */
          count: z.number().int(),
          /** With the cancelled ones, of which the visits are the first. */
          all: z.number().int(),
          visits: z.array(visit),
        }),
      ),
    }),
  ),
  get: query('One visit', z.object({ id: uuid }), visit),
  /** Without `endsAt` a visit takes 45 minutes; without `purpose` it is one of maintenance. */
  create: command('Plans a visit', newVisit, undoable.extend({ id: uuid })),
  update: command('Moves or changes a planned visit', z.object({ id: uuid, change: visitChange }), undoable),
  /** Records the result; `next` plans the follow-up visit in the same transaction. */
  complete: command(
    'Records the result of a visit, and what comes next',
    z.object({
      id: uuid,
      result: newVisitResult,
      next: z
        .object({ startsAt: isoInstant, purpose: z.string().max(60).exactOptional() })
        .nullable()
        .default(null),
    }),
    undoable.extend({ nextVisitId: uuid.nullable() }),
  ),
  /** A visit that nobody had planned, with its result, in one step. Without `startsAt` it has just ended. */
  record: command(
    'Records a visit that was made without a plan, with its result',
    z.object({
      customerId: uuid,
      startsAt: isoInstant.exactOptional(),
      purpose: z.string().max(60).exactOptional(),
      result: newVisitResult,
    }),
    undoable.extend({ id: uuid }),
  ),
  /** Nothing is overwritten: the new result names the old one, which stays readable. Whoever wrote it may. */
  correct: command(
    'Corrects the result of a visit with a new one that names the old one',
    z.object({ resultId: uuid, correction: exactPartial(visitResult) }),
    undoable.extend({ id: uuid }),
  ),
  cancel: command(
    'Cancels a planned visit',
    z.object({ id: uuid, reason: z.string().max(2000).nullable().default(null) }),
    undoable,
  ),
  /** The opposite of cancel. */
  reopen: command('Plans a cancelled visit again', z.object({ id: uuid }), undoable),
};
