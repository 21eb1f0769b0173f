import { NumberInput, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReminderRule } from '../../src-shared/reminders/reminder.ts';
import { timeText } from '../../src-shared/reminders/due-notices.ts';
import type { OfficeRules } from '../../src-shared/settings/office-rules.contract.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useSettings } from '../settings/index.ts';
import { Card } from '../ui/Card.tsx';
import { TimeField } from '../visits/index.ts';
import { NoticeSwitch } from './NoticeSwitch.tsx';
import classes from './ReminderSettings.module.css';

/** What the office is reminded of and how early, what is quiet at Tết, and when this laptop shows notices. */
export function ReminderSettings() {
  return (
    <>
      <NoticesCard />
      <OfficeRemindersCard />
    </>
  );
}

function NoticesCard() {
  const { t } = useTranslation('reminders');
  const { settings, change } = useSettings();
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return (
    <Card title={t('notices.title')}>
      <p className={classes.text}>{t('notices.explain')}</p>
      <NoticeSwitch />
      <div className={classes.hours}>
        <TimeField
          label={t('notices.quietFrom')}
          value={timeText(settings.quietFrom)}
          onChange={(time) => change({ quietFrom: minutesOf(time) })}
        />
        <TimeField
          label={t('notices.quietTo')}
          value={timeText(settings.quietTo)}
          onChange={(time) => change({ quietTo: minutesOf(time) })}
        />
      </div>
    </Card>
  );
}

function OfficeRemindersCard() {
  const { t } = useTranslation('reminders');
  const client = useClient();
  const rules = useQuery({
    queryKey: ['reminders', 'rules'],
    meta: { entities: ['reminderRules', 'users'] },
    queryFn: () => client.reminders.rules({}),
  }).data;
  const office = useQuery({
    queryKey: ['officeRules', 'get'],
    meta: { entities: ['officeSettings', 'users'] },
    queryFn: () => client.officeRules.get({}),
  }).data;
  const setRule = useCommand((core, rule: ReminderRule) => core.reminders.setRule(rule), { done: () => t('rules.saved') });
  const setOffice = useCommand((core, change: Partial<OfficeRules>) => core.officeRules.set(change), {
    done: () => t('rules.saved'),
  });
  if (rules === undefined || office === undefined) return null;
  const isReadOnly = !rules.mayChange;
  return (
    <Card title={t('rules.title')}>
      <p className={classes.text}>{t(isReadOnly ? 'rules.readOnly' : 'rules.explain')}</p>
      <ul className={classes.rules}>
        {rules.rules.map((rule) => (
          <li key={rule.kind} className={classes.rule}>
            <Switch
              label={t(`kind.${rule.kind}`)}
              checked={rule.isActive}
              disabled={isReadOnly}
              onChange={(event) => void setRule.run({ ...rule, isActive: event.currentTarget.checked })}
            />
            {rule.kind === 'missing-result' ? null : (
              <Days
                key={rule.daysAhead}
                label={t('rules.daysAhead', { kind: t(`kind.${rule.kind}`) })}
                days={rule.daysAhead}
                most={365}
                unit={t('rules.ahead')}
                isReadOnly={isReadOnly || !rule.isActive}
                onSave={(daysAhead) => void setRule.run({ ...rule, daysAhead })}
              />
            )}
          </li>
        ))}
      </ul>
      <h3 className={classes.head}>{t('rules.tet')}</h3>
      <ul className={classes.rules}>
        {(['tetDebtFreeDays', 'tetVisitFreeDays'] as const).map((rule) => (
          <li key={rule} className={classes.rule}>
            <span>{t(`rules.${rule}`)}</span>
            <Days
              key={office[rule]}
              label={t(`rules.${rule}`)}
              days={office[rule]}
              most={30}
              unit={t('rules.firstDays')}
              isReadOnly={isReadOnly}
              onSave={(days) => void setOffice.run({ [rule]: days })}
            />
          </li>
        ))}
        {(['isFirstOfMonthDebtFree', 'isFirstOfMonthVisitFree'] as const).map((rule) => (
          <li key={rule} className={classes.rule}>
            <Switch
              label={t(`rules.${rule}`)}
              checked={office[rule]}
              disabled={isReadOnly}
              onChange={(event) => void setOffice.run({ [rule]: event.currentTarget.checked })}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Days({
  label,
  days,
  most,
  unit,
  isReadOnly,
  onSave,
}: {
  label: string;
  days: number;
  most: number;
  unit: string;
  isReadOnly: boolean;
  onSave: (days: number) => void;
}) {
  const [typed, setTyped] = useState<number | string>(days);
  function leave() {
    const wanted = Number(typed);
    if (typed !== '' && Number.isInteger(wanted) && wanted >= 0 && wanted <= most && wanted !== days) onSave(wanted);
    else setTyped(days);
  }
  return (
    <span className={classes.days}>
      <NumberInput
        aria-label={label}
        w={84}
        min={0}
        max={most}
        allowDecimal={false}
        value={typed}
        disabled={isReadOnly}
        onChange={setTyped}
        onBlur={leave}
        onKeyDown={(event) => event.key === 'Enter' && leave()}
      />
      {unit}
    </span>
  );
}
