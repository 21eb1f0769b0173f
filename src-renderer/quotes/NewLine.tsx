import { Button } from '@mantine/core';
import { IconHeading, IconPencilPlus, IconTextPlus } from '@tabler/icons-react';
import { memo } from 'react';
import type { ProductBrief } from '../../src-shared/products/products.contract.ts';
import { mostQuoteLines } from '../../src-shared/quotes/quote-content.ts';
import { useTranslation } from '../locales/words.tsx';
import { ProductPicker } from '../products/index.ts';
import { columnOf } from './LineRow.tsx';
import { emptyLine, type QuoteEditor, useEditorPart } from './quote-editor.ts';
import classes from './QuoteLines.module.css';
import type { LinePrices } from './use-line-prices.ts';

/** Type a product, Enter, a quantity, Enter, and the next product. */
export const NewLine = memo(function NewLine({
  editor,
  prices,
  onAdded,
}: {
  editor: QuoteEditor;
  prices: LinePrices;
  onAdded: (row: number, column: number) => void;
}) {
  const { t } = useTranslation('quotes');
  const isFull = useEditorPart(editor, ({ draft }) => draft.lines.length >= mostQuoteLines);
  const add = (line: Parameters<QuoteEditor['insert']>[0][number], column: number) => {
    if (isFull) return;
    const [id] = editor.insert([line]);
    const row = editor.get().draft.lines.length - 1;
    // When the picker has done with the key: it keeps the focus as long as it works.
    window.setTimeout(() => onAdded(row, column), 0);
    if (id !== undefined && line.productId !== null) void prices.price([id]);
  };
  const addProduct = (product: ProductBrief | null) => {
    if (product === null) return;
    add(lineOfProduct(product), columnOf.quantity);
  };
  return (
    <div className={classes.foot} data-new-line>
      <div className={classes.picker}>
        <ProductPicker name={t('newProduct')} placeholder={t('newProductHint')} size="xs" onChange={addProduct} />
      </div>
      <Button
        size="xs"
        variant="default"
        disabled={isFull}
        leftSection={<IconPencilPlus size={14} aria-hidden />}
        onClick={() =>
          add({ ...emptyLine, name: t('freeName'), priceSource: { kind: 'hand', id: null, name: null } }, columnOf.name)
        }
      >
        {t('addFree')}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={isFull}
        leftSection={<IconHeading size={14} aria-hidden />}
        onClick={() => add({ ...emptyLine, kind: 'heading', vatRate: 'KCT', name: t('headingName') }, columnOf.name)}
      >
        {t('addHeading')}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={isFull}
        leftSection={<IconTextPlus size={14} aria-hidden />}
        onClick={() => add({ ...emptyLine, kind: 'words', vatRate: 'KCT', name: t('wordsName') }, columnOf.name)}
      >
        {t('addWords')}
      </Button>
      {isFull ? <span>{t('full', { count: mostQuoteLines })}</span> : null}
    </div>
  );
});

/** At the standard price; the customer's own comes a moment later. */
export function lineOfProduct(product: ProductBrief): Parameters<QuoteEditor['insert']>[0][number] {
  return {
    ...emptyLine,
    productId: product.id,
    code: product.code,
    name: product.name,
    unit: product.unit,
    priceDong: product.priceDong ?? 0,
    listPriceDong: product.priceDong,
    vatRate: product.vatRate ?? '10',
  };
}
