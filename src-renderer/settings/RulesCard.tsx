import { NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { ProofRules } from '../proof/index.ts';
import { Card } from '../ui/Card.tsx';
import classes from './Settings.module.css';

/** What holds for everybody in the office; others than administrators only read it. */
export function RulesCard() {
  const { t } = useTranslation('settings');
  const client = useClient();
  const rules = useQuery({
    queryKey: ['officeRules', 'get'],
    meta: { entities: ['officeSettings', 'users'] },
    queryFn: () => client.officeRules.get({}),
  }).data;
  if (rules === undefined) return null;
  return (
    <Card title={t('rules')}>
      <p className={classes.text}>{t(rules.mayChange ? 'rulesHint' : 'rulesReadOnly')}</p>
      <div className={classes.rows}>
        <div className={classes.row}>
          <label className={classes.label} htmlFor="trading-limit">
            {t('tradingLimitDays')}
          </label>
          <TradingLimit key={rules.tradingLimitDays} days={rules.tradingLimitDays} isReadOnly={!rules.mayChange} />
        </div>
        <div className={classes.row}>
          <label className={classes.label} htmlFor="who-may-export">
            {t('whoMayExport')}
          </label>
          <WhoMay rule="whoMayExport" id="who-may-export" who={rules.whoMayExport} isReadOnly={!rules.mayChange} />
        </div>
        <div className={classes.row}>
          <label className={classes.label} htmlFor="who-may-import">
            {t('whoMayImport')}
          </label>
          <WhoMay rule="whoMayImport" id="who-may-import" who={rules.whoMayImport} isReadOnly={!rules.mayChange} />
        </div>
        <ProofRules rules={rules} classes={classes} />
      </div>
    </Card>
  );
}

const exporters = ['everybody', 'managers', 'admins'] as const;

function WhoMay({
  rule,
  id,
  who,
  isReadOnly,
}: {
  rule: 'whoMayExport' | 'whoMayImport';
  id: string;
  who: (typeof exporters)[number];
  isReadOnly: boolean;
}) {
  const { t } = useTranslation('settings');
  const save = useCommand((client, chosen: (typeof exporters)[number]) => client.officeRules.set({ [rule]: chosen }), {
    done: () => t(`${rule}Saved`),
  });
  return (
    <Select
      id={id}
      w={220}
      data={exporters.map((value) => ({ value, label: t(`exporters.${value}`) }))}
      value={who}
      allowDeselect={false}
      disabled={isReadOnly}
      onChange={(value) => {
        const chosen = exporters.find((one) => one === value);
        if (chosen !== undefined && chosen !== who) void save.run(chosen);
      }}
    />
  );
}

function TradingLimit({ days, isReadOnly }: { days: number; isReadOnly: boolean }) {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState<number | string>(days);
  const save = useCommand((client, tradingLimitDays: number) => client.officeRules.set({ tradingLimitDays }), {
    done: () => t('tradingLimitSaved'),
    isQuiet: true,
  });
  function leave() {
    const wanted = Number(typed);
    if (typed !== '' && Number.isInteger(wanted) && wanted !== days) void save.run(wanted);
  }
  return (
    <NumberInput
      id="trading-limit"
      w={110}
      min={1}
      max={3650}
      allowDecimal={false}
      value={typed}
      disabled={isReadOnly}
      error={save.fields['tradingLimitDays'] ?? save.failure}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
    />
  );
}
