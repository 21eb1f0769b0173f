import { Autocomplete, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../src-shared/contacts/contact.ts';
import { channels, genders } from '../../src-shared/customers/customer.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useChangeDraft } from '../api/use-change-draft.ts';
import { OwnFacts } from '../custom-fields/index.ts';
import { DraftNotice } from '../ui/DraftNotice.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { readDay, writeDay } from '../ui/formats.ts';
import { TextArea } from '../ui/TextArea.tsx';

/** Adds a person to a customer, or changes one. */
export function ContactDrawer({
  customerId,
  contact,
  onClose,
}: {
  customerId: string;
  contact: Contact | null;
  onClose: () => void;
}) {
  const { t } = useTranslation(['contacts', 'customers']);
  const roles = useChoices('contact_role');
  const start = {
    name: contact?.name ?? '',
    role: contact?.role == null ? '' : roles.wordFor(contact.role),
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
    birthday: contact?.birthday == null ? '' : writeDay(contact.birthday),
    isPrimary: contact?.isPrimary ?? false,
    note: contact?.note ?? '',
    gender: contact?.gender ?? '',
    salutation: contact?.salutation ?? '',
    address: contact?.address ?? '',
    zalo: contact?.zalo ?? '',
    preferredChannel: contact?.preferredChannel ?? '',
  };
  const draft = useChangeDraft(`contact.${contact?.id ?? `new.${customerId}`}`, start);
  const { values, changed, change } = draft;
  const [isTried, setIsTried] = useState(false);
  // What is seldom known stays folded until it is.
  const [isOpen, setIsOpen] = useState(
    `${values.gender}${values.salutation}${values.address}${values.zalo}${values.note}` !== '',
  );
  const save = useCommand(
    async (client, _input: null) => {
      const birthday = values.birthday.trim() === '' ? null : readDay(values.birthday);
      // A word of the list is kept as its key, so that it reads right in both languages; other words are kept as they are.
      const role = roles.options.find((option) => option.label === values.role.trim())?.value ?? values.role;
      const fields = {
        name: values.name,
        role,
        phone: values.phone,
        email: values.email,
        birthday,
        note: values.note,
        gender: genders.find((gender) => gender === values.gender) ?? null,
        salutation: values.salutation,
        address: values.address,
        zalo: values.zalo,
        preferredChannel: channels.find((channel) => channel === values.preferredChannel) ?? null,
      };
      // The primary one stays so until another is made primary; a box that was not touched says nothing.
      const primary = changed.isPrimary === undefined ? {} : { isPrimary: values.isPrimary };
      if (contact === null) return client.contacts.create({ customerId, ...fields, ...primary });
      // Only what was typed: a telephone number that a colleague has written meanwhile stays.
      const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(changed, name)));
      return client.contacts.update({ id: contact.id, change: { ...typed, ...primary } });
    },
    { done: () => t(contact === null ? 'created' : 'updated', { name: values.name.trim() }), isQuiet: true },
  );
  const remove = useCommand((client, id: string) => client.contacts.delete({ id }), {
    done: () => t('deleted', { name: values.name }),
  });

  const nameProblem = isTried && values.name.trim() === '' ? t('nameRequired') : null;
  const dayProblem = values.birthday.trim() !== '' && readDay(values.birthday) === null ? t('badDay') : null;
  async function submit() {
    setIsTried(true);
    if (values.name.trim() === '' || dayProblem !== null) return;
    const isAsStored = contact !== null && Object.keys(changed).length === 0;
    if (!isAsStored && (await save.run(null)) === null) return;
    draft.clear();
    onClose();
  }
  const text = (field: 'name' | 'phone' | 'email' | 'birthday' | 'salutation' | 'address' | 'zalo') => ({
    label: t(`fields.${field}`),
    value: values[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  return (
    <FormDrawer
      isOpen
      title={t(contact === null ? 'addTitle' : 'editTitle')}
      isSaving={save.isRunning}
      failure={save.failure}
      notice={<DraftNotice draft={draft} />}
      onSave={() => void submit()}
      onClose={onClose}
    >
      <TextInput {...text('name')} required maxLength={200} data-autofocus error={nameProblem ?? save.fields['name']} />
      <Autocomplete
        label={t('fields.role')}
        data={roles.options.map((option) => option.label)}
        maxLength={120}
        value={values.role}
        onChange={(role) => change({ role })}
      />
      <TextInput {...text('phone')} inputMode="tel" maxLength={300} error={save.fields['phone']} />
      <TextInput {...text('email')} inputMode="email" maxLength={300} error={save.fields['email']} />
      <TextInput
        {...text('birthday')}
        placeholder="dd/mm/yyyy"
        maxLength={12}
        error={isTried && dayProblem !== null ? dayProblem : save.fields['birthday']}
      />
      <Checkbox
        label={t('fields.isPrimary')}
        description={t('primaryHint')}
        checked={values.isPrimary}
        disabled={contact?.isPrimary ?? false}
        onChange={(event) => change({ isPrimary: event.currentTarget.checked })}
      />
      <NativeSelect
        label={t('fields.preferredChannel')}
        value={values.preferredChannel}
        data={[
          { value: '', label: '–' },
          ...channels.map((channel) => ({ value: channel, label: t(`customers:channel.${channel}`) })),
        ]}
        onChange={(event) => change({ preferredChannel: event.currentTarget.value })}
      />
      {isOpen ? (
        <>
          <NativeSelect
            label={t('fields.gender')}
            value={values.gender}
            data={[
              { value: '', label: '–' },
              ...genders.map((gender) => ({ value: gender, label: t(`customers:gender.${gender}`) })),
            ]}
            onChange={(event) => change({ gender: event.currentTarget.value })}
          />
          <TextInput {...text('salutation')} description={t('salutationHint')} maxLength={30} error={save.fields['salutation']} />
          <TextInput {...text('zalo')} description={t('zaloHint')} maxLength={300} error={save.fields['zalo']} />
          <TextInput {...text('address')} maxLength={1000} error={save.fields['address']} />
          <TextArea
            label={t('fields.note')}
            maxLength={5000}
            value={values.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </>
      ) : (
        <div>
          <Button variant="subtle" onClick={() => setIsOpen(true)}>
            {t('more')}
          </Button>
        </div>
      )}
      {contact === null || !isOpen ? null : (
        <OwnFacts customerId={customerId} entity="contacts" rowId={contact.id} isReadOnly={false} />
      )}
      {contact === null ? null : (
        <div>
          <Button
            variant="subtle"
            color="red"
            onClick={() => void remove.run(contact.id).then((done) => (done === null ? undefined : (draft.clear(), onClose())))}
          >
            {t('delete')}
          </Button>
        </div>
      )}
    </FormDrawer>
  );
}
