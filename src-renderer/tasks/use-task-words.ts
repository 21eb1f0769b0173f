import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '../../src-shared/customers/customer.ts';
import { weekOf, weekdayOf } from '../../src-shared/lib/dates.ts';
import type { Task } from '../../src-shared/tasks/task-record.ts';
import { useActivityTypes } from '../activities/index.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeShortDay } from '../ui/formats.ts';
import { shortWeekday } from '../visits/index.ts';

export interface TaskWords {
  /** `9:30`, `hôm nay 9:30`, `T6 27/11`. */
  due(task: Pick<Task, 'dueOn' | 'dueMinute'>, today: string): string | null;
  channel(channel: string | null): string | null;
  type(id: string | null): string | null;
}

export function writeMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export function useTaskWords(): TaskWords {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const types = useActivityTypes();
  return useMemo(
    () => ({
      due({ dueOn, dueMinute }, today) {
        if (dueOn === null) return null;
        const isThisWeek = dueOn >= today && dueOn <= (weekOf(today)[6] ?? today) && weekdayOf(dueOn) >= weekdayOf(today);
        const day =
          dueOn === today
            ? t('today')
            : isThisWeek
              ? `${shortWeekday(dueOn, language)} ${writeShortDay(dueOn, today)}`
              : writeShortDay(dueOn, today);
        return dueMinute === null ? day : `${day} ${writeMinute(dueMinute)}`;
      },
      channel(channel) {
        const known = channels.find((one) => one === channel);
        return known === undefined ? channel : t(`channels.${known}`);
      },
      type: (id) => types.nameOf(id),
    }),
    [t, language, types],
  );
}
