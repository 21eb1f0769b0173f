import { Radio, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../src-shared/contract.ts';
import type { Customer } from '../../src-shared/customers/customer.ts';
import { likelyContact, likelyTitle } from '../../src-shared/leads/conversion-start.ts';
import type { LeadAssessment } from '../../src-shared/leads/leads.contract.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useClient } from '../api/client.tsx';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { readDay, writeMoney } from '../ui/formats.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { CustomerField } from '../visits/index.ts';
import classes from './Leads.module.css';
import { StartedFrom } from './StartedFrom.tsx';

interface Lead {
  readonly id: string;
  readonly name: string;
}

/** Everything that is known of the lead, read once: what is chosen and typed afterwards is the person's. */
export function ConvertForm({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const client = useClient();
  const known = useQuery({
    queryKey: ['leads', 'convert', lead.id],
    staleTime: 0,
    gcTime: 0,
    queryFn: () => readLead(client, lead.id),
  }).data;
  return known === undefined ? null : <Form lead={lead} {...known} onClose={onClose} />;
}

async function readLead(client: Client, id: string) {
  const [customer, { matches }, { assessments }] = await Promise.all([
    client.customers.get({ id }),
    client.duplicates.of({ id }),
    client.leads.of({ customerId: id }),
  ]);
  return { customer, matches: matches.map((match) => match.customer), assessment: assessments[0] ?? null };
}

const itself = 'itself';
const another = 'another';
const newContact = 'new';
const noContact = 'none';

function Form({
  lead,
  customer,
  matches,
  assessment,
  onClose,
}: {
  lead: Lead;
  customer: Customer;
  matches: readonly Lead[];
  assessment: LeadAssessment | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('leads');
  const client = useClient();
  const navigate = useNavigate();
  const roles = useChoices('contact_role');
  const need = assessment?.need ?? customer.needs;
  const [target, setTarget] = useState(itself);
  const [other, setOther] = useState<Lead | null>(null);
  const [contact, setContact] = useState<string | null>(null);
  const [person, setPerson] = useState(() => ({
    name: customer.kind === 'person' ? customer.name : '',
    role: '',
    phone: customer.kind === 'person' ? (customer.phone ?? '') : '',
    email: customer.kind === 'person' ? (customer.email ?? '') : '',
  }));
  const [values, setValues] = useState({
    title: likelyTitle(need, customer.name),
    value: assessment?.budgetDong == null ? '' : writeMoney(assessment.budgetDong),
    closeOn: '',
    needs: need ?? '',
  });
  const [isTried, setIsTried] = useState(false);
  const intoId = target === itself ? null : target === another ? (other?.id ?? null) : target;
  const contacts =
    useQuery({
      queryKey: ['leads', 'contacts', lead.id, intoId],
      meta: { entities: ['contacts', 'customers'] },
      placeholderData: (before) => before,
      queryFn: async () => {
        const of = await Promise.all(
          [lead.id, ...(intoId === null ? [] : [intoId])].map((customerId) => client.contacts.list({ customerId })),
        );
        return of.flatMap((answer) => answer.contacts);
      },
    }).data ?? [];
  const likely = likelyContact(customer, contacts) ?? (customer.kind === 'person' ? newContact : noContact);
  const chosen = contact ?? likely;
  const convert = useCommand((core, input: Parameters<Client['leads']['convert']>[0]) => core.leads.convert(input), {
    done: (_made, { opportunity }) => t('converted', { title: opportunity.title, name: lead.name }),
    isQuiet: true,
  });
  const closeOn = values.closeOn.trim() === '' ? null : readDay(values.closeOn);
  const valueDong = values.value.trim() === '' ? null : parseDong(values.value);
  const wrong = {
    other: target === another && other === null,
    person: chosen === newContact && person.name.trim() === '',
    title: values.title.trim() === '',
    value: values.value.trim() !== '' && (valueDong ?? -1) < 0,
    closeOn: values.closeOn.trim() !== '' && closeOn === null,
  };
  const told = (is: boolean, words: string) => (isTried && is ? words : undefined);

  async function save() {
    setIsTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    const made = await convert.run({
      customerId: lead.id,
      ...(intoId === null ? {} : { intoId }),
      contact: chosen === noContact ? null : chosen === newContact ? person : { id: chosen },
      opportunity: { title: values.title, valueDong, expectedCloseOn: closeOn, needs: values.needs },
    });
    if (made === null) return;
    onClose();
    await navigate({ to: '/opportunities/$id', params: { id: made.opportunityId } });
  }

  const isMerging = target !== itself;
  return (
    <FormDrawer
      isOpen
      title={t('convertOf', { name: lead.name })}
      saveLabel={t('convertSave')}
      isSaving={convert.isRunning}
      failure={convert.failure}
      notice={<StartedFrom entity="customers" id={lead.id} isNotice />}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Radio.Group label={t('customer')} value={target} onChange={setTarget}>
        <div className={classes.radios}>
          <Radio value={itself} label={t('thisOne')} description={t('thisOneHint', { name: customer.name })} />
          {matches.slice(0, 4).map(({ id, name }) => (
            <Radio key={id} value={id} label={t('into', { name })} />
          ))}
          <Radio value={another} label={t('another')} />
        </div>
      </Radio.Group>
      {target === another ? (
        <CustomerField
          label={t('anotherField')}
          value={other}
          error={told(wrong.other, t('anotherMissing'))}
          onChange={(found) => setOther(found?.id === lead.id ? null : found)}
        />
      ) : null}
      {isMerging ? <p className={classes.soft}>{t('mergeHint')}</p> : null}
      <Select
        label={t('contact')}
        allowDeselect={false}
        value={chosen}
        data={[
          ...contacts.map(({ id, name, role }) => ({
            value: id,
            label: role === null ? name : `${name} · ${roles.wordFor(role)}`,
          })),
          { value: newContact, label: t('newContact') },
          { value: noContact, label: t('noContact') },
        ]}
        error={convert.fields['contact']}
        onChange={setContact}
      />
      {chosen === newContact ? (
        <>
          <div className={classes.pair}>
            <TextInput
              label={t('contactName')}
              withAsterisk
              maxLength={200}
              value={person.name}
              error={told(wrong.person, t('contactMissing'))}
              onChange={(event) => setPerson({ ...person, name: event.currentTarget.value })}
            />
            <TextInput
              label={t('contactRole')}
              maxLength={120}
              value={person.role}
              onChange={(event) => setPerson({ ...person, role: event.currentTarget.value })}
            />
          </div>
          <div className={classes.pair}>
            <TextInput
              label={t('contactPhone')}
              inputMode="tel"
              maxLength={300}
              value={person.phone}
              onChange={(event) => setPerson({ ...person, phone: event.currentTarget.value })}
            />
            <TextInput
              label={t('contactEmail')}
              inputMode="email"
              maxLength={300}
              value={person.email}
              onChange={(event) => setPerson({ ...person, email: event.currentTarget.value })}
            />
          </div>
        </>
      ) : null}
      <TextInput
        label={t('titleField')}
        withAsterisk
        data-autofocus
        maxLength={300}
        value={values.title}
        error={told(wrong.title, t('titleMissing')) ?? convert.fields['title']}
        onChange={(event) => setValues({ ...values, title: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <MoneyInput
          label={t('value')}
          value={values.value}
          error={told(wrong.value, t('badMoney')) ?? convert.fields['valueDong']}
          onChange={(value) => setValues({ ...values, value })}
        />
        <TextInput
          label={t('closeOn')}
          placeholder="dd/mm/yyyy"
          maxLength={12}
          value={values.closeOn}
          error={told(wrong.closeOn, t('badDay'))}
          onChange={(event) => setValues({ ...values, closeOn: event.currentTarget.value })}
        />
      </div>
      <TextArea
        label={t('need')}
        maxLength={5000}
        value={values.needs}
        onChange={(event) => setValues({ ...values, needs: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}
