import { Group, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceLine } from '../../src-shared/receivables/receivables.contract.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { OwnFacts } from '../custom-fields/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { dayOf, writeMoney } from '../ui/formats.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { useNow } from '../ui/use-now.ts';
import { CustomerField } from '../visits/index.ts';
import { DayField } from '../ui/DayField.tsx';
import { invoiceDrawer, type OfCustomer } from './drawers.ts';
import { DraftNotice } from '../ui/DraftNotice.tsx';

interface Draft {
  readonly customer: OfCustomer | null;
  readonly symbol: string;
  readonly number: string;
  readonly issuedOn: string | null;
  readonly dueOn: string | null;
  readonly total: string;
  readonly vat: string;
  readonly note: string;
}

/** An invoice as accounting wrote it; the frame shows it. */
export function InvoiceDrawer() {
  const open = invoiceDrawer.use();
  return open === null ? null : (
    <Form key={open.invoice?.id ?? open.customer?.id ?? 'new'} customer={open.customer ?? null} invoice={open.invoice ?? null} />
  );
}

function Form({ customer, invoice }: { customer: OfCustomer | null; invoice: InvoiceLine | null }) {
  const { t } = useTranslation('receivables');
  const today = dayOf(useNow());
  // One form writes one invoice, however often its button is pressed.
  const [id] = useState(() => crypto.randomUUID());
  const [isTried, setIsTried] = useState(false);
  const draft = useDraft<Draft>(`invoice.${invoice?.id ?? customer?.id ?? 'new'}`, {
    customer,
    symbol: invoice?.symbol ?? '',
    number: invoice?.number ?? '',
    issuedOn: invoice?.issuedOn ?? today,
    dueOn: invoice?.dueOn ?? null,
    total: invoice === null ? '' : writeMoney(invoice.totalDong),
    vat: invoice === null || invoice.vatDong === null ? '' : writeMoney(invoice.vatDong),
    note: invoice?.note ?? '',
  });
  const { values, change } = draft;
  const add = useCommand(
    (client, input: Parameters<typeof client.receivables.addInvoice>[0]) => client.receivables.addInvoice(input),
    {
      done: (_made, { number }) => t('invoiceAdded', { name: number }),
      isQuiet: true,
    },
  );
  const update = useCommand(
    (client, input: Parameters<typeof client.receivables.changeInvoice>[0]) => client.receivables.changeInvoice(input),
    { done: () => t('invoiceChanged'), isQuiet: true },
  );
  const refused = invoice === null ? add.fields : update.fields;
  const totalDong = parseDong(values.total);
  const isWithoutTotal = totalDong === null || totalDong <= 0;
  const vatDong = values.vat.trim() === '' ? null : parseDong(values.vat);
  const isVatWrong = values.vat.trim() !== '' && (vatDong === null || vatDong < 0);

  async function save() {
    setIsTried(true);
    const { customer: of, issuedOn } = values;
    if (of === null || values.number.trim() === '' || issuedOn === null || isWithoutTotal || isVatWrong) return;
    const said = {
      symbol: values.symbol,
      number: values.number,
      issuedOn,
      dueOn: values.dueOn,
      totalDong,
      vatDong,
      note: values.note,
    };
    const done =
      invoice === null
        ? await add.run({ id, customerId: of.id, ...said })
        : await update.run({ id: invoice.id, change: said, rev: invoice.rev });
    if (done === null) return;
    draft.clear();
    invoiceDrawer.close();
  }

  return (
    <FormDrawer
      isOpen
      title={t(invoice === null ? 'newInvoice' : 'changeInvoice')}
      saveLabel={t(invoice === null ? 'newInvoice' : 'saveInvoice')}
      onClose={invoiceDrawer.close}
      isSaving={add.isRunning || update.isRunning}
      failure={Object.keys(refused).length > 0 ? null : (add.failure ?? update.failure)}
      onSave={() => void save()}
      notice={<DraftNotice draft={draft} />}
    >
      {customer === null ? (
        <CustomerField
          label={t('customer')}
          value={values.customer}
          onChange={(next) => change({ customer: next })}
          error={isTried && values.customer === null ? t('missing.customer') : null}
        />
      ) : (
        <div>{customer.name}</div>
      )}
      <Group grow align="flex-start" gap="sm">
        <TextInput
          label={t('symbol')}
          placeholder="1C26TAA"
          maxLength={20}
          value={values.symbol}
          onChange={(event) => change({ symbol: event.currentTarget.value })}
        />
        <TextInput
          label={t('number')}
          withAsterisk
          maxLength={40}
          {...(customer === null ? {} : { 'data-autofocus': true })}
          value={values.number}
          error={isTried && values.number.trim() === '' ? t('missing.number') : refused['number']}
          onChange={(event) => change({ number: event.currentTarget.value })}
        />
      </Group>
      <MoneyInput
        label={t('totalWithVat')}
        withAsterisk
        value={values.total}
        error={isTried && isWithoutTotal ? t('missing.total') : (refused['totalDong'] ?? null)}
        onChange={(total) => change({ total })}
      />
      <Group grow align="flex-start" gap="sm">
        <DayField
          label={t('issuedOn')}
          isRequired
          value={values.issuedOn}
          error={isTried && values.issuedOn === null ? t('missing.day') : (refused['issuedOn'] ?? null)}
          onChange={(issuedOn) => change({ issuedOn })}
        />
        <DayField
          label={t('dueOn')}
          isClearable
          value={values.dueOn}
          error={refused['dueOn'] ?? null}
          onChange={(dueOn) => change({ dueOn })}
        />
      </Group>
      <MoneyInput
        label={t('vat')}
        value={values.vat}
        error={isTried && isVatWrong ? t('missing.vat') : (refused['vatDong'] ?? null)}
        onChange={(vat) => change({ vat })}
      />
      <Textarea
        label={t('note')}
        autosize
        minRows={2}
        maxLength={2000}
        value={values.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {invoice === null ? null : (
        <OwnFacts customerId={invoice.customerId} entity="invoices" rowId={invoice.id} isReadOnly={false} />
      )}
    </FormDrawer>
  );
}
