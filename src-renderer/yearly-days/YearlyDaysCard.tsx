import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { careDrawer } from '../care/index.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf, writeShortDay } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { emptyYearlyDay, YearlyDayDrawer, type YearlyDayDraft } from './YearlyDayDrawer.tsx';
import classes from './YearlyDays.module.css';

/** Days of a customer that come round, by the sun or the moon: giỗ, khai trương, mùng 1 and rằm. */
export function YearlyDaysCard({
  customerId,
  customerName,
  isReadOnly,
}: {
  customerId: string;
  customerName: string;
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('yearlyDays');
  const client = useClient();
  const today = dayOf(useNow());
  const [draft, setDraft] = useState<YearlyDayDraft | null>(null);
  const days = useQuery({
    queryKey: ['yearlyDays', 'list', customerId],
    meta: { entities: ['yearlyDays', 'contacts', 'customers'] },
    queryFn: () => client.yearlyDays.list({ customerId }),
  }).data?.days;
  const remove = useCommand((core, { id }: { id: string; name: string }) => core.yearlyDays.delete({ id }), {
    done: (_answer, { name }) => t('removed', { name }),
  });
  if (days === undefined || (isReadOnly && days.length === 0)) return null;
  const writtenDay = ({ calendar, month, day }: Pick<YearlyDayDraft, 'calendar' | 'month' | 'day'>) =>
    month === 0 ? t(`monthly.${calendar}`, { day }) : t(`yearly.${calendar}`, { day, month });
  return (
    <Card
      title={t('title')}
      isFlush
      aside={
        isReadOnly ? null : (
          <>
            <Button variant="subtle" onClick={() => careDrawer.open({ customer: { id: customerId, name: customerName } })}>
              {t('appoint')}
            </Button>
            <Button
              variant="subtle"
              aria-label={t('addOne')}
              leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
              onClick={() => setDraft(emptyYearlyDay)}
            >
              {t('add')}
            </Button>
          </>
        )
      }
    >
      {days.length === 0 ? <p className={classes.empty}>{t('empty')}</p> : null}
      <ul className={classes.list}>
        {days.map((day) => (
          <li key={day.id}>
            <button
              type="button"
              className={classes.line}
              disabled={isReadOnly}
              aria-keyshortcuts="Delete"
              onClick={() => setDraft(day)}
              onKeyDown={(event) => {
                if (event.key === 'Delete') void remove.run(day);
              }}
            >
              <span className={classes.name}>{day.name}</span>
              <span className={`${classes.next} fb-figures`}>
                {day.nextOn === null ? '' : t('next', { day: writeShortDay(day.nextOn, today) })}
              </span>
              <span className={classes.under}>
                {[writtenDay(day), day.contactName, day.note].filter((part) => part !== null).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {draft === null ? null : (
        <YearlyDayDrawer
          customerId={customerId}
          start={draft}
          onClose={() => setDraft(null)}
          onRemove={(day) => void remove.run(day)}
        />
      )}
    </Card>
  );
}
