import { instantOf } from '../../src-shared/lib/dates.ts';
import { readDay, writeDayTime } from '../ui/formats.ts';

/** The moment that a person typed as `14/03/2026 09:30` or `14/3/2026 9h30`; null when it is none. */
export function readInstant(text: string): string | null {
  const parts = /^(\S+)\s+(\d{1,2})[:h](\d{2})$/i.exec(text.trim());
  const day = parts?.[1] === undefined ? null : readDay(parts[1]);
  const hour = Number(parts?.[2]);
  const minute = Number(parts?.[3]);
  if (day === null || !(hour <= 23) || !(minute <= 59)) return null;
  return instantOf(day, `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

/** As `readInstant` reads it. */
export function writeInstant(instant: string): string {
  return writeDayTime(instant);
}
