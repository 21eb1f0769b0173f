import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDong } from '../../src-shared/lib/money.ts';
import { parseQuantity, quantityField, writeQuantity } from '../../src-shared/prices/quantity-text.ts';
import type { PromotionRow } from '../../src-shared/promotions/promotions.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { CustomerField } from '../visits/index.ts';

/** Promises a gift or places of a tour to a customer. */
export function EntitleDrawer({ promotion, onClose }: { promotion: PromotionRow; onClose: () => void }) {
  const { t } = useTranslation('promotions');
  const language = useLanguage();
  const [customer, setCustomer] = useState<{ id: string; name: string } | null>(null);
  const [quantity, setQuantity] = useState(quantityField(promotion.giftQuantityMilli ?? 1000));
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const [isTried, setIsTried] = useState(false);
  const quantityMilli = parseQuantity(quantity);
  const valueDong = value.trim() === '' ? null : parseDong(value);
  const isValueWrong = value.trim() !== '' && (valueDong === null || valueDong < 0);
  const save = useCommand(
    (core, said: { customerId: string; quantityMilli: number }) =>
      core.promotions.entitle({ promotionId: promotion.id, ...said, valueDong, note }),
    { isQuiet: true },
  );
  async function run() {
    setIsTried(true);
    if (customer === null || quantityMilli === null || quantityMilli === 0 || isValueWrong) return;
    if ((await save.run({ customerId: customer.id, quantityMilli })) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={t('entitle.title', { name: promotion.name })}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <p>{t('left', { quantity: writeQuantity(promotion.leftMilli, language) })}</p>
      <CustomerField
        label={t('entitle.customer')}
        value={customer}
        error={isTried && customer === null ? t('entitle.customerMissing') : null}
        onChange={setCustomer}
      />
      <TextInput
        label={t(promotion.kind === 'tour' ? 'entitle.seats' : 'entitle.quantity')}
        value={quantity}
        withAsterisk
        error={isTried && (quantityMilli ?? 0) === 0 ? t('form.wrong.giftQuantity') : save.fields['quantityMilli']}
        onChange={(event) => setQuantity(event.currentTarget.value)}
      />
      <MoneyInput
        label={t('entitle.value')}
        description={t(promotion.kind === 'gift' ? 'entitle.valueGift' : 'entitle.valueTour')}
        value={value}
        error={isTried && isValueWrong ? t('form.wrong.budget') : null}
        onChange={setValue}
      />
      <TextInput label={t('form.note')} value={note} maxLength={2000} onChange={(event) => setNote(event.currentTarget.value)} />
    </FormDrawer>
  );
}
