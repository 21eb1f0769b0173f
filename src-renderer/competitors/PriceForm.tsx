import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDong } from '../../src-shared/lib/money.ts';
import { provinces } from '../../src-shared/vietnam/provinces.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { ProductPicker } from '../products/index.ts';
import type { Adding } from '../ui/adding.ts';
import { dayOf, readDay, writeDay, writeMoney } from '../ui/formats.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useNow } from '../ui/use-now.ts';
import { CompetitorPicker } from './CompetitorPicker.tsx';
import classes from './Competitors.module.css';

interface Draft {
  readonly competitorId: string | null;
  readonly product: string;
  readonly ourId: string | null;
  readonly ourName: string;
  readonly price: string;
  readonly unit: string;
  readonly seenOn: string;
  readonly provinceCode: string | null;
  readonly note: string;
}

/** A price that somebody saw, in one breath: whose, of what, how much. */
export function PriceForm({
  start,
  onClose,
}: {
  start: { readonly competitorId?: string; readonly provinceCode?: string };
  onClose: () => void;
}) {
  const { t } = useTranslation('competitors');
  const today = dayOf(useNow());
  const [isTried, setIsTried] = useState(false);
  const [adding, setAdding] = useState<Adding>('none');
  const { values, change, clear, isRestored } = useDraft<Draft>(`competitors.price.${start.competitorId ?? ''}`, {
    competitorId: start.competitorId ?? null,
    product: '',
    ourId: null,
    ourName: '',
    price: '',
    unit: '',
    seenOn: writeDay(today),
    provinceCode: start.provinceCode ?? null,
    note: '',
  });
  const noted = useCommand(
    (client, { competitorId, priceDong, seenOn }: { competitorId: string; priceDong: number; seenOn: string }) =>
      client.competitors.notePrice({
        competitorId,
        priceDong,
        seenOn,
        product: values.product,
        productId: values.ourId,
        unit: values.unit,
        provinceCode: values.provinceCode,
        note: values.note,
      }),
    {
      done: (_made, { priceDong }) => t('noted', { price: writeMoney(priceDong), product: values.product.trim() }),
      isQuiet: true,
    },
  );
  const priceDong = parseDong(values.price);
  const seenOn = readDay(values.seenOn);
  const isProductless = values.product.trim() === '';
  const isPriceless = priceDong === null || priceDong <= 0;

  async function save() {
    setIsTried(true);
    if (values.competitorId === null || isProductless || priceDong === null || isPriceless || seenOn === null) return;
    if ((await noted.run({ competitorId: values.competitorId, priceDong, seenOn })) === null) return;
    clear();
    onClose();
  }

  return (
    <FormDrawer
      isOpen
      title={t('notePrice')}
      isSaving={noted.isRunning}
      adding={adding}
      failure={noted.failure}
      notice={isRestored ? <p role="status">{t('restored')}</p> : null}
      onSave={() => void save()}
      onClose={onClose}
    >
      <CompetitorPicker
        label={t('competitor')}
        value={values.competitorId}
        isRequired
        hasFocus={start.competitorId === undefined}
        error={isTried && values.competitorId === null ? t('nameRequired') : null}
        onChange={(competitorId) => change({ competitorId })}
        onAdding={setAdding}
      />
      <TextInput
        label={t('product')}
        withAsterisk
        placeholder={t('productExample')}
        data-autofocus={start.competitorId !== undefined || undefined}
        maxLength={300}
        value={values.product}
        error={isTried && isProductless ? t('productRequired') : noted.fields['product']}
        onChange={(event) => change({ product: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <MoneyInput
          label={t('price')}
          withAsterisk
          value={values.price}
          error={isTried && isPriceless ? t('priceRequired') : noted.fields['priceDong']}
          onChange={(price) => change({ price })}
        />
        <TextInput
          label={t('unit')}
          placeholder={t('unitExample')}
          maxLength={40}
          value={values.unit}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
      </div>
      <ProductPicker
        label={t('ourProduct')}
        value={values.ourId === null ? null : { id: values.ourId, name: values.ourName }}
        onChange={(ours) => change({ ourId: ours?.id ?? null, ourName: ours?.name ?? '' })}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('seenOn')}
          placeholder="dd/mm/yyyy"
          maxLength={12}
          value={values.seenOn}
          error={isTried && seenOn === null ? t('badDay') : noted.fields['seenOn']}
          onChange={(event) => change({ seenOn: event.currentTarget.value })}
        />
        <Select
          label={t('province')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('clear', { label: t('province') }) }}
          data={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          value={values.provinceCode}
          onChange={(provinceCode) => change({ provinceCode })}
        />
      </div>
      <TextArea
        label={t('note')}
        maxLength={1000}
        value={values.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}
