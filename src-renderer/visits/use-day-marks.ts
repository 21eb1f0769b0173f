import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayOf } from '../../src-shared/lib/dates.ts';
import { useLanguage } from '../api/use-language.ts';
import { useOfficeDays } from '../holidays/index.ts';
import { isMarkedLunarDay, longLunarDay, shortLunarDay } from './lunar-words.ts';

/** What stands beside a day in a calendar. */
export interface DayMark {
  /** The holiday's name; null on other days. */
  readonly holiday: string | null;
  /** Nobody works: a holiday, or a Sunday that is not worked on in exchange. */
  readonly isOff: boolean;
  /** The first and the full moon of a lunar month, and 23 tháng Chạp. */
  readonly isMarked: boolean;
  /** `15/10`, `15/6N`. */
  readonly lunar: string;
  /** One short line: the holiday, the working day in exchange, or the lunar date. */
  readonly under: string;
  /** The lunar date as people say it, and what else is to be known of the day. */
  readonly title: string;
}

/** Tells of a day what the calendar says beside it; the same day is reckoned once. */
export function useDayMarks(): (day: string) => DayMark {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const days = useOfficeDays();
  return useMemo(() => {
    const known = new Map<string, DayMark>();
    const describe = (day: string): DayMark => {
      const lunar = shortLunarDay(day);
      const off = days.offOn(day);
      const exchange = days.exchangeOn(day);
      const holiday = off === null ? null : off.name[language];
      const lunarWords = t('calendar.lunar', { day: lunar });
      const worked = exchange === null ? null : t('calendar.worked', { name: exchange.name[language] });
      return {
        holiday,
        isOff: holiday !== null || (weekdayOf(day) === 7 && exchange === null),
        isMarked: isMarkedLunarDay(day),
        lunar,
        under: holiday ?? worked ?? lunarWords,
        title: [longLunarDay(day), holiday ?? worked].filter((part) => part !== null).join(' · '),
      };
    };
    return (day) => {
      const mark = known.get(day) ?? describe(day);
      known.set(day, mark);
      return mark;
    };
  }, [t, language, days]);
}
