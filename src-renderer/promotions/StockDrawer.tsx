import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseQuantity, writeQuantity } from '../../src-shared/prices/quantity-text.ts';
import type { PromotionRow } from '../../src-shared/promotions/promotions.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';

/** Puts gifts into stock, or takes some out with a minus. */
export function StockDrawer({ promotion, onClose }: { promotion: PromotionRow; onClose: () => void }) {
  const { t } = useTranslation('promotions');
  const language = useLanguage();
  const [quantity, setQuantity] = useState('');
  const [note, setNote] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isOut = /^[-−]/.test(quantity.trim());
  const milli = parseQuantity(quantity.trim().replace(/^[-−]/, ''));
  const save = useCommand(
    (core, changeMilli: number) => core.promotions.addStock({ promotionId: promotion.id, changeMilli, note }),
    { isQuiet: true },
  );
  async function run() {
    setIsTried(true);
    if (milli === null || milli === 0) return;
    if ((await save.run(isOut ? -milli : milli)) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={t('stock.title', { name: promotion.name })}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <p>{t('left', { quantity: writeQuantity(promotion.leftMilli, language) })}</p>
      <TextInput
        label={t('stock.quantity')}
        description={t('stock.quantityHint')}
        value={quantity}
        withAsterisk
        data-autofocus
        error={isTried && (milli === null || milli === 0) ? t('form.wrong.giftQuantity') : save.fields['changeMilli']}
        onChange={(event) => setQuantity(event.currentTarget.value)}
      />
      <TextInput label={t('form.note')} value={note} maxLength={500} onChange={(event) => setNote(event.currentTarget.value)} />
    </FormDrawer>
  );
}
