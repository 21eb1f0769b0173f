import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatShare } from '../../src-shared/lib/percent.ts';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import { writeMoney } from '../ui/formats.ts';
import { Anchored } from './Anchored.tsx';
import classes from './Quotes.module.css';
import type { LinePrices } from './use-line-prices.ts';

/** Which rule gave the price, and why the others lost. */
export function WhyPrice({
  line,
  at,
  prices,
  isReadOnly,
  onClose,
}: {
  line: QuoteLine | undefined;
  at: HTMLElement;
  prices: LinePrices;
  isReadOnly: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('quotes');
  const language = useLanguage();
  const { data: answer } = useQuery({
    queryKey: ['quotes', 'why', line?.productId ?? null, line?.quantityMilli ?? 0],
    meta: { entities: ['priceRules', 'listPrices', 'priceLists', 'products'] },
    queryFn: () => (line === undefined ? null : prices.ask(line)),
  });
  if (line === undefined) return null;
  const source = line.priceSource;
  return (
    <Anchored at={at} label={t('why.title')} width={340} onClose={onClose}>
      <div className={classes.why}>
        <strong>{t('why.title')}</strong>
        <p>
          {source === null || source.kind === 'hand'
            ? t('why.hand', { price: writeMoney(line.priceDong) })
            : t(`why.${source.kind}`, { name: source.name ?? '', price: writeMoney(line.priceDong) })}
        </p>
        {line.listPriceDong === null ? null : <p>{t('why.listPrice', { price: writeMoney(line.listPriceDong) })}</p>}
        {line.productId === null ? <p>{t('why.noProduct')}</p> : null}
        {answer === null || answer === undefined || answer.why.length === 0 ? null : (
          <ol className={classes.reasons}>
            {answer.why.map((candidate) => (
              <li key={`${candidate.kind}/${candidate.id}/${candidate.rank.rowId}`}>
                <span>
                  {candidate.name}
                  {': '}
                  {candidate.priceDong === null ? null : writeMoney(candidate.priceDong)}
                  {candidate.discountBasisPoints === 0 ? null : ` −${formatShare(candidate.discountBasisPoints, language)}`}
                </span>
                <small>{candidate.lost === null ? t('why.won') : t(`why.lost.${candidate.lost}`)}</small>
              </li>
            ))}
          </ol>
        )}
        {answer === null || answer === undefined || answer.contradicts.length === 0 ? null : (
          <p className={classes.warn}>{t('why.contradicts', { names: answer.contradicts.map(({ name }) => name).join(', ') })}</p>
        )}
        {isReadOnly || line.productId === null || source?.kind !== 'hand' ? null : (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              void prices.priceAnew(line.id);
              onClose();
            }}
          >
            {t('why.useOurs')}
          </Button>
        )}
      </div>
    </Anchored>
  );
}
