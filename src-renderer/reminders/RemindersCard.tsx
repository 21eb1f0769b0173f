import { useTranslation } from 'react-i18next';
import type { Reminder } from '../../src-shared/reminders/reminders.contract.ts';
import { Card } from '../ui/Card.tsx';
import { reminderCentre } from './centre.ts';
import { ReminderLine } from './ReminderLine.tsx';
import classes from './Reminders.module.css';
import { useReminders } from './use-reminders.ts';

const shownAtFirst = 5;
/** What the home screen shows in no card of its own. */
const kinds: ReadonlySet<Reminder['kind']> = new Set<Reminder['kind']>([
  'care',
  'birthday',
  'founding',
  'yearly-day',
  'purchase',
  'receivable',
  'delivery',
  'renewal',
  'warranty',
  'maintenance',
]);

/** What is coming up, on the home screen; the rest and the other kinds are one click away. */
export function RemindersCard({ on }: { on: string }) {
  const { t } = useTranslation('reminders');
  const { data } = useReminders(on);
  if (data === undefined) return null;
  // What is due today or overdue stands among the tasks already; old debts would crowd out all that is coming, and have a screen of their own.
  const lines = data.reminders.filter(
    ({ kind, on: day }) => kinds.has(kind) && (kind !== 'care' || day > on) && (kind !== 'receivable' || day >= on),
  );
  const shown = lines.slice(0, shownAtFirst);
  return (
    <Card
      title={t('card')}
      isFlush={shown.length > 0}
      aside={
        <button type="button" className={classes.link} onClick={() => reminderCentre.open(true)}>
          {t('all', { count: data.total })}
        </button>
      }
    >
      {shown.length === 0 ? (
        <p className={classes.quiet}>{t('cardEmpty')}</p>
      ) : (
        <ul className={classes.lines}>
          {shown.map((reminder) => (
            <ReminderLine key={reminder.key} reminder={reminder} on={on} />
          ))}
        </ul>
      )}
      {lines.length > shown.length ? (
        <button type="button" className={classes.more} onClick={() => reminderCentre.open(true)}>
          {t('more', { count: lines.length - shown.length })}
        </button>
      ) : null}
    </Card>
  );
}
