import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentWays } from '../../src-shared/receivables/invoice.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { dayOf, writeDay, writeMoney } from '../ui/formats.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { useNow } from '../ui/use-now.ts';
import { CustomerField } from '../visits/index.ts';
import { DayField } from '../ui/DayField.tsx';
import { type OfCustomer, receiptDrawer } from './drawers.ts';
import { DraftNotice } from '../ui/DraftNotice.tsx';
import classes from './Receivables.module.css';
import { useDebtsOf } from './use-receivables.ts';

const kinds = ['in', 'out', 'credit'] as const;
type Kind = (typeof kinds)[number];
const oldest = 'oldest';
const none = 'none';

interface Draft {
  readonly customer: OfCustomer | null;
  readonly kind: Kind;
  /** An invoice's id, `oldest` or `none`. */
  readonly target: string;
  readonly amount: string;
  readonly paidOn: string | null;
  readonly way: string;
  readonly reference: string;
}

/** What was paid, or paid back; the frame shows it. */
export function ReceiptDrawer() {
  const open = receiptDrawer.use();
  if (open === null) return null;
  return (
    <Form
      key={open.invoiceId ?? open.customer?.id ?? 'new'}
      customer={open.customer ?? null}
      invoiceId={open.invoiceId ?? null}
    />
  );
}

function Form({ customer, invoiceId }: { customer: OfCustomer | null; invoiceId: string | null }) {
  const { t } = useTranslation('receivables');
  const today = dayOf(useNow());
  // One form writes one receipt, however often its button is pressed.
  const [id] = useState(() => crypto.randomUUID());
  const [isTried, setIsTried] = useState(false);
  const draft = useDraft<Draft>(`receipt.${invoiceId ?? customer?.id ?? 'new'}`, {
    customer,
    kind: 'in',
    target: invoiceId ?? oldest,
    amount: '',
    paidOn: today,
    way: 'transfer',
    reference: '',
  });
  const { values, change } = draft;
  const { kind } = values;
  const debts = useDebtsOf(values.customer?.id ?? null).data;
  const pay = useCommand(
    (client, input: Parameters<typeof client.receivables.addReceipt>[0]) => client.receivables.addReceipt(input),
    {
      done: (_done, { amountDong }) => t(kind === 'out' ? 'paidBack' : 'received', { amount: writeMoney(amountDong) }),
      isQuiet: true,
    },
  );
  const deal = useCommand(
    (client, input: Parameters<typeof client.receivables.dealOut>[0]) => client.receivables.dealOut(input),
    {
      done: ({ paid }, { amountDong }) => t('dealt', { amount: writeMoney(amountDong), count: paid }),
      isQuiet: true,
    },
  );
  const invoices = (debts?.invoices ?? []).filter(({ id: of, state, leftDong, paidDong }) =>
    kind === 'out' ? state === 'open' && paidDong > 0 : state === 'open' && (leftDong > 0 || of === invoiceId),
  );
  const targets = [
    ...(kind === 'in' ? [{ value: oldest, label: t('target.oldest') }] : []),
    ...invoices.map(({ id: value, symbol, number, dueOn, leftDong }) => ({
      value,
      label: [
        symbol === null ? number : `${symbol} ${number}`,
        dueOn === null ? null : t('target.due', { day: writeDay(dueOn) }),
        t('target.left', { amount: writeMoney(leftDong) }),
      ]
        .filter((part) => part !== null)
        .join(' · '),
    })),
    { value: none, label: t(kind === 'out' ? 'target.fromCredit' : 'target.ahead') },
  ];
  const target = targets.some(({ value }) => value === values.target) ? values.target : kind === 'in' ? oldest : none;
  const amountDong = parseDong(values.amount);
  const isWithoutAmount = amountDong === null || amountDong <= 0;
  const refused = { ...pay.fields, ...deal.fields };
  const owed =
    debts === undefined || kind !== 'in' || target === none
      ? null
      : target === oldest
        ? debts.openDong
        : Math.max(0, invoices.find(({ id: of }) => of === target)?.leftDong ?? 0);
  const over = owed === null || isWithoutAmount ? 0 : amountDong - owed;
  const hasCredit = (debts?.creditDong ?? 0) > 0;

  async function save() {
    setIsTried(true);
    const { customer: of, paidOn } = values;
    if (of === null || isWithoutAmount || paidOn === null) return;
    const way = paymentWays.find((known) => known === values.way) ?? 'other';
    const said = { id, customerId: of.id, amountDong, paidOn, way, reference: values.reference };
    const done =
      kind === 'credit'
        ? await deal.run({ ...said, isFromCredit: true })
        : target === oldest
          ? await deal.run(said)
          : await pay.run({ ...said, kind, invoiceId: target === none ? null : target });
    if (done === null) return;
    draft.clear();
    receiptDrawer.close();
  }

  return (
    <FormDrawer
      isOpen
      title={t(`kinds.${kind}`)}
      saveLabel={t(`save.${kind}`)}
      onClose={receiptDrawer.close}
      isSaving={pay.isRunning || deal.isRunning}
      failure={Object.keys(refused).length > 0 ? null : (pay.failure ?? deal.failure)}
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
      {debts === undefined ? null : (
        <p className={`${classes.soft} fb-figures`}>
          {t('standing', {
            open: writeMoney(debts.openDong),
            overdue: writeMoney(debts.overdueDong),
            credit: writeMoney(debts.creditDong),
          })}
        </p>
      )}
      <SegmentedControl
        aria-label={t('kind')}
        value={kind}
        data={kinds.map((value) => ({
          value,
          label: t(`kindNames.${value}`),
          disabled: value === 'credit' && !hasCredit,
        }))}
        onChange={(value) => change({ kind: kinds.find((known) => known === value) ?? 'in' })}
      />
      <MoneyInput
        label={t('amount')}
        withAsterisk
        {...(customer === null ? {} : { 'data-autofocus': true })}
        value={values.amount}
        error={isTried && isWithoutAmount ? t('missing.amount') : (refused['amountDong'] ?? null)}
        onChange={(amount) => change({ amount })}
      />
      {over > 0 ? (
        <p className={classes.soft} role="status">
          {t('over', { amount: writeMoney(over) })}
        </p>
      ) : null}
      {kind === 'credit' ? null : (
        <Select
          label={t('for')}
          data={targets}
          value={target}
          allowDeselect={false}
          error={refused['invoiceId']}
          onChange={(value) => change({ target: value ?? none })}
        />
      )}
      <DayField
        label={t('paidOn')}
        isRequired
        value={values.paidOn}
        error={isTried && values.paidOn === null ? t('missing.day') : (refused['paidOn'] ?? null)}
        onChange={(paidOn) => change({ paidOn })}
      />
      {kind === 'credit' ? null : (
        <Select
          label={t('way')}
          data={paymentWays.map((value) => ({ value, label: t(`ways.${value}`) }))}
          value={values.way}
          allowDeselect={false}
          onChange={(way) => change({ way: way ?? 'other' })}
        />
      )}
      <TextInput
        label={t('reference')}
        placeholder={t('referenceHint')}
        maxLength={200}
        value={values.reference}
        onChange={(event) => change({ reference: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}
