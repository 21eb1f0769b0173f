import { Button, Collapse, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerKinds, customerRatings, lifecycles } from '../../src-shared/customers/customer.ts';
import { guessProvince, provinces } from '../../src-shared/vietnam/provinces.ts';
import { checkTaxCode } from '../../src-shared/vietnam/tax-code.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { useTeam, useTeams } from '../api/use-team.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { readDay } from '../ui/formats.ts';
import { createOpener } from '../ui/opener.ts';
import { TextArea } from '../ui/TextArea.tsx';
import { DuplicateHints } from './DuplicateHints.tsx';
import type { CustomerForm } from './new-customer-form.ts';
import { customerFrom, emptyForm } from './new-customer-form.ts';
import { useCompanyOfTaxCode } from './ParentProposal.tsx';
import classes from './NewCustomer.module.css';

/** Any screen may open the form for a new customer. */
export const newCustomerDrawer = createOpener<{ readonly name?: string }>();

export function NewCustomerDrawer() {
  const opened = newCustomerDrawer.use();
  return opened === null ? null : <NewCustomerForm onClose={newCustomerDrawer.close} />;
}

type TextField =
  | 'name'
  | 'taxCode'
  | 'phone'
  | 'email'
  | 'address'
  | 'tradeName'
  | 'website'
  | 'foundedOn'
  | 'legalRepresentative';

function NewCustomerForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['customers', 'ui']);
  const navigate = useNavigate();
  const team = useTeam();
  const teams = useTeams();
  const sources = useChoices('lead_source');
  const draft = useDraft<CustomerForm>('customers.new', emptyForm);
  const { values, change } = draft;
  const [isTried, setIsTried] = useState(false);
  const [isLong, setIsLong] = useState(draft.isRestored);
  const save = useCommand((client, form: CustomerForm) => client.customers.create(customerFrom(form)), {
    done: (_answer, form) => t('created', { name: form.name.trim() }),
    isQuiet: true,
  });
  const nameProblem = isTried && values.name.trim() === '' ? t('form.nameRequired') : undefined;
  const dayProblem = values.foundedOn.trim() !== '' && readDay(values.foundedOn) === null ? t('ui:inline.badDay') : undefined;

  async function submit() {
    setIsTried(true);
    if (values.name.trim() === '' || dayProblem !== undefined) return;
    const made = await save.run(values);
    if (made === null) return;
    draft.clear();
    onClose();
    await navigate({ to: '/customers/$id', params: { id: made.id } });
  }

  const text = (field: TextField) => ({
    label: t(`fields.${field}`),
    value: values[field],
    error: save.fields[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const choice = (
    field: 'provinceCode' | 'source' | 'ownerId' | 'teamId' | 'rating',
    options: readonly { value: string; label: string }[],
  ) => (
    <Select
      label={t(`fields.${field}`)}
      data={[...options]}
      value={values[field] === '' ? null : values[field]}
      searchable={options.length > 8}
      clearable
      onChange={(value) => change({ [field]: value ?? '' })}
    />
  );
  return (
    <FormDrawer
      isOpen
      title={t('form.title')}
      saveLabel={t('form.create')}
      isSaving={save.isRunning}
      failure={save.failure}
      notice={
        draft.isRestored ? (
          <div className={classes.restored} role="status">
            {t('ui:draftRestored')}
            <Button variant="subtle" onClick={draft.clear}>
              {t('ui:draftForget')}
            </Button>
          </div>
        ) : null
      }
      onSave={() => void submit()}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('fields.kind')}
        value={values.kind}
        onChange={(kind) => change({ kind })}
        data={customerKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextInput
        {...text('name')}
        required
        maxLength={300}
        data-autofocus
        placeholder={t('form.nameExample')}
        error={nameProblem ?? save.fields['name']}
      />
      <div className={classes.pair}>
        <TextInput
          {...text('taxCode')}
          maxLength={50}
          inputMode="numeric"
          description={<TaxCodeHint typed={values.taxCode} />}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <TextInput {...text('phone')} maxLength={300} inputMode="tel" />
      </div>
      <DuplicateHints typed={values} onOpen={onClose} />
      <TextInput
        {...text('address')}
        maxLength={1000}
        onBlur={() => {
          // The province is in most addresses; it is filled in only where nothing was chosen.
          const guess = values.provinceCode === '' ? guessProvince(values.address) : null;
          if (guess !== null) change({ provinceCode: guess });
        }}
      />
      <div className={classes.pair}>
        {choice(
          'provinceCode',
          provinces.map(({ code, name }) => ({ value: code, label: name })),
        )}
        <Select
          label={t('fields.lifecycle')}
          allowDeselect={false}
          data={lifecycles.map((value) => ({ value, label: t(`lifecycle.${value}`) }))}
          value={values.lifecycle}
          onChange={(value) => change({ lifecycle: value ?? 'lead' })}
        />
      </div>
      <Button variant="subtle" className={classes.more ?? ''} aria-expanded={isLong} onClick={() => setIsLong(!isLong)}>
        {t('form.more')}
      </Button>
      <Collapse expanded={isLong}>
        <div className={classes.rest}>
          <TextInput {...text('tradeName')} maxLength={300} />
          <div className={classes.pair}>
            <TextInput {...text('email')} maxLength={300} inputMode="email" />
            <TextInput {...text('website')} maxLength={300} inputMode="url" />
          </div>
          <div className={classes.pair}>
            <TextInput {...text('foundedOn')} maxLength={12} placeholder="dd/mm/yyyy" error={isTried ? dayProblem : undefined} />
            <TextInput {...text('legalRepresentative')} maxLength={200} />
          </div>
          <div className={classes.pair}>
            {choice(
              'rating',
              customerRatings.map((value) => ({ value, label: value })),
            )}
            {choice('source', sources.options)}
          </div>
          <div className={classes.pair}>
            {choice(
              'ownerId',
              team.map(({ id, name }) => ({ value: id, label: name })),
            )}
            {teams.length === 0
              ? null
              : choice(
                  'teamId',
                  teams.map(({ id, name }) => ({ value: id, label: name })),
                )}
          </div>
          <TextArea
            label={t('fields.note')}
            maxLength={20_000}
            value={values.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </div>
      </Collapse>
    </FormDrawer>
  );
}

/** Says while typing whether a tax code can be right; it never forbids to save. */
function TaxCodeHint({ typed }: { typed: string }) {
  const { t } = useTranslation('customers');
  const digits = typed.replace(/\D/g, '');
  const company = useCompanyOfTaxCode(digits.length < 13 ? null : typed);
  if (digits.length < 9) return null;
  const { status } = checkTaxCode(typed);
  return (
    <span className={status === 'valid' ? classes.good : classes.warn}>
      {t(`taxCode.${status}`)}
      {company === null ? null : ` · ${t('taxCode.branchOf', { name: company.name })}`}
    </span>
  );
}
