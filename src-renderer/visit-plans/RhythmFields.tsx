import { Checkbox, Chip, Group, Input, NumberInput, SegmentedControl, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Adding } from '../ui/adding.ts';
import { PurposeField, TimeField } from '../visits/index.ts';
import { minuteOfTime, type Rhythm, timeOfMinute, unitOf, weekdaysOf, writeWeekdays } from './rhythm.ts';

const weekdays = ['1', '2', '3', '4', '5', '6'] as const;
const usualTime = '09:00';

/** How often, on which weekdays, at what time and for what a customer is visited. */
export function RhythmFields<R extends Rhythm>({
  value,
  onChange,
  onAdding,
  errors,
}: {
  value: R;
  onChange: (value: R) => void;
  onAdding: (adding: Adding) => void;
  errors: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('visitPlans');
  const { count, unit } = unitOf(value.everyDays);
  const change = (part: Partial<Rhythm>) => onChange({ ...value, ...part });
  const everyOf = (number: number, wanted: string) =>
    Math.min(366, Math.max(1, Math.round(number) * (wanted === 'weeks' ? 7 : 1)));
  return (
    <>
      <Input.Wrapper label={t('fields.every')} labelElement="div" error={errors['everyDays']}>
        <Group gap="xs" wrap="nowrap">
          <NumberInput
            w={90}
            aria-label={t('fields.every')}
            min={1}
            max={unit === 'weeks' ? 52 : 366}
            clampBehavior="strict"
            allowDecimal={false}
            value={count}
            onChange={(number) => (number === '' ? undefined : change({ everyDays: everyOf(Number(number), unit) }))}
          />
          <SegmentedControl
            aria-label={t('fields.unit')}
            value={unit}
            onChange={(wanted) =>
              change({
                everyDays:
                  wanted === 'weeks' ? everyOf(count, wanted) : everyOf(value.everyDays === 7 ? 6 : value.everyDays + 1, 'days'),
              })
            }
            data={(['weeks', 'days'] as const).map((choice) => ({ value: choice, label: t(`unit.${choice}`) }))}
          />
        </Group>
      </Input.Wrapper>
      <Input.Wrapper label={t('fields.weekdays')} description={t('weekdaysHint')} labelElement="div" error={errors['weekdays']}>
        <Chip.Group
          multiple
          value={weekdaysOf(value.weekdays)}
          onChange={(chosen) => change({ weekdays: writeWeekdays(chosen) })}
        >
          <Group gap={6} mt={6}>
            {weekdays.map((day) => (
              <Chip key={day} value={day} size="xs">
                {t(`weekday.${day}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <Checkbox
        label={t('fields.fixedTime')}
        checked={value.minuteOfDay !== null}
        onChange={(event) => change({ minuteOfDay: event.currentTarget.checked ? minuteOfTime(usualTime) : null })}
      />
      <SimpleGrid cols={2} spacing="sm">
        {value.minuteOfDay === null ? null : (
          <TimeField
            label={t('fields.time')}
            value={timeOfMinute(value.minuteOfDay)}
            onChange={(time) => change({ minuteOfDay: minuteOfTime(time) })}
          />
        )}
        <NumberInput
          label={t('fields.minutes')}
          min={5}
          max={720}
          step={15}
          allowDecimal={false}
          value={value.minutes}
          error={errors['minutes']}
          onChange={(number) => (number === '' ? undefined : change({ minutes: Number(number) }))}
        />
      </SimpleGrid>
      <PurposeField
        label={t('fields.purpose')}
        value={value.purpose}
        onChange={(purpose) => change({ purpose })}
        onAdding={onAdding}
      />
    </>
  );
}
