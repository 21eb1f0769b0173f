import { Button, FileButton, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyFacts } from '../../src-shared/documents/company.ts';
import { banks } from '../../src-shared/vietnam/banks.ts';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { smallPicture } from './small-picture.ts';
import classes from './Papers.module.css';
import { useCompany } from './use-papers.ts';

type Words = Exclude<keyof CompanyFacts, 'logo' | 'bankBin'>;
const fields: readonly Words[] = [
  'name',
  'address',
  'taxCode',
  'phone',
  'email',
  'website',
  'representative',
  'representativePost',
];
const ofBank: readonly Words[] = ['bankAccount', 'bankHolder', 'bankBranch'];

/** What papers say about the company itself: name, address, tax code, account, logo. */
export function CompanyCard() {
  const { t } = useTranslation('papers');
  const company = useCompany();
  const [isEditing, setIsEditing] = useState(false);
  if (company === undefined) return null;
  const { mayChange, ...facts } = company;
  const bank = banks.find(({ bin }) => bin === facts.bankBin)?.name ?? null;
  const account = [facts.bankAccount, bank].filter((part) => part !== null).join(' – ');
  const known = [facts.name, facts.address, facts.taxCode, account === '' ? null : account].filter((part) => part !== null);
  return (
    <Card
      title={t('company.title')}
      aside={
        mayChange ? (
          <Button variant="subtle" onClick={() => setIsEditing(true)}>
            {t('company.edit')}
          </Button>
        ) : null
      }
    >
      <div className={classes.company}>
        {facts.logo === null ? null : <img className={classes.logo} src={facts.logo} alt={t('company.logo')} />}
        <div>
          {known.length === 0 ? <span className={classes.soft}>{t('company.none')}</span> : null}
          {known.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      </div>
      {isEditing ? <CompanyDrawer facts={facts} onClose={() => setIsEditing(false)} /> : null}
    </Card>
  );
}

function CompanyDrawer({ facts, onClose }: { facts: CompanyFacts; onClose: () => void }) {
  const { t } = useTranslation('papers');
  const [draft, setDraft] = useState(facts);
  const [isUnreadable, setIsUnreadable] = useState(false);
  const save = useCommand(
    (core, next: CompanyFacts) => {
      const changed = Object.entries(next).filter(
        ([field, value]) => value !== Object.entries(facts).find(([own]) => own === field)?.[1],
      );
      return core.company.set(Object.fromEntries(changed));
    },
    { done: () => t('company.saved'), isQuiet: true },
  );
  const change = (part: Partial<CompanyFacts>) => setDraft({ ...draft, ...part });
  const input = (field: Words) => (
    <TextInput
      key={field}
      label={t(`company.${field}`)}
      value={draft[field] ?? ''}
      error={save.fields[field] ?? null}
      onChange={(event) => change({ [field]: event.currentTarget.value === '' ? null : event.currentTarget.value })}
    />
  );
  return (
    <FormDrawer
      isOpen
      title={t('company.title')}
      failure={save.failure}
      isSaving={save.isRunning}
      onClose={onClose}
      onSave={async () => {
        if ((await save.run(draft)) !== null) onClose();
      }}
    >
      {fields.map(input)}
      <Select
        label={t('company.bank')}
        searchable
        clearable
        value={draft.bankBin}
        error={save.fields['bankBin'] ?? null}
        data={banks.map(({ bin, name }) => ({ value: bin, label: name }))}
        onChange={(bankBin) => change({ bankBin })}
      />
      {ofBank.map(input)}
      <div>
        <div className={classes.label}>{t('company.logo')}</div>
        {draft.logo === null ? null : <img className={classes.logo} src={draft.logo} alt={t('company.logo')} />}
        <div className={classes.buttons}>
          <FileButton
            accept="image/*"
            onChange={async (file) => {
              if (file === null) return;
              const logo = await smallPicture(file);
              setIsUnreadable(logo === null);
              if (logo !== null) change({ logo });
            }}
          >
            {(button) => (
              <Button variant="default" {...button}>
                {t('company.chooseLogo')}
              </Button>
            )}
          </FileButton>
          {draft.logo === null ? null : (
            <Button variant="subtle" onClick={() => change({ logo: null })}>
              {t('company.noLogo')}
            </Button>
          )}
        </div>
        <div className={classes.error} role="alert">
          {isUnreadable ? t('company.unreadable') : (save.fields['logo'] ?? null)}
        </div>
      </div>
    </FormDrawer>
  );
}
