import { z } from 'zod';
import { isoDate, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { substitutionValues } from './substitution.ts';

export const substitution = z.object({
  id: uuid,
  userId: z.string(),
  userName: z.string().nullable(),
  substituteId: z.string(),
  substituteName: z.string().nullable(),
  fromOn: isoDate,
  toOn: isoDate,
  note: z.string().nullable(),
});
export type Substitution = z.output<typeof substitution>;

export const substitutionsContract = {
  list: query(
    'Who stands in for whom, from when to when; those that are over are left out after a year',
    z.object({}),
    z.object({ substitutions: z.array(substitution), mayChange: z.boolean() }),
  ),
  save: command(
    'Writes down that somebody stands in for a colleague, or changes it; administrators only',
    substitutionValues.extend({ id: uuid.exactOptional(), note: substitutionValues.shape.note.exactOptional() }),
    undoable.extend({ id: uuid }),
  ),
  delete: command('Ends that somebody stands in for a colleague; administrators only', z.object({ id: uuid }), undoable),
};
