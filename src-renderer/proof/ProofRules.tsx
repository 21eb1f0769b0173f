import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';

/** Fields for the office's rules: how near and how close in time is near enough. */
export function ProofRules({
  rules,
  classes,
}: {
  rules: { proofMetres: number; proofMinutes: number; mayChange: boolean };
  classes: { row?: string | undefined; label?: string | undefined };
}) {
  return (
    <>
      <RuleField
        key={`m${rules.proofMetres}`}
        rule="proofMetres"
        now={rules.proofMetres}
        range={[20, 20_000]}
        isReadOnly={!rules.mayChange}
        classes={classes}
      />
      <RuleField
        key={`t${rules.proofMinutes}`}
        rule="proofMinutes"
        now={rules.proofMinutes}
        range={[5, 720]}
        isReadOnly={!rules.mayChange}
        classes={classes}
      />
    </>
  );
}

function RuleField({
  rule,
  now,
  range,
  isReadOnly,
  classes,
}: {
  rule: 'proofMetres' | 'proofMinutes';
  now: number;
  range: readonly [number, number];
  isReadOnly: boolean;
  classes: { row?: string | undefined; label?: string | undefined };
}) {
  const { t } = useTranslation('proof');
  const [typed, setTyped] = useState<number | string>(now);
  const save = useCommand(
    (client, value: number) => client.officeRules.set(rule === 'proofMetres' ? { proofMetres: value } : { proofMinutes: value }),
    {
      done: () => t('rules.saved'),
      isQuiet: true,
    },
  );
  function leave() {
    const wanted = Number(typed);
    if (typed !== '' && Number.isInteger(wanted) && wanted !== now) void save.run(wanted);
  }
  return (
    <div className={classes.row}>
      <label className={classes.label} htmlFor={rule}>
        {t(`rules.${rule}`)}
      </label>
      <NumberInput
        id={rule}
        w={110}
        min={range[0]}
        max={range[1]}
        allowDecimal={false}
        value={typed}
        disabled={isReadOnly}
        error={save.fields[rule] ?? save.failure}
        onChange={setTyped}
        onBlur={leave}
        onKeyDown={(event) => event.key === 'Enter' && leave()}
      />
    </div>
  );
}
