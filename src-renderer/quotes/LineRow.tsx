import { ActionIcon } from '@mantine/core';
import { IconDots, IconGift, IconInfoCircle } from '@tabler/icons-react';
import { memo, useCallback } from 'react';
import type { KeyboardEvent } from 'react';
import { parseDong } from '../../src-shared/lib/money.ts';
import { mostDong } from '../../src-shared/lib/amounts.ts';
import { formatShare, parseShare } from '../../src-shared/lib/percent.ts';
import { vatRates } from '../../src-shared/products/vat-rate.ts';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import type { LineNotice } from '../../src-shared/quotes/quote-programmes.ts';
import { parseQuantity, writeQuantity } from '../../src-shared/quotes/quantity.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import { writeNumber } from '../ui/formats.ts';
import { type CellKeys, LineCell } from './LineCell.tsx';
import { LineWarning } from './LineWarning.tsx';
import type { QuoteEditor } from './quote-editor.ts';
import { removeLine } from './remove-line.ts';
import classes from './QuoteLines.module.css';

export interface RowActs {
  readonly keys: CellKeys;
  /** The quantity is another: the price may be another too. */
  readonly reprice: (lineId: string) => void;
  /** Makes of a programme at this line what is due now. */
  readonly putRight: (promotionId: string) => void;
  readonly showMenu: (lineId: string, at: HTMLElement) => void;
  readonly showWhy: (lineId: string, at: HTMLElement) => void;
}

/** A short word about the goods of a line, and what it says in whole. */
export interface LineFact {
  readonly text: string;
  readonly title: string;
}

export const columnOf = { name: 0, quantity: 1, price: 2, discount: 3, vat: 4 } as const;

