import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatShare, parseShare } from '../../src-shared/lib/percent.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import { Card } from '../ui/Card.tsx';
import { writeMoney } from '../ui/formats.ts';
import { showUndoToast } from '../ui/toasts.tsx';
import { type QuoteEditor, useEditor } from './quote-editor.ts';
import classes from './Quotes.module.css';
import sheet from '../ui/SaleSheet.module.css';
import type { LinePrices } from './use-line-prices.ts';
import type { FullQuote } from './use-quotes.ts';
import { rateText } from './VatNote.tsx';

/** What the quote comes to, while typing. The margin only where this laptop has the costs of goods. */
export function QuoteSums({
  editor,
  quote,
  prices,
  isReadOnly,
  isOrder = false,
}: {
  editor: QuoteEditor;
  quote: Pick<FullQuote, 'marginDong'>;
  prices: LinePrices;
  isReadOnly: boolean;
  isOrder?: boolean;
}) {
  const { t } = useTranslation('quotes');
  const language = useLanguage();
  const { draft, computed, isDirty } = useEditor(editor);
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed.trim() !== '' && parseShare(typed) === null;
  const shownDiscount = draft.discountBasisPoints === 0 ? '' : formatShare(draft.discountBasisPoints, language);
  const totals = computed?.totals;
  const discountWords = t(isOrder ? 'sum.discountOfOrder' : 'sum.discount');
  const refresh = async () => {
    const count = await prices.price(draft.lines.map(({ id }) => id));
    showUndoToast({ message: t('repriced', { count }) });
  };
  return (
    <Card title={t('sums')}>
      {totals === undefined ? (
        <p role="alert" className={classes.warn}>
          {t('tooBig')}
        </p>
      ) : (
        <dl className={classes.sums}>
          <dt>{t('sum.lines')}</dt>
          <dd data-testid="sum-lines">{writeMoney(totals.linesDong)}</dd>
          {isReadOnly ? (
            totals.discountDong === 0 ? null : (
              <dt>
                {discountWords} {shownDiscount}
              </dt>
            )
          ) : (
            <dt>
              <TextInput
                size="xs"
                label={discountWords}
                value={typed ?? shownDiscount}
                placeholder="0%"
                error={isWrong ? t('problem.discount') : null}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  setTyped(text);
                  const share = text.trim() === '' ? 0 : parseShare(text);
                  if (share !== null) editor.setHead({ discountBasisPoints: share });
                  editor.setProblem('whole/discount', share === null ? text : null);
                }}
                onBlur={() => {
                  if (!isWrong) setTyped(null);
                }}
              />
            </dt>
          )}
          {isReadOnly && totals.discountDong === 0 ? null : (
            <dd>{totals.discountDong === 0 ? '' : `−${writeMoney(totals.discountDong)}`}</dd>
          )}
          <dt>{t('sum.net')}</dt>
          <dd data-testid="sum-net">{writeMoney(totals.netDong)}</dd>
          {totals.vat.map(({ rate, netDong, vatDong }) => (
            <div key={rate} className={classes.sumLine}>
              <dt title={t('sum.vatOf', { net: writeMoney(netDong) })}>{t('sum.vat', { rate: rateText(rate) })}</dt>
              <dd>{writeMoney(vatDong)}</dd>
            </div>
          ))}
          <dt className={classes.total}>{t('sum.total')}</dt>
          <dd className={classes.total} data-testid="sum-total">
            {writeMoney(totals.totalDong)}
          </dd>
          {quote.marginDong === null || isDirty || totals.netDong === 0 ? null : (
            <>
              <dt className={sheet.soft}>{t('sum.margin')}</dt>
              <dd className={sheet.soft}>
                {writeMoney(quote.marginDong)} (
                {formatShare(Math.round((Math.abs(quote.marginDong) / totals.netDong) * 10_000), language)})
              </dd>
            </>
          )}
        </dl>
      )}
      {isReadOnly || !draft.lines.some(({ productId }) => productId !== null) ? null : (
        <Button size="xs" variant="default" fullWidth mt="sm" onClick={() => void refresh()}>
          {t('reprice')}
        </Button>
      )}
    </Card>
  );
}
