import { z } from 'zod';
import { addDays } from '../lib/dates.ts';
import { isoDate, optionalText, uuid } from '../lib/fields.ts';

/** Somebody looks after a colleague's customers for some days, both included; he sees them on those days and plans their visits. */
export const substitutionValues = z.object({
  userId: uuid,
  substituteId: uuid,
  fromOn: isoDate,
  toOn: isoDate,
  note: optionalText(2000),
});
export type SubstitutionValues = z.output<typeof substitutionValues>;

/** Somebody who stands in for a colleague on a day. */
export interface StandIn {
  readonly userId: string;
  readonly substituteId: string;
}

/** What was written on a laptop on the last evening is still taken when the laptop comes online in the days after. */
const daysOfGrace = 2;

/** Who stands in for whom on this day, Vietnamese time; with `late` also those whose days have just ended. */
export function standInsOn(
  rows: readonly (StandIn & { readonly fromOn: string; readonly toOn: string })[],
  day: string,
  { late = false } = {},
): StandIn[] {
  const since = late ? addDays(day, -daysOfGrace) : day;
  return rows
    .filter(({ fromOn, toOn }) => fromOn <= day && toOn >= since)
    .map(({ userId, substituteId }) => ({ userId, substituteId }));
}
