import { SegmentedControl, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { CustomerField } from '../visits/index.ts';
import { newQuoteDrawer, type QuoteStart } from './new-quote-drawer.ts';

/** For whom, and what it is called; everything else is on its page. */
export function NewQuoteDrawer() {
  const open = newQuoteDrawer.use();
  return open === null ? null : <Form start={open} />;
}

function Form({ start }: { start: QuoteStart }) {
  const { t } = useTranslation('quotes');
  const navigate = useNavigate();
  const [customer, setCustomer] = useState(start.customer ?? null);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<'quote' | 'project'>('quote');
  const [isTried, setIsTried] = useState(false);
  const make = useCommand(
    (client, customerId: string) =>
      client.quotes.create({ customerId, kind, ...(title.trim() === '' ? {} : { title: title.trim() }) }),
    { done: ({ label }) => t('made', { label }), isQuiet: true },
  );
  return (
    <FormDrawer
      isOpen
      title={t('new')}
      saveLabel={t('make')}
      onClose={newQuoteDrawer.close}
      isSaving={make.isRunning}
      failure={make.failure}
      onSave={async () => {
        setIsTried(true);
        if (customer === null) return;
        const made = await make.run(customer.id);
        if (made === null) return;
        newQuoteDrawer.close();
        await navigate({ to: '/quotes/$id', params: { id: made.id } });
      }}
    >
      <CustomerField
        label={t('column.customer')}
        value={customer}
        onChange={setCustomer}
        error={isTried && customer === null ? t('problem.customer') : null}
      />
      <TextInput
        label={t('field.title')}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <SegmentedControl
        aria-label={t('field.kind')}
        value={kind}
        data={(['quote', 'project'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(value) => setKind(value === 'project' ? 'project' : 'quote')}
      />
    </FormDrawer>
  );
}
