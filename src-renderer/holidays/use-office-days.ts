import { useQuery } from '@tanstack/react-query';
import type { OfficeHoliday } from '../../src-shared/holidays/holidays.contract.ts';
import { type OfficeDays, officeDays } from '../../src-shared/holidays/office-days.ts';
import { useClient } from '../api/client.tsx';

interface Answer {
  readonly holidays: readonly OfficeHoliday[];
  readonly mayChange: boolean;
}
const none: Answer = { holidays: [], mayChange: false };
/** One calendar for every component that shows the same rows. */
const made = new WeakMap<readonly OfficeHoliday[], OfficeDays>();

/** The office's own days off and working days in exchange, of every year. */
export function useHolidays(): Answer {
  const client = useClient();
  return (
    useQuery({
      queryKey: ['holidays', 'list'],
      meta: { entities: ['holidays', 'users'] },
      queryFn: () => client.holidays.list({}),
      staleTime: Number.POSITIVE_INFINITY,
    }).data ?? none
  );
}

/** The days off and the working days as the office has them; until its rows are read, as the law has them. */
export function useOfficeDays(): OfficeDays {
  const { holidays } = useHolidays();
  const known = made.get(holidays) ?? officeDays(holidays);
  made.set(holidays, known);
  return known;
}
