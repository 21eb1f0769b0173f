import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isVisitFreeOn, standardVisitFree } from '../../src-shared/reminders/tet.ts';
import { useClient } from '../api/client.tsx';
import { longLunarDay } from './lunar-words.ts';
import { useDayMarks } from './use-day-marks.ts';

/** Why a day is none for visits, as the office has it: Tết, Mùng 1, or a holiday; null on all other days. Until its rules are read, the usual ones. */
export function useVisitFree(): (day: string) => string | null {
  const { t } = useTranslation('visits');
  const client = useClient();
  const marks = useDayMarks();
  const rules =
    useQuery({
      queryKey: ['officeRules', 'get'],
      meta: { entities: ['officeSettings', 'users'] },
      queryFn: () => client.officeRules.get({}),
    }).data ?? standardVisitFree;
  return useCallback(
    (day) => {
      if (isVisitFreeOn(day, rules)) return t('form.visitFree', { lunar: longLunarDay(day) });
      const { holiday } = marks(day);
      return holiday === null ? null : t('form.dayOff', { holiday });
    },
    [t, rules, marks],
  );
}
