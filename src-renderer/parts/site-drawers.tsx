import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Customer, siteKinds } from '../../src-shared/customers/customer.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { CustomerLink } from './CustomerLink.tsx';

type SiteKind = (typeof siteKinds)[number];
const kindOf = (value: string): SiteKind | null => siteKinds.find((kind) => kind === value) ?? null;

function KindField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation(['parts', 'customers']);
  return (
    <NativeSelect
      label={t('customers:fields.siteKind')}
      value={value}
      data={[{ value: '', label: '–' }, ...siteKinds.map((kind) => ({ value: kind, label: t(`customers:siteKind.${kind}`) }))]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A new plant, branch or dependent company below a customer: a customer of its own, with the same owner. */
export function NewSiteDrawer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation(['parts', 'customers']);
  const draft = useDraft(`site.${customer.id}`, { name: '', siteKind: 'plant', address: '', phone: '' });
  const { values, change } = draft;
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (client, _input: null) =>
      client.customers.create({
        name: values.name,
        parentId: customer.id,
        siteKind: kindOf(values.siteKind),
        address: values.address,
        phone: values.phone,
        ownerId: customer.ownerId,
        teamId: customer.teamId,
      }),
    { done: () => t('sites.added', { name: values.name.trim() }), isQuiet: true },
  );
  const isNameless = values.name.trim() === '';
  async function submit() {
    setIsTried(true);
    if (isNameless || (await save.run(null)) === null) return;
    draft.clear();
    onClose();
  }
  const text = (field: 'name' | 'address' | 'phone') => ({
    label: t(field === 'name' ? 'sites.name' : `customers:fields.${field}`),
    value: values[field],
    error: save.fields[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  return (
    <FormDrawer
      isOpen
      title={t('sites.newTitle', { name: customer.name })}
      isSaving={save.isRunning}
      failure={save.failure}
      onSave={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        {...text('name')}
        required
        maxLength={300}
        data-autofocus
        error={isTried && isNameless ? t('problem.required') : save.fields['name']}
      />
      <KindField value={values.siteKind} onChange={(siteKind) => change({ siteKind })} />
      <TextInput {...text('address')} maxLength={1000} />
      <TextInput {...text('phone')} maxLength={300} inputMode="tel" />
    </FormDrawer>
  );
}

/** Puts a customer that is there already below this one. */
export function AttachDrawer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation(['parts', 'customers']);
  const [child, setChild] = useState<{ id: string; name: string } | null>(null);
  const [kind, setKind] = useState('');
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (client, id: string) =>
      client.customers.update({ id, change: { parentId: customer.id, ...(kind === '' ? {} : { siteKind: kindOf(kind) }) } }),
    { done: () => t('sites.attached', { name: child?.name ?? '', parent: customer.name }), isQuiet: true },
  );
  async function submit() {
    setIsTried(true);
    if (child !== null && (await save.run(child.id)) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={t('sites.attachTitle', { name: customer.name })}
      isSaving={save.isRunning}
      failure={save.failure}
      onSave={() => void submit()}
      onClose={onClose}
    >
      <CustomerLink
        label={t('sites.existing')}
        id={child?.id ?? ''}
        name={child?.name ?? ''}
        exceptId={customer.id}
        hasFocus
        error={isTried && child === null ? t('problem.required') : (save.fields['parentId'] ?? null)}
        onChange={setChild}
      />
      <KindField value={kind} onChange={setKind} />
    </FormDrawer>
  );
}

/** Chooses, changes or takes away the company above. */
export function ParentDrawer({
  customer,
  above,
  onClose,
}: {
  customer: Customer;
  above: { readonly id: string; readonly name: string } | null;
  onClose: () => void;
}) {
  const { t } = useTranslation(['parts', 'customers']);
  const start = customer.parentId === null ? null : { id: customer.parentId, name: above?.name ?? '' };
  const [parent, setParent] = useState<{ id: string; name: string } | null>(start);
  const [kind, setKind] = useState<string>(customer.siteKind ?? '');
  const save = useCommand(
    (client, parentId: string | null) =>
      client.customers.update({ id: customer.id, change: { parentId, siteKind: kindOf(kind) }, rev: customer.rev }),
    {
      done: () => t(parent === null ? 'sites.left' : 'sites.placed', { name: customer.name, parent: parent?.name ?? '' }),
      isQuiet: true,
    },
  );
  return (
    <FormDrawer
      isOpen
      title={t('sites.parentTitle', { name: customer.name })}
      isSaving={save.isRunning}
      failure={save.failure}
      onSave={() => void save.run(parent?.id ?? null).then((done) => (done === null ? undefined : onClose()))}
      onClose={onClose}
    >
      <CustomerLink
        label={t('customers:fields.parentId')}
        id={parent?.id ?? ''}
        name={parent?.name ?? ''}
        exceptId={customer.id}
        hasFocus
        error={save.fields['parentId'] ?? null}
        onChange={setParent}
      />
      <KindField value={kind} onChange={setKind} />
    </FormDrawer>
  );
}
