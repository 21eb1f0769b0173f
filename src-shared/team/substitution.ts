import { z } from 'zod';
import { isoDate, optionalText, uuid } from '../lib/fields.ts';

/** Somebody looks after a colleague's customers for some days, both included; he sees them on those days and plans their visits. */
export const substitutionValues = z.object({
  userId: uuid,
  substituteId: uuid,
  fromOn: isoDate,
  toOn: isoDate,
  note: optionalText(2000),
});