/** One line of the quote: painted again when it is another line, and for nothing else. */
export const LineRow = memo(function LineRow({
  editor,
  line,
  index,
  amountDong,
  fact,
  notice,
  short,
  isReadOnly,
  acts,
}: {
  editor: QuoteEditor;
  line: QuoteLine;
  index: number;
  amountDong: number | null;
  fact: LineFact | null;
  notice: LineNotice | null;
  /** That there is less of it than is wanted. */
  short: string | null;
  isReadOnly: boolean;
  acts: RowActs;
}) {
  const { t } = useTranslation('quotes');
  const language = useLanguage();
  const { id, kind } = line;
  const place = index + 1;
  const noteProblem = useCallback(
    (field: string, text: string, isWrong: boolean) => {
      editor.setProblem(`${id}/${field}`, isWrong ? text : null);
      return !isWrong;
    },
    [editor, id],
  );
  const takeName = useCallback(
    (text: string) => {
      const isEmpty = text.trim() === '' || text.length > 2000;
      if (!isEmpty) editor.setLine(id, { name: text });
      return noteProblem('name', text, isEmpty);
    },
    [editor, id, noteProblem],
  );
  const takeQuantity = useCallback(
    (text: string) => {
      const quantityMilli = parseQuantity(text, language);
      if (quantityMilli !== null) {
        editor.setLine(id, { quantityMilli });
        acts.reprice(id);
      }
      return noteProblem('quantity', text, quantityMilli === null);
    },
    [editor, id, noteProblem, language, acts],
  );
  const takePrice = useCallback(
    (text: string) => {
      const priceDong = parseDong(text);
      const isRight = priceDong !== null && priceDong >= 0 && priceDong <= mostDong;
      if (isRight) editor.setLine(id, { priceDong, priceSource: { kind: 'hand', id: null, name: null } });
      return noteProblem('price', text, !isRight);
    },
    [editor, id, noteProblem],
  );
  const takeDiscount = useCallback(
    (text: string) => {
      const discountBasisPoints = text.trim() === '' ? 0 : parseShare(text);
      if (discountBasisPoints !== null) editor.setLine(id, { discountBasisPoints });
      return noteProblem('discount', text, discountBasisPoints === null);
    },
    [editor, id, noteProblem],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isReadOnly) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      const by = event.key === 'ArrowUp' ? -1 : 1;
      editor.move(id, by);
      acts.keys.onMove(index + by, columnOf.name);
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'Delete') {
      event.preventDefault();
      removeLine(editor, id, { removed: t('line.removed'), back: t('line.back') });
      acts.keys.onMove(Math.max(0, index - 1), columnOf.name);
    }
  };
  const hasPrice = kind === 'goods' || kind === 'gift';
  const wrongOf = (field: string) => editor.get().problems.get(`${id}/${field}`) ?? null;
  const cell = { row: index, isReadOnly, keys: acts.keys };
  return (
    <div
      className={`${classes.row} ${kind === 'heading' ? classes.heading : ''} ${line.isOption ? classes.option : ''}`}
      role="row"
      aria-rowindex={index + 2}
      onKeyDown={onKeyDown}
    >
      <span className={classes.no} role="cell">
        {kind === 'gift' ? <IconGift size={14} aria-label={t('kind.gift')} /> : hasPrice ? place : null}
      </span>
      <span role="cell" className={hasPrice ? classes.nameCell : `${classes.nameCell} ${classes.wide}`}>
        <LineCell
          {...cell}
          column={columnOf.name}
          label={t('cell.name', { place })}
          value={line.name}
          isStrong={kind === 'heading'}
          take={takeName}
          problem={t('problem.name')}
          wrong={wrongOf('name')}
        />
        {notice !== null && !isReadOnly ? (
          <LineWarning notice={notice} place={place} putRight={acts.putRight} />
        ) : short !== null ? (
          <span className={classes.warning} title={short}>
            <span className={classes.warningWords}>{short}</span>
          </span>
        ) : line.isOption || line.note !== null ? (
          <span className={classes.under}>
            {[line.isOption ? t('option') : null, line.note].filter((part) => part !== null).join(' · ')}
          </span>
        ) : null}
      </span>
      {hasPrice ? (
        <>
          <span role="cell" className={classes.unit} title={line.unit ?? ''}>
            {line.unit ?? ''}
          </span>
          <span role="cell">
            <LineCell
              {...cell}
              column={columnOf.quantity}
              label={t('cell.quantity', { place })}
              value={writeQuantity(line.quantityMilli, language)}
              isNumber
              take={takeQuantity}
              problem={t('problem.quantity')}
              wrong={wrongOf('quantity')}
            />
            {fact === null ? null : (
              <small className={classes.fact} title={fact.title}>
                {fact.text}
              </small>
            )}
          </span>
          <span role="cell" className={classes.priceCell}>
            {kind === 'gift' ? (
              <span className={classes.fixed}>0</span>
            ) : (
              <LineCell
                {...cell}
                column={columnOf.price}
                label={t('cell.price', { place })}
                value={writeNumber(line.priceDong, 'vi')}
                isNumber
                take={takePrice}
                problem={t('problem.price')}
                wrong={wrongOf('price')}
              />
            )}
          </span>
          <span role="cell">
            {kind === 'gift' ? null : (
              <LineCell
                {...cell}
                column={columnOf.discount}
                label={t('cell.discount', { place })}
                value={line.discountBasisPoints === 0 ? '' : formatShare(line.discountBasisPoints, language)}
                isNumber
                take={takeDiscount}
                problem={t('problem.discount')}
                wrong={wrongOf('discount')}
              />
            )}
          </span>
          <span role="cell">
            {kind === 'gift' ? null : (
              <select
                className={classes.select}
                data-cell={`${index}:${columnOf.vat}`}
                aria-label={t('cell.vat', { place })}
                disabled={isReadOnly}
                value={line.vatRate}
                onChange={(event) => {
                  const vatRate = vatRates.find((rate) => rate === event.currentTarget.value);
                  if (vatRate !== undefined) editor.setLine(id, { vatRate });
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  acts.keys.onEnter(index, columnOf.vat);
                }}
              >
                {vatRates.map((rate) => (
                  <option key={rate} value={rate}>
                    {/\d/.test(rate) ? `${rate}%` : rate}
                  </option>
                ))}
              </select>
            )}
          </span>
          <span role="cell" className={classes.amount} data-testid="line-amount">
            {amountDong === null ? '…' : writeNumber(amountDong, 'vi')}
          </span>
        </>
      ) : null}
      <span role="cell" className={classes.acts}>
        {kind === 'goods' ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('why.of', { place })}
            tabIndex={-1}
            onClick={(event) => acts.showWhy(id, event.currentTarget)}
          >
            <IconInfoCircle size={15} aria-hidden />
          </ActionIcon>
        ) : null}
        {isReadOnly ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('line.acts', { place })}
            tabIndex={-1}
            onClick={(event) => acts.showMenu(id, event.currentTarget)}
          >
            <IconDots size={15} aria-hidden />
          </ActionIcon>
        )}
      </span>
    </div>
  );
});
