import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime, localDay } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { useInsteadOf } from '../substitutions/index.ts';
import { writeShortDay } from '../ui/formats.ts';
import { shortWeekday } from './day-names.ts';
import type { VisitMark } from './visit-marks.ts';

export interface VisitWords {
  /** With “thay …” before it where the visit is a colleague's for whom one stands in. */
  purpose(visit: Pick<Visit, 'purpose'> | Visit): string;
  mark(mark: VisitMark): string;
  /** `09:30–10:15` */
  times(visit: Pick<Visit, 'startsAt' | 'endsAt'>): string;
  /** `T2 23/11, 09:30` for a toast. */
  when(instant: string): string;
  /** Everything about a visit in one sentence, for screen readers and the pointer's tip. */
  spoken(visit: Visit, mark: VisitMark): string;
}

export function useVisitWords(): VisitWords {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const { t: substitutions } = useTranslation('substitutions');
  const purposes = useChoices('visit_purpose');
  const insteadOf = useInsteadOf();
  return useMemo(() => {
    const times = (visit: Pick<Visit, 'startsAt' | 'endsAt'>) => `${formatTime(visit.startsAt)}–${formatTime(visit.endsAt)}`;
    // Asked for each of hundreds of visits, and there are five.
    const marks = new Map<VisitMark, string>();
    const words: VisitWords = {
      purpose(visit) {
        const word = purposes.wordFor(visit.purpose);
        const name = 'ownerId' in visit && 'startsAt' in visit ? insteadOf(visit) : null;
        return name === null ? word : `${substitutions('instead', { name })} · ${word}`;
      },
      mark(mark) {
        const known = marks.get(mark);
        if (known !== undefined) return known;
        const word = t(`mark.${mark}`);
        marks.set(mark, word);
        return word;
      },
      times,
      when(instant) {
        const day = localDay(instant);
        return `${shortWeekday(day, language)} ${writeShortDay(day, day)}, ${formatTime(instant)}`;
      },
      spoken: (visit, mark) =>
        `${times(visit)} ${visit.customerName}, ${words.purpose(visit)}, ${words.mark(mark)}${visit.ownerName === null ? '' : `, ${visit.ownerName}`}`,
    };
    return words;
  }, [t, substitutions, language, purposes, insteadOf]);
}
