import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { DayOffNote } from '../holidays/index.ts';
import { SignaturePad } from '../papers/index.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { writeMoney } from '../ui/formats.ts';
import { DayField } from '../ui/DayField.tsx';
import { confirmDrawer } from './order-drawers.ts';
import classes from './Orders.module.css';
import type { FullOrder } from './use-orders.ts';

/** The customer orders it: when and where it is wanted, and who signs on the screen. */
export function ConfirmOrderDrawer() {
  const open = confirmDrawer.use();
  return open === null ? null : <Form key={open.order.id} order={open.order} />;
}

function Form({ order }: { order: FullOrder }) {
  const { t } = useTranslation('orders');
  const [deliverOn, setDeliverOn] = useState(order.deliverOn);
  const [deliverTo, setDeliverTo] = useState(order.deliverTo ?? order.content?.toAddress ?? '');
  const [signedBy, setSignedBy] = useState(order.content?.toContact ?? '');
  const [signedPost, setSignedPost] = useState('');
  const [signature, setSignature] = useState<string | null>(null);
  const name = order.number ?? order.label;
  const confirm = useCommand(
    (client, _none: null) =>
      client.orders.confirm({
        id: order.id,
        contentHash: order.contentHash,
        deliverOn,
        deliverTo: deliverTo.trim() === '' ? null : deliverTo.trim(),
        signedBy: signedBy.trim() === '' ? null : signedBy.trim(),
        signedPost: signedPost.trim() === '' ? null : signedPost.trim(),
        signature,
      }),
    { done: () => t('confirmed', { name }), isQuiet: true },
  );
  return (
    <FormDrawer
      isOpen
      title={t('confirmTitle', { name })}
      saveLabel={t('confirm')}
      onClose={confirmDrawer.close}
      isSaving={confirm.isRunning}
      failure={confirm.fields['lines'] === undefined ? confirm.failure : t('problem.nothing')}
      onSave={async () => {
        if ((await confirm.run(null)) !== null) confirmDrawer.close();
      }}
    >
      <p className={classes.words}>{t('confirmText', { total: order.totalDong === null ? '' : writeMoney(order.totalDong) })}</p>
      <DayField label={t('field.deliverOn')} value={deliverOn} onChange={setDeliverOn} />
      <DayOffNote day={deliverOn} />
      <TextInput
        label={t('field.deliverTo')}
        maxLength={500}
        value={deliverTo}
        onChange={(event) => setDeliverTo(event.currentTarget.value)}
      />
      <TextInput
        label={t('field.signedBy')}
        maxLength={300}
        value={signedBy}
        onChange={(event) => setSignedBy(event.currentTarget.value)}
      />
      <TextInput
        label={t('field.signedPost')}
        maxLength={300}
        value={signedPost}
        onChange={(event) => setSignedPost(event.currentTarget.value)}
      />
      <SignaturePad onChange={setSignature} />
    </FormDrawer>
  );
}
