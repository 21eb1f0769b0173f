import { addMonths } from '../lib/months.ts';
import type { InstalledItemValues } from './installed-item.ts';

/** A maintenance that nobody did for so long is no reminder any more; the list still has it. */
export const overdueMaintenanceDays = 180;

type Rhythm = Pick<InstalledItemValues, 'maintainEveryMonths' | 'nextMaintenanceOn' | 'soldOn'>;

/**
 * When the next maintenance is after one that was done. The rhythm stays as it was planned: done a few days late does not move it. One that
 * was planned for the last day of a short month goes back to the day that the sale meant: sold on the 31st, February's 28th, March's 31st.
 */
export function nextMaintenance({ maintainEveryMonths, nextMaintenanceOn, soldOn }: Rhythm, doneOn: string): string | null {
  if (maintainEveryMonths === null) return null;
  const planned = nextMaintenanceOn ?? doneOn;
  const meant = dayMeant(planned, soldOn);
  let next = planned;
  for (let step = 1; next <= doneOn || step === 1; step += 1) next = addMonths(planned, step * maintainEveryMonths, meant);
  return next;
}

/** When the first maintenance is, from the day of the sale. */
export function firstMaintenance(soldOn: string | null, maintainEveryMonths: number | null): string | null {
  return soldOn === null || maintainEveryMonths === null ? null : addMonths(soldOn, maintainEveryMonths);
}

function dayMeant(planned: string, soldOn: string | null): number {
  const day = Number(planned.slice(8, 10));
  const isLastOfMonth = addMonths(planned, 0, 31) === planned;
  return soldOn !== null && isLastOfMonth ? Math.max(day, Number(soldOn.slice(8, 10))) : day;
}
