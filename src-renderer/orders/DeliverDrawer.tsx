import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseQuantity, writeQuantity } from '../../src-shared/quotes/quantity.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { SignaturePad } from '../papers/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { dayOf } from '../ui/formats.ts';
import { TextArea } from '../ui/TextArea.tsx';
import { useNow } from '../ui/use-now.ts';
import { DayField } from '../ui/DayField.tsx';
import { deliverDrawer } from './order-drawers.ts';
import classes from './Orders.module.css';
import { type FullOrder, useOrder } from './use-orders.ts';

/** What came today: all that is left, unless somebody types less. */
export function DeliverDrawer() {
  const open = deliverDrawer.use();
  return open === null ? null : <Form key={open.order.id} opened={open.order} />;
}

function Form({ opened }: { opened: FullOrder }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const today = dayOf(useNow());
  // Another laptop may deliver meanwhile: what is left is that of now.
  const order = useOrder(opened.id).data ?? opened;
  const left = order.lines.filter(({ leftMilli }) => leftMilli > 0);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [deliveredOn, setDeliveredOn] = useState(today);
  const [receivedBy, setReceivedBy] = useState('');
  const [note, setNote] = useState('');
  const [signature, setSignature] = useState<string | null>(null);
  const [isTried, setIsTried] = useState(false);
  const name = order.number ?? order.label;
  /** Null where it is no quantity; 0 where nothing of the line comes. */
  const milliOf = (lineId: string, leftMilli: number): number | null => {
    const text = typed[lineId];
    if (text === undefined) return leftMilli;
    return text.trim() === '' || text.trim() === '0' ? 0 : parseQuantity(text, language);
  };
  const coming = left.map((line) => ({ line, milli: milliOf(line.lineId, line.leftMilli) }));
  const problemOf = ({ line, milli }: (typeof coming)[number]) =>
    milli === null
      ? t('problem.quantity')
      : milli > line.leftMilli
        ? t('problem.tooMuch', { left: `${writeQuantity(line.leftMilli, language)} ${line.unit ?? ''}`.trim() })
        : null;
  const isNothing = coming.every(({ milli }) => milli === 0);
  const deliver = useCommand(
    (client, lines: { lineId: string; quantityMilli: number }[]) =>
      client.orders.deliver({
        id: order.id,
        deliveredOn,
        lines,
        receivedBy: receivedBy.trim() === '' ? null : receivedBy.trim(),
        signature,
        note: note === '' ? null : note,
      }),
    { done: ({ isDone }) => t(isDone ? 'deliveredAll' : 'deliveredPart', { name }), isQuiet: true },
  );
  return (
    <FormDrawer
      isOpen
      title={t('deliverTitle', { name })}
      saveLabel={t('deliver')}
      onClose={deliverDrawer.close}
      isSaving={deliver.isRunning}
      failure={isTried && isNothing ? t('problem.nothingComes') : (deliver.fields['lines'] ?? deliver.failure)}
      onSave={async () => {
        setIsTried(true);
        if (isNothing || coming.some((one) => problemOf(one) !== null)) return;
        const lines = coming.flatMap(({ line, milli }) =>
          milli === null || milli === 0 ? [] : [{ lineId: line.lineId, quantityMilli: milli }],
        );
        if ((await deliver.run(lines)) !== null) deliverDrawer.close();
      }}
    >
      <DayField
        label={t('field.deliveredOn')}
        value={deliveredOn}
        isRequired
        error={deliver.fields['deliveredOn']}
        onChange={(day) => setDeliveredOn(day ?? today)}
      />
      <div className={classes.coming} role="group" aria-label={t('coming')}>
        {coming.map((one) => (
          <TextInput
            key={one.line.lineId}
            size="xs"
            label={one.line.name ?? ''}
            description={t('leftOf', {
              left: `${writeQuantity(one.line.leftMilli, language)} ${one.line.unit ?? ''}`.trim(),
              ordered: writeQuantity(one.line.orderedMilli, language),
            })}
            inputMode="decimal"
            value={typed[one.line.lineId] ?? writeQuantity(one.line.leftMilli, language)}
            error={problemOf(one)}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setTyped({ ...typed, [one.line.lineId]: event.currentTarget.value })}
          />
        ))}
      </div>
      <TextInput
        label={t('field.receivedBy')}
        maxLength={300}
        value={receivedBy}
        onChange={(event) => setReceivedBy(event.currentTarget.value)}
      />
      <SignaturePad onChange={setSignature} />
      <TextArea label={t('field.note')} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </FormDrawer>
  );
}
