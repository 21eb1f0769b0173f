import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../src-shared/lib/dates.ts';
import { timeText } from '../../src-shared/reminders/due-notices.ts';
import type { Reminder } from '../../src-shared/reminders/reminders.contract.ts';
import { lunarDate } from '../../src-shared/vietnam/lunar.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf, timeOf, writeMoney, writeShortDay } from '../ui/formats.ts';
import { shortWeekday } from '../visits/index.ts';

/** What is overdue from the day after its own. */
const late: ReadonlySet<Reminder['kind']> = new Set<Reminder['kind']>([
  'task',
  'care',
  'receivable',
  'delivery',
  'renewal',
  'maintenance',
]);

/** How a reminder reads: what it is, and when and for whom beneath. */
export function useReminderWords(on: string) {
  const { t } = useTranslation('reminders');
  const language = useLanguage();
  const when = (day: string) => {
    const distance = daysBetween(on, day);
    if (distance === 0) return t('when.today');
    if (distance === 1) return t('when.tomorrow');
    if (distance === -1) return t('when.yesterday');
    return `${shortWeekday(day, language)} ${writeShortDay(day, on)}`;
  };
  return {
    title: ({ kind, name, who, quote, customerName, amountDong }: Reminder) => {
      if (quote !== null)
        return t(quote.isApproved === null ? 'title.toApprove' : quote.isApproved ? 'title.approved' : 'title.refused', { name });
      if (kind === 'help-answer') return t('title.helpAnswer', { name });
      if (kind === 'birthday') return t(who === 'relative' ? 'title.relative' : 'title.birthday', { name });
      if (kind === 'receivable')
        return t('title.receivable', { name: customerName ?? name, amount: writeMoney(amountDong ?? 0) });
      if (
        kind === 'founding' ||
        kind === 'purchase' ||
        kind === 'delivery' ||
        kind === 'renewal' ||
        kind === 'warranty' ||
        kind === 'maintenance'
      )
        return t(`title.${kind}`, { name });
      return name;
    },
    under(reminder: Reminder): string {
      const { kind, on: day, minute, years, isLunar, customerName, name, state, until, quote } = reminder;
      const lunar = isLunar ? lunarDate(day) : null;
      return [
        state === 'done' ? t('state.done') : null,
        state === 'snoozed' && until !== null ? t('state.snoozed', { when: `${when(dayOf(until))} ${timeOf(until)}` }) : null,
        minute === null ? when(day) : `${when(day)} ${timeText(minute)}`,
        lunar === null ? null : t('lunar', { day: lunar.day, month: lunar.month }),
        years === null ? null : t(kind === 'birthday' ? 'age' : 'years', { count: years }),
        kind === 'receivable' ? t('invoice', { number: name }) : null,
        kind === 'receivable' && day < on ? t('late', { count: daysBetween(day, on) }) : null,
        kind === 'receivable' || customerName === null || customerName === name ? null : customerName,
        reminder.byName ?? null,
        quote?.byName ?? null,
        quote?.note ?? null,
      ]
        .filter((part) => part !== null)
        .join(' · ');
    },
    isOverdue: ({ kind, on: day }: Reminder) => (late.has(kind) ? day < on : kind === 'missing-result'),
  };
}
