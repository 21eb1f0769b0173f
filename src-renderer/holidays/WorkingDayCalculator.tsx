import { NumberInput, SegmentedControl } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayOf } from '../../src-shared/lib/dates.ts';
import { readDay, writeDay } from '../ui/formats.ts';
import classes from './Holidays.module.css';
import { useOfficeDays } from './use-office-days.ts';

/** Reckons the day on which something is due: so many working days, or so many days of a term that ends on a working day. */
export function WorkingDayCalculator({ today }: { today: string }) {
  const { t } = useTranslation('holidays');
  const days = useOfficeDays();
  const [from, setFrom] = useState<string | null>(today);
  const [count, setCount] = useState<number | string>(5);
  const [way, setWay] = useState<'working' | 'term'>('working');
  const wanted = Number(count);
  const isReady = from !== null && count !== '' && Number.isInteger(wanted) && wanted >= 0 && wanted <= 3650;
  const due = isReady ? (way === 'working' ? days.addWorkingDays(from, wanted) : days.endOfTerm(from, wanted)) : null;
  return (
    <div className={classes.reckon} role="group" aria-label={t('reckon.title')}>
      <DateInput
        label={t('reckon.from')}
        w={140}
        value={from}
        onChange={setFrom}
        valueFormat="DD/MM/YYYY"
        dateParser={readDay}
        popoverProps={{ withinPortal: true }}
      />
      <NumberInput label={t('reckon.count')} w={90} min={0} max={3650} allowDecimal={false} value={count} onChange={setCount} />
      <SegmentedControl
        aria-label={t('reckon.way')}
        value={way}
        onChange={(value) => setWay(value === 'term' ? 'term' : 'working')}
        data={(['working', 'term'] as const).map((value) => ({ value, label: t(`reckon.${value}`) }))}
      />
      <output className={classes.answer}>
        {due === null
          ? t('reckon.missing')
          : t('reckon.due', { weekday: t(`weekday.${weekdayOf(due)}` as 'weekday.1'), day: writeDay(due) })}
      </output>
    </div>
  );
}
