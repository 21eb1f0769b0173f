import { z } from 'zod';
import { exactPartial, isoDate, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { holidayValues } from './holiday.ts';

export const holidayRow = z.object({
  id: uuid,
  day: isoDate,
  kind: holidayValues.shape.kind,
  vi: z.string(),
  en: z.string(),
  source: z.string().nullable(),
});
export type OfficeHoliday = z.output<typeof holidayRow>;

export const holidaysContract = {
  /** The rules of the law are in `src-shared/vietnam/holidays.ts`; these rows lie over them (`officeDays`). */
  list: query(
    'The days off, and the working days in exchange, that the office has written over the rules of the law',
    z.object({ year: z.int().min(1900).max(2200).exactOptional() }),
    z.object({ holidays: z.array(holidayRow), mayChange: z.boolean() }),
  ),
  add: command(
    'Writes down a day off, or a working day in exchange; administrators only. Without an English name it has the Vietnamese one',
    holidayValues.omit({ en: true, source: true }).extend({
      en: holidayValues.shape.en.exactOptional(),
      source: holidayValues.shape.source.exactOptional(),
    }),
    undoable.extend({ id: uuid }),
  ),
  change: command(
    'Changes such a day; administrators only',
    z.object({ id: uuid, change: exactPartial(holidayValues) }),
    undoable.extend({ id: uuid }),
  ),
  remove: command(
    'Takes such a day away: what the law says of it holds again; administrators only',
    z.object({ id: uuid }),
    undoable,
  ),
};
