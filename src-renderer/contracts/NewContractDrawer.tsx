import { Anchor, NumberInput, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewContract } from '../../src-shared/contracts/contracts.contract.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useCommand } from '../api/use-command.ts';
import { useTeam } from '../api/use-team.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { writeMoney } from '../ui/formats.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { DayField } from '../ui/DayField.tsx';
import { CustomerField } from '../visits/index.ts';
import { newContractDrawer, type NewContractStart } from './drawers.ts';

/** For whom, what it is called, until when: that makes a contract. The rest unfolds. */
export function NewContractDrawer() {
  const start = newContractDrawer.use();
  return start === null ? null : <Form start={start} />;
}

function Form({ start }: { start: NewContractStart }) {
  const { t } = useTranslation('contracts');
  const navigate = useNavigate();
  const team = useTeam();
  const { quote, parent, kind = 'contract' } = start;
  const [customer, setCustomer] = useState(start.customer ?? null);
  const [title, setTitle] = useState(quote?.title ?? (parent === undefined ? '' : t(`titleOf.${kind}`, { title: parent.title })));
  const [code, setCode] = useState('');
  const [value, setValue] = useState(quote?.totalDong == null ? '' : writeMoney(quote.totalDong));
  const [days, setDays] = useState<{ signedOn: string | null; fromOn: string | null; toOn: string | null }>({
    ...{ signedOn: null, fromOn: null, toOn: null },
  });
  const [noticeDays, setNoticeDays] = useState<number | null>(null);
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isWhole, setIsWhole] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const make = useCommand((client, made: NewContract) => client.contracts.create(made), {
    done: (_made, { title: called }) => t('toast.created', { title: called ?? '' }),
    isQuiet: true,
  });
  const dong = value.trim() === '' ? null : parseDong(value);
  const isBadValue = value.trim() !== '' && dong === null;

  async function save() {
    setIsTried(true);
    if (customer === null || title.trim() === '' || isBadValue) return;
    const made = await make.run({
      ...{ customerId: customer.id, title, code, kind, parentId: parent?.id ?? null, valueDong: dong, noticeDays, ...days },
      ...(quote === undefined ? {} : { quoteId: quote.id }),
      ...(ownerId === null ? {} : { ownerId }),
      ...(note.trim() === '' ? {} : { note }),
    });
    if (made === null) return;
    newContractDrawer.close();
    void navigate({ to: '/contracts/$id', params: { id: made.id } });
  }

  const day = (field: 'signedOn' | 'fromOn' | 'toOn') => (
    <DayField
      label={t(`fields.${field}`)}
      value={days[field]}
      isClearable
      error={make.fields[field] ?? null}
      onChange={(picked) => setDays({ ...days, [field]: picked })}
    />
  );
  return (
    <FormDrawer
      isOpen
      title={t(`new.${kind}`)}
      saveLabel={t('make')}
      isSaving={make.isRunning}
      failure={make.failure}
      onSave={() => void save()}
      onClose={newContractDrawer.close}
    >
      {start.customer === undefined ? (
        <CustomerField
          label={t('fields.customerId')}
          value={customer}
          error={isTried && customer === null ? t('customerMissing') : (make.fields['customerId'] ?? null)}
          onChange={setCustomer}
        />
      ) : (
        <TextInput label={t('fields.customerId')} value={start.customer.name} readOnly />
      )}
      <TextInput
        label={t('fields.title')}
        placeholder={t('titleHint')}
        withAsterisk
        maxLength={300}
        data-autofocus={start.customer === undefined ? undefined : true}
        value={title}
        error={isTried && title.trim() === '' ? t('titleMissing') : (make.fields['title'] ?? null)}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('fields.code')}
        placeholder={t('codeHint')}
        maxLength={100}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {day('fromOn')}
      {day('toOn')}
      <MoneyInput
        label={t('fields.valueDong')}
        value={value}
        error={make.fields['valueDong'] ?? null}
        onChange={(typed) => setValue(typed)}
      />
      {isWhole ? (
        <>
          {day('signedOn')}
          {kind === 'contract' ? (
            <NumberInput
              label={t('fields.noticeDays')}
              description={t('noticeHint')}
              min={0}
              max={365}
              allowDecimal={false}
              value={noticeDays ?? ''}
              error={make.fields['noticeDays'] ?? null}
              onChange={(typed) => setNoticeDays(typeof typed === 'number' ? typed : null)}
            />
          ) : null}
          <Select
            label={t('fields.ownerId')}
            data={team.map(({ id, name }) => ({ value: id, label: name }))}
            value={ownerId ?? team.find(({ isMe }) => isMe)?.id ?? null}
            searchable
            allowDeselect={false}
            error={make.fields['ownerId'] ?? null}
            onChange={setOwnerId}
          />
          <TextArea
            label={t('fields.note')}
            maxLength={5000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            onSend={() => void save()}
          />
        </>
      ) : (
        <Anchor component="button" type="button" size="sm" onClick={() => setIsWhole(true)}>
          {t('more')}
        </Anchor>
      )}
    </FormDrawer>
  );
}
