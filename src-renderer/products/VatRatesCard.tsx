import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { vatClasses, type VatClass, vatRates, type VatRate } from '../../src-shared/products/vat-rate.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { writeDay } from '../ui/formats.ts';
import { DayField } from '../ui/DayField.tsx';
import classes from './Products.module.css';

interface Draft {
  readonly id: string | null;
  readonly vatClass: VatClass;
  readonly rate: VatRate;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly source: string;
}

/** Which class of goods carries which rate from when until when: as shipped, with the office's own rows over it. */
export function VatRatesCard() {
  const { t } = useTranslation('products');
  const client = useClient();
  const [draft, setDraft] = useState<Draft | null>(null);
  const { data } = useQuery({
    queryKey: ['vatRates', 'list'],
    meta: { entities: ['vatRates', 'users'] },
    queryFn: () => client.vatRates.list({}),
  });
  const remove = useCommand((core, { id }: { id: string }) => core.vatRates.remove({ id }), { done: () => t('vat.removed') });
  if (data === undefined) return null;
  const span = (fromOn: string, toOn: string | null) =>
    toOn === null ? t('lists.from', { day: writeDay(fromOn) }) : `${writeDay(fromOn)} – ${writeDay(toOn)}`;
  return (
    <Card
      title={t('vat.title')}
      aside={
        data.mayChange ? (
          <Button
            variant="subtle"
            onClick={() => setDraft({ id: null, vatClass: 'standard', rate: '8', fromOn: null, toOn: null, source: '' })}
          >
            {t('vat.add')}
          </Button>
        ) : null
      }
    >
      <p className={classes.hint}>{t(data.mayChange ? 'vat.hint' : 'vat.hintReadOnly')}</p>
      {data.problems.map((problem, at) => (
        <p key={at} role="alert" className={classes.problem}>
          {t(`vat.${problem.kind}`, { vatClass: t(`vatClass.${problem.vatClass}`), span: span(problem.fromOn, problem.toOn) })}
        </p>
      ))}
      <table className={classes.lines} aria-label={t('vat.title')}>
        <tbody>
          {data.rates.map(({ id, vatClass, rate, fromOn, toOn, source }) => (
            <tr key={id ?? `${vatClass} ${fromOn}`}>
              <th scope="row">{t(`vatClass.${vatClass}`)}</th>
              <td>
                <b>{t(`rate.${rate}`)}</b>
              </td>
              <td className={`${classes.whole} fb-figures`}>{span(fromOn, toOn)}</td>
              <td className={classes.soft}>{source ?? ''}</td>
              <td className={classes.right}>
                {id === null ? (
                  <span className={classes.soft}>{t('vat.shipped')}</span>
                ) : data.mayChange ? (
                  <>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('vat.editOne', { vatClass: t(`vatClass.${vatClass}`), day: writeDay(fromOn) })}
                      onClick={() => setDraft({ id, vatClass, rate, fromOn, toOn, source: source ?? '' })}
                    >
                      {t('edit')}
                    </Button>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('vat.removeOne', { vatClass: t(`vatClass.${vatClass}`), day: writeDay(fromOn) })}
                      onClick={() => void remove.run({ id })}
                    >
                      {t('remove')}
                    </Button>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {draft === null ? null : <VatDrawer draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />}
    </Card>
  );
}

function VatDrawer({ draft, onChange, onClose }: { draft: Draft; onChange: (draft: Draft) => void; onClose: () => void }) {
  const { t } = useTranslation('products');
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (core, { id, fromOn, ...values }: Draft & { fromOn: string }) =>
      core.vatRates.save({ ...values, fromOn, ...(id === null ? {} : { id }) }),
    { done: () => t('vat.saved'), isQuiet: true },
  );
  async function run() {
    setIsTried(true);
    const { fromOn } = draft;
    if (fromOn !== null && (await save.run({ ...draft, fromOn })) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={t(draft.id === null ? 'vat.add' : 'vat.edit')}
      failure={Object.keys(save.fields).length > 0 ? null : save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <Select
        label={t('fields.vatClass')}
        description={t(`vatHint.${draft.vatClass}`)}
        allowDeselect={false}
        data={vatClasses.map((value) => ({ value, label: t(`vatClass.${value}`) }))}
        value={draft.vatClass}
        onChange={(value) => onChange({ ...draft, vatClass: vatClasses.find((one) => one === value) ?? 'standard' })}
      />
      <Select
        label={t('vat.rate')}
        allowDeselect={false}
        data={vatRates.map((value) => ({ value, label: t(`rate.${value}`) }))}
        value={draft.rate}
        onChange={(value) => onChange({ ...draft, rate: vatRates.find((one) => one === value) ?? '10' })}
      />
      <div className={classes.two}>
        <DayField
          label={t('vat.fromOn')}
          value={draft.fromOn}
          isRequired
          error={isTried && draft.fromOn === null ? t('vat.fromMissing') : save.fields['fromOn']}
          onChange={(fromOn) => onChange({ ...draft, fromOn })}
        />
        <DayField
          label={t('vat.toOn')}
          value={draft.toOn}
          isClearable
          error={save.fields['toOn']}
          onChange={(toOn) => onChange({ ...draft, toOn })}
        />
      </div>
      <TextInput
        label={t('vat.source')}
        placeholder={t('vat.sourceHint')}
        maxLength={300}
        value={draft.source}
        onChange={(event) => onChange({ ...draft, source: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}
