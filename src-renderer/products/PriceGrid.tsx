import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostDong } from '../../src-shared/lib/amounts.ts';
import { parseDong } from '../../src-shared/lib/money.ts';
import type { PriceList } from '../../src-shared/products/price-lists.contract.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { isComposing } from '../ui/composing.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { PriceListsBar } from './PriceListsBar.tsx';
import classes from './Products.module.css';
import { writeQuantity } from './quantities.ts';
import { usePriceLists } from './use-products.ts';

const pageSize = 100;

/**
 * Prices of every list beside each other. Arrows and Enter go from cell to cell, a price is typed as `12tr5` or `350k`; leaving the cell
 * saves it, an emptied one takes the price away, Esc puts back what stood there.
 */
export function PriceGrid({ text, groupId }: { text: string; groupId?: string }) {
  const { t } = useTranslation('products');
  const language = useLanguage();
  const client = useClient();
  const { lists, mayChange } = usePriceLists();
  const [shown, setShown] = useState(pageSize);
  const { data } = useQuery({
    queryKey: ['priceLists', 'grid', text, groupId ?? null, shown],
    meta: { entities: ['products', 'listPrices', 'priceLists', 'productGroups'] },
    queryFn: () => client.priceLists.grid({ text, limit: Math.min(500, shown), ...(groupId === undefined ? {} : { groupId }) }),
    placeholderData: keepPreviousData,
  });
  const grid = useRef<HTMLDivElement>(null);
  if (data === undefined) return null;
  const move = (row: number, column: number) => {
    const next = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`);
    next?.focus();
    next?.select();
    return next !== undefined && next !== null;
  };
  return (
    <>
      <PriceListsBar lists={lists} mayChange={mayChange} />
      {lists.length === 0 ? (
        <EmptyState title={t('lists.emptyTitle')} text={t(mayChange ? 'lists.emptyText' : 'lists.emptyReadOnly')} />
      ) : (
        <div className={classes.grid} ref={grid}>
          <table aria-label={t('tab.prices')}>
            <thead>
              <tr>
                <th scope="col">{t('fields.code')}</th>
                <th scope="col">{t('fields.name')}</th>
                <th scope="col">{t('fields.unit')}</th>
                {lists.map((list) => (
                  <th key={list.id} scope="col" className={classes.right}>
                    {list.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.products.map((product, row) => (
                <tr key={product.id}>
                  <td>{product.code}</td>
                  <td className={classes.name}>{product.name}</td>
                  <td>{product.unit}</td>
                  {lists.map((list, column) => {
                    const steps = product.prices.filter(({ priceListId }) => priceListId === list.id);
                    const base = steps.find(({ minQuantityMilli }) => minQuantityMilli === 0);
                    const more = steps.filter((step) => step !== base);
                    return (
                      <td key={list.id} className={classes.right}>
                        <PriceCell
                          key={base?.priceDong ?? 'none'}
                          place={`${row}:${column}`}
                          label={t('priceOf', { product: product.name, list: list.name })}
                          productId={product.id}
                          productName={product.name}
                          list={list}
                          priceDong={base?.priceDong ?? null}
                          isReadOnly={!mayChange}
                          onMove={(down, right) => move(row + down, column + right)}
                        />
                        {more.map(({ minQuantityMilli, priceDong }) => (
                          <div key={minQuantityMilli} className={classes.soft}>
                            {t('fromQuantity', { quantity: writeQuantity(minQuantityMilli), price: writeMoney(priceDong) })}
                          </div>
                        ))}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          {data.total > data.products.length ? (
            <div className={classes.bar}>
              <span className={classes.soft}>
                {t('shownOf', {
                  shown: writeNumber(data.products.length, language),
                  total: writeNumber(data.total, language),
                })}
              </span>
              {shown < 500 ? (
                <Button variant="subtle" onClick={() => setShown(shown + pageSize)}>
                  {t('showMore')}
                </Button>
              ) : (
                <span className={classes.soft}>{t('narrow')}</span>
              )}
            </div>
          ) : null}
        </div>
      )}
    </>
  );
}

function PriceCell({
  place,
  label,
  productId,
  productName,
  list,
  priceDong,
  isReadOnly,
  onMove,
}: {
  place: string;
  label: string;
  productId: string;
  productName: string;
  list: PriceList;
  priceDong: number | null;
  isReadOnly: boolean;
  onMove: (down: number, right: number) => boolean;
}) {
  const { t } = useTranslation('products');
  const written = priceDong === null ? '' : writeMoney(priceDong);
  const [typed, setTyped] = useState(written);
  const dong = typed.trim() === '' ? null : parseDong(typed);
  const isBad = typed.trim() !== '' && (dong === null || dong < 0 || dong > mostDong);
  const save = useCommand(
    (core, price: number | null) =>
      core.priceLists.setPrices({ prices: [{ priceListId: list.id, productId, priceDong: price }] }),
    { done: (_answer, price) => t(price === null ? 'priceTaken' : 'priceSaved', { product: productName, list: list.name }) },
  );
  const keep = async () => {
    if (isReadOnly || isBad || dong === priceDong) return;
    if ((await save.run(dong)) === null) setTyped(written);
  };
  return (
    <>
      <input
        className={classes.cell}
        data-cell={place}
        aria-label={label}
        aria-invalid={isBad || undefined}
        title={isBad ? t('priceBad') : undefined}
        value={typed}
        readOnly={isReadOnly}
        maxLength={40}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => void keep()}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          const isWhole = selectionStart === 0 && selectionEnd === value.length;
          const go: Readonly<Record<string, readonly [number, number]>> = {
            Enter: [1, 0],
            ArrowDown: [1, 0],
            ArrowUp: [-1, 0],
            ...(isWhole ? { ArrowLeft: [0, -1] as const, ArrowRight: [0, 1] as const } : {}),
          };
          const step = go[event.key];
          if (event.key === 'Escape') setTyped(written);
          else if (step !== undefined) {
            event.preventDefault();
            // The last cell of a column is saved where it stands.
            if (!onMove(...step)) void keep();
          }
        }}
      />
      {isBad ? (
        <div role="alert" className={classes.problem}>
          {t('priceBad')}
        </div>
      ) : null}
    </>
  );
}
