import { Select, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductBrief } from '../../src-shared/products/products.contract.ts';
import { useClient } from '../api/client.tsx';
import { isComposing } from '../ui/composing.ts';
import { writeMoney } from '../ui/formats.ts';
import { ProductThumb } from './ProductThumb.tsx';
import { writeQuantity } from './quantities.ts';
import { useStock } from './use-stock.ts';

export interface ChosenProduct {
  readonly id: string;
  readonly name: string;
}

const shownAtOnce = 20;
const noProducts: readonly ProductBrief[] = [];

/**
 * Finds a product while typing, by code, barcode or name without accents, and shows its unit and its price in the standard list. With
 * `value` null after each choice it takes one product after the other: what was typed is gone and the field keeps the focus. A barcode
 * reader's Enter takes the product even before the list is drawn.
 */
export function ProductPicker({
  label,
  name,
  value = null,
  groupId,
  error,
  isRequired = false,
  hasFocus = false,
  placeholder,
  size,
  onChange,
}: {
  label?: string;
  /** What the field is called where no label stands above it. */
  name?: string;
  value?: ChosenProduct | null;
  /** Only of this group and those under it. */
  groupId?: string;
  error?: ReactNode;
  isRequired?: boolean;
  hasFocus?: boolean;
  placeholder?: string;
  size?: 'xs' | 'sm';
  onChange: (product: ProductBrief | null) => void;
}) {
  const { t } = useTranslation('products');
  const client = useClient();
  const [text, setText] = useState(value?.name ?? '');
  const [last, setLast] = useState(value);
  // Another product came from outside: the field shows it.
  if (value?.id !== last?.id) {
    setLast(value);
    setText(value?.name ?? '');
  }
  const wanted = value !== null && text === value.name ? '' : text.trim();
  const ask = (typed: string) =>
    client.products.search({ text: typed, limit: shownAtOnce, ...(groupId === undefined ? {} : { groupId }) });
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['products', 'search', wanted, groupId ?? null],
    meta: { entities: ['products', 'productGroups', 'listPrices', 'priceLists', 'vatRates', 'productPhotos'] },
    queryFn: async () => (await ask(wanted)).products,
    placeholderData: keepPreviousData,
  });
  const found = data ?? noProducts;
  const { stock } = useStock(found.map(({ id }) => id));
  const hasThumbs = found.some(({ photo }) => photo !== null);
  const options = found.map((product) => ({ value: product.id, label: product.name }));
  const isListed = value === null || options.some((option) => option.value === value.id);

  const choose = (product: ProductBrief | null) => {
    setText('');
    onChange(product);
  };
  const takeTyped = async (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || wanted === '') return;
    // The list takes the product that stands marked in it, where it shows what was found for these letters.
    const isMarked = (event.currentTarget.getAttribute('aria-activedescendant') ?? '') !== '';
    if (data !== undefined && !isPlaceholderData && isMarked) return;
    // Before the list hears of it: it still shows what was found for the letters before and would take that as well.
    event.preventDefault();
    event.stopPropagation();
    const [first] = (await ask(wanted)).products;
    if (first !== undefined) choose(first);
  };
  return (
    <Select
      {...(label === undefined ? {} : { label })}
      {...(name === undefined ? {} : { 'aria-label': name })}
      {...(size === undefined ? {} : { size })}
      placeholder={placeholder ?? t('picker.hint')}
      data={isListed ? options : [{ value: value.id, label: value.name }, ...options]}
      value={value?.id ?? null}
      searchable
      selectFirstOptionOnChange
      clearable={value !== null}
      clearButtonProps={{ 'aria-label': t('picker.clear', { label: label ?? name ?? '' }) }}
      withAsterisk={isRequired}
      {...(hasFocus ? { 'data-autofocus': true } : {})}
      error={error}
      nothingFoundMessage={wanted === '' ? t('picker.empty') : t('picker.none', { text: wanted })}
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      onKeyDownCapture={(event) => void takeTyped(event)}
      onChange={(id) => {
        if (id === null) return choose(null);
        const product = found.find((one) => one.id === id);
        if (product !== undefined) choose(product);
      }}
      maxDropdownHeight={360}
      renderOption={({ option }) => {
        const product = found.find((one) => one.id === option.value);
        return product === undefined ? (
          option.label
        ) : (
          <ProductLine product={product} hasThumbs={hasThumbs} freeMilli={stock.get(product.id)?.freeMilli ?? null} />
        );
      }}
    />
  );
}

function ProductLine({ product, hasThumbs, freeMilli }: { product: ProductBrief; hasThumbs: boolean; freeMilli: number | null }) {
  const { t } = useTranslation('products');
  const { t: words } = useTranslation('stock');
  const under = [product.code, product.barcode, product.groupName].filter((part) => part !== null).join(' · ');
  return (
    <div style={{ display: 'flex', gap: 12, minWidth: 0, width: '100%', alignItems: 'center' }}>
      {hasThumbs ? <ProductThumb photo={product.photo} /> : null}
      <div style={{ minWidth: 0, flex: 1 }}>
        <Text size="sm">{product.name}</Text>
        <Text size="xs" c="dimmed" truncate>
          {under}
        </Text>
      </div>
      <div style={{ textAlign: 'right', whiteSpace: 'nowrap' }}>
        <Text size="sm" className="fb-figures">
          {product.priceDong === null ? t('picker.noPrice') : writeMoney(product.priceDong)}
        </Text>
        <Text size="xs" c="dimmed">
          {freeMilli === null ? product.unit : words('left', { amount: `${writeQuantity(freeMilli)} ${product.unit}` })}
        </Text>
      </div>
    </div>
  );
}
