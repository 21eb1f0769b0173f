import { SegmentedControl, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractRecord } from '../../src-shared/contracts/contracts.contract.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { writeMoney } from '../ui/formats.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { DayField } from '../ui/DayField.tsx';
import { renewDrawer } from './drawers.ts';

/** What follows a contract, with everything filled in that the old one says. */
export function RenewDrawer() {
  const contract = renewDrawer.use();
  return contract === null ? null : <Form contract={contract} />;
}

function Form({ contract }: { contract: ContractRecord }) {
  const { t } = useTranslation('contracts');
  const navigate = useNavigate();
  const { id } = contract;
  const [kind, setKind] = useState<'contract' | 'annex'>('contract');
  const [title, setTitle] = useState(contract.title);
  const [code, setCode] = useState('');
  const [value, setValue] = useState(contract.valueDong === null ? '' : writeMoney(contract.valueDong));
  const [fromOn, setFromOn] = useState(contract.nextFromOn);
  const [toOn, setToOn] = useState(contract.nextToOn);
  const [signedOn, setSignedOn] = useState<string | null>(null);
  const dong = value.trim() === '' ? null : parseDong(value);
  const renew = useCommand(
    (client, _none: null) =>
      client.contracts.renew({ id, kind, code, fromOn, toOn, signedOn, valueDong: kind === 'annex' ? null : dong, title }),
    { done: () => t('toast.renewed', { title: contract.title }), isQuiet: true },
  );

  async function save() {
    if (title.trim() === '' || (value.trim() !== '' && dong === null)) return;
    const made = await renew.run(null);
    if (made === null) return;
    renewDrawer.close();
    if (kind === 'contract') void navigate({ to: '/contracts/$id', params: { id: made.id } });
  }

  return (
    <FormDrawer
      isOpen
      title={t('renewOf', { title: contract.title })}
      saveLabel={t('renew')}
      isSaving={renew.isRunning}
      failure={renew.failure}
      onSave={() => void save()}
      onClose={renewDrawer.close}
    >
      <SegmentedControl
        aria-label={t('renewBy')}
        value={kind}
        data={(['contract', 'annex'] as const).map((one) => ({ value: one, label: t(`renewAs.${one}`) }))}
        onChange={(chosen) => setKind(chosen === 'annex' ? 'annex' : 'contract')}
      />
      <TextInput
        label={t('fields.title')}
        maxLength={300}
        value={title}
        error={title.trim() === '' ? t('titleMissing') : null}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('fields.code')}
        placeholder={t('codeHint')}
        maxLength={100}
        data-autofocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <DayField
        label={t('fields.fromOn')}
        value={fromOn}
        isClearable
        error={renew.fields['fromOn'] ?? null}
        onChange={setFromOn}
      />
      <DayField
        label={kind === 'annex' ? t('newEnd') : t('fields.toOn')}
        value={toOn}
        isClearable
        error={renew.fields['toOn'] ?? null}
        onChange={setToOn}
      />
      {kind === 'annex' ? null : (
        <MoneyInput
          label={t('fields.valueDong')}
          value={value}
          error={renew.fields['valueDong'] ?? null}
          onChange={(typed) => setValue(typed)}
        />
      )}
      <DayField label={t('fields.signedOn')} value={signedOn} isClearable onChange={setSignedOn} />
    </FormDrawer>
  );
}
