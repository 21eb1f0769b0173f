import { Autocomplete, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { expenseKinds } from '../../src-shared/expenses/expense.ts';
import { addDays } from '../../src-shared/lib/dates.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import { useDraftStore } from '../api/drafts.tsx';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { PaperIntake, PapersCard } from '../files/index.ts';
import { DraftNotice } from '../ui/DraftNotice.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { dayOf, readDay, writeMoney } from '../ui/formats.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { useNow } from '../ui/use-now.ts';
import { expenseDrawer, type ExpenseStart } from './expense-drawer.ts';
import { useExpenses } from './use-expenses.ts';

interface Draft {
  /** The id of a new claim: a form that comes back after a crash writes the same one again. */
  readonly id: string;
  /** It is written down already; now its receipt can be added. */
  readonly isMade: boolean;
  readonly kind: string;
  readonly amount: string;
  readonly spentOn: string | null;
  readonly trip: string;
  readonly note: string;
}

/** What was paid, and the photo of its receipt; the frame shows it. */
export function ExpenseDrawer() {
  const open = expenseDrawer.use();
  return open === null ? null : <ExpenseForm key={open.claim?.id ?? open.visit?.id ?? 'new'} open={open} />;
}

function ExpenseForm({ open }: { open: ExpenseStart }) {
  const { t } = useTranslation(['expenses', 'ui']);
  const today = dayOf(useNow());
  const { claim, visit } = open;
  const [newId] = useState(() => crypto.randomUUID());
  const start: Draft = {
    id: newId,
    isMade: false,
    kind: claim?.kind ?? 'fuel',
    amount: claim === undefined ? '' : writeMoney(claim.amountDong),
    spentOn: claim?.spentOn ?? visit?.day ?? today,
    trip: claim?.trip ?? '',
    note: claim?.note ?? '',
  };
  const draft = useDraft<Draft>(`expense.${claim?.id ?? visit?.id ?? 'new'}`, start);
  const drafts = useDraftStore();
  const { values, change } = draft;
  const [isAsked, setIsAsked] = useState(false);
  const trips = useExpenses({ from: addDays(today, -1), to: today }).data?.trips ?? [];
  const create = useCommand((client, input: Parameters<typeof client.expenses.create>[0]) => client.expenses.create(input), {
    isQuiet: true,
    done: (_made, { amountDong }) =>
      values.isMade ? t('expenses:updated') : t('expenses:created', { amount: writeMoney(amountDong) }),
  });
  const update = useCommand((client, input: Parameters<typeof client.expenses.update>[0]) => client.expenses.update(input), {
    isQuiet: true,
    done: () => t('expenses:updated'),
  });
  const customerId = claim?.customerId ?? visit?.customerId ?? null;
  const customerName = claim?.customerName ?? visit?.customerName ?? '';
  const claimId = claim?.id ?? (values.isMade ? values.id : null);
  const amountDong = parseDong(values.amount);
  const isWithoutAmount = amountDong === null || amountDong <= 0;

  async function save() {
    setIsAsked(true);
    const kind = expenseKinds.find((known) => known === values.kind) ?? 'other';
    if (isWithoutAmount || values.spentOn === null) return;
    const said = { kind, amountDong, spentOn: values.spentOn, trip: orNull(values.trip), note: orNull(values.note) };
    const isToClose = customerId === null || claimId !== null;
    if (claim === undefined) {
      // The draft with its id is with the core before the claim is: however this ends, pressing again makes no second one.
      change({ id: values.id });
      drafts.flush();
      if ((await create.run({ ...said, id: values.id, visitId: visit?.id ?? null, customerId })) === null) return;
    } else if ((await update.run({ id: claim.id, change: said })) === null) return;
    // A claim of a customer has room for the photo of its receipt; without one there is nothing left to do.
    if (isToClose) {
      draft.clear();
      expenseDrawer.close();
    } else change({ isMade: true });
  }

  function close() {
    if (values.isMade) draft.clear();
    expenseDrawer.close();
  }

  const owner = claimId === null || customerId === null ? null : { customerId, onEntity: 'expenses', onId: claimId };
  return (
    <FormDrawer
      isOpen
      title={claim === undefined ? t('expenses:new') : t('expenses:change')}
      onClose={close}
      onSave={() => void save()}
      isSaving={create.isRunning || update.isRunning}
      saveLabel={t(values.isMade ? 'expenses:finish' : 'expenses:save')}
      failure={create.failure ?? update.failure}
      notice={
        <>
          {customerName === '' ? null : <div style={{ color: 'var(--fb-ink2)' }}>{t('expenses:at', { name: customerName })}</div>}
          <DraftNotice draft={draft} />
        </>
      }
    >
      <MoneyInput
        label={t('expenses:amount')}
        value={values.amount}
        withAsterisk
        data-autofocus
        error={isAsked && isWithoutAmount ? t('expenses:amountMissing') : null}
        onChange={(amount) => change({ amount })}
      />
      <Select
        label={t('expenses:kind')}
        data={expenseKinds.map((kind) => ({ value: kind, label: t(`expenses:kinds.${kind}`) }))}
        value={values.kind}
        allowDeselect={false}
        onChange={(kind) => change({ kind: kind ?? 'other' })}
      />
      <DateInput
        label={t('expenses:day')}
        value={values.spentOn}
        withAsterisk
        valueFormat="DD/MM/YYYY"
        dateParser={readDay}
        placeholder="dd/mm/yyyy"
        error={isAsked && values.spentOn === null ? t('expenses:dayMissing') : null}
        onChange={(spentOn) => change({ spentOn })}
        popoverProps={{ withinPortal: true }}
      />
      <Autocomplete
        label={t('expenses:trip')}
        placeholder={t('expenses:tripHint')}
        data={trips}
        value={values.trip}
        maxLength={120}
        onChange={(trip) => change({ trip })}
      />
      <TextInput
        label={t('expenses:note')}
        value={values.note}
        maxLength={2000}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {owner === null ? (
        <div style={{ color: 'var(--fb-ink2)', fontSize: '0.8125rem' }}>
          {t(customerId === null ? 'expenses:noReceipt' : 'expenses:receiptAfter')}
        </div>
      ) : (
        <>
          <PaperIntake owner={owner} name={t('expenses:thisClaim')} onTaken={stay} isOnTop />
          <PapersCard owner={owner} isReadOnly={false} isSmall />
        </>
      )}
    </FormDrawer>
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

function stay() {
  // The tiles under the fields show what was taken in.
}
