import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { targetKinds } from '../../src-shared/targets/target.ts';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import classes from './Targets.module.css';
import type { TargetRow } from './use-targets.ts';

type Kind = (typeof targetKinds)[number];
interface Change {
  readonly userId: string;
  readonly kind: Kind;
  readonly value: number | null;
}

/** A field for each rep and target; an empty one is no target. */
export function TargetsForm({
  month,
  monthName,
  rows,
  onClose,
}: {
  month: string;
  monthName: string;
  rows: readonly TargetRow[];
  onClose: () => void;
}) {
  const { t } = useTranslation('targets');
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map());
  const save = useCommand((client, values: readonly Change[]) => client.targets.save({ month, values: [...values] }), {
    done: (_answer, values) => t('saved', { count: values.length }),
    isQuiet: true,
  });
  async function run() {
    const values = [...changes.values()];
    if (values.length === 0 || (await save.run(values)) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={t('formTitle', { month: monthName })}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <p className={classes.soft}>{t('formHint')}</p>
      {rows.map((row) => (
        <fieldset key={row.userId} className={classes.fields}>
          <legend>{row.name}</legend>
          {row.goals.map(({ kind, target }) => (
            <NumberInput
              key={kind}
              label={t(`kinds.${kind}`)}
              aria-label={`${row.name}: ${t(`kinds.${kind}`)}`}
              min={0}
              max={1_000_000}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              defaultValue={target ?? ''}
              onChange={(value) =>
                setChanges(
                  new Map(changes).set(`${row.userId} ${kind}`, {
                    userId: row.userId,
                    kind,
                    value: typeof value === 'number' ? value : null,
                  }),
                )
              }
            />
          ))}
        </fieldset>
      ))}
    </FormDrawer>
  );
}
