import { z } from 'zod';
import { isoInstant, uuid } from '../lib/fields.ts';
import { latitude, longitude } from '../lib/position.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { proofReasons, proofStates } from './proof-state.ts';
import { positionSources } from './visit-proof.ts';

/** A position with where it comes from; `accuracyMetres` as the laptop's own service says. */
export const givenPosition = z.object({
  latitude: latitude.unwrap(),
  longitude: longitude.unwrap(),
  accuracyMetres: z.number().min(0).max(1_000_000).nullable().default(null),
  source: z.enum(positionSources),
});

const proofPoint = z.object({
  at: isoInstant,
  latitude: z.string().nullable(),
  longitude: z.string().nullable(),
  accuracyMetres: z.int().nullable(),
  source: z.enum(positionSources).nullable(),
  /** From the customer; null where one of the two positions is not known. */
  metres: z.int().nullable(),
});

export const visitProof = z.object({
  visitId: uuid,
  /** Null: nothing happened yet that could be proved. */
  state: z.enum(proofStates).nullable(),
  reasons: z.array(
    z.object({
      code: z.enum(proofReasons),
      photo: z.string().nullable(),
      metres: z.int().nullable(),
      hours: z.int().nullable(),
    }),
  ),
  metres: z.int().nullable(),
  by: z.enum(['device', 'photo']).nullable(),
  in: proofPoint.nullable(),
  out: proofPoint.nullable(),
  clockOffsetMinutes: z.int().nullable(),
  photos: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      takenAt: isoInstant.nullable(),
      latitude: z.string().nullable(),
      longitude: z.string().nullable(),
      metres: z.int().nullable(),
    }),
  ),
  customer: z.object({
    latitude: z.string().nullable(),
    longitude: z.string().nullable(),
    source: z.enum(positionSources).nullable(),
  }),
  /** `open`: not sealed yet; `broken`: something was changed or added since. */
  seal: z.enum(['open', 'whole', 'broken']),
  proofHash: z.string().nullable(),
  rules: z.object({ proofMetres: z.int(), proofMinutes: z.int() }),
});
export type VisitProof = z.output<typeof visitProof>;

/** Arriving and leaving, where the customer is, and whether the one fits the other. */
export const proofContract = {
  get: query('What proves a visit, and whether it does', z.object({ visitId: uuid }), visitProof),
  checkIn: command(
    'Writes down that one has arrived, now; a position is welcome and never required',
    z.object({ visitId: uuid, position: givenPosition.nullable().default(null) }),
    undoable,
  ),
  checkOut: command(
    'Writes down that one has left, now, and seals what proves the visit',
    z.object({ visitId: uuid, position: givenPosition.nullable().default(null) }),
    undoable,
  ),
  /** After a check-in without a position: a pin, or the place of a photo. What is sealed is sealed anew. */
  locate: command(
    'Gives the check-in or the check-out of a visit its position',
    z.object({ visitId: uuid, side: z.enum(['in', 'out']), position: givenPosition.nullable() }),
    undoable,
  ),
  seal: command(
    'Seals what proves a visit as it is now; the history and the office keep every seal',
    z.object({ visitId: uuid }),
    undoable.extend({ proofHash: z.string() }),
  ),
  customer: query(
    'Where a customer is, and who says so',
    z.object({ customerId: uuid }),
    z.object({
      latitude: z.string().nullable(),
      longitude: z.string().nullable(),
      source: z.enum(positionSources).nullable(),
      /** Who set it and when; null where nobody here did. */
      setBy: z.string().nullable(),
      setAt: isoInstant.nullable(),
    }),
  ),
  place: command(
    'Sets where a customer is; null takes the position away',
    z.object({ customerId: uuid, position: givenPosition.nullable() }),
    undoable,
  ),
};
