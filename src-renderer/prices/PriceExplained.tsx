import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PriceAnswer, PriceCandidate } from '../../src-shared/prices/price-engine.ts';
import { writeQuantity } from '../../src-shared/prices/quantity-text.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDay, writeMoney } from '../ui/formats.ts';
import classes from './Prices.module.css';
import { usePriceWords } from './use-price-words.ts';

/** A price with all that fitted and what decided between them. */
export function PriceExplained({ answer }: { answer: PriceAnswer }) {
  const { t } = useTranslation('prices');
  const words = usePriceWords();
  const { unitDong, listPriceDong, discountBasisPoints, source, why, contradicts } = answer;
  return (
    <div className={classes.answer} role="status">
      {unitDong === null || source === null ? (
        <p className={classes.price}>{t('why.noPrice')}</p>
      ) : (
        <>
          <p className={`${classes.price} fb-figures`}>{writeMoney(unitDong)}</p>
          <p className={classes.soft}>
            {t(source.kind === 'rule' ? 'why.byRule' : 'why.byList', { name: source.name })}
            {listPriceDong === null ? null : ` · ${t('why.list', { price: writeMoney(listPriceDong) })}`}
            {discountBasisPoints === 0 ? null : ` · −${words.share(discountBasisPoints)}`}
          </p>
        </>
      )}
      {contradicts.length === 0 || source === null ? null : (
        <Alert color="orange" title={t('why.contradiction')}>
          {t('why.contradictionText', { own: source.name, others: contradicts.map(({ name }) => `“${name}”`).join(', ') })}
        </Alert>
      )}
      {why.length === 0 ? (
        <p className={classes.soft}>{t('why.nothing')}</p>
      ) : (
        <ol className={classes.why} aria-label={t('why.title')}>
          {why.map((candidate, place) => (
            <Candidate key={`${candidate.rank.rowId} ${place}`} candidate={candidate} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Candidate({ candidate }: { candidate: PriceCandidate }) {
  const { t } = useTranslation('prices');
  const language = useLanguage();
  const words = usePriceWords();
  const { kind, name, priceDong, discountBasisPoints, rank, lost } = candidate;
  const offers =
    discountBasisPoints > 0 || (kind === 'rule' && priceDong === null)
      ? `−${words.share(discountBasisPoints)}`
      : writeMoney(priceDong ?? 0);
  const facts = [
    t(`why.who.${rank.customer}`),
    kind === 'list'
      ? null
      : rank.product === 'group'
        ? t('why.groupAt', { count: rank.productDistance + 1 })
        : t(`why.what.${rank.product}`),
    rank.minQuantityMilli === 0 ? null : t('why.fromQuantity', { quantity: writeQuantity(rank.minQuantityMilli, language) }),
    rank.fromOn === null ? null : t('words.from', { day: writeDay(rank.fromOn) }),
  ].filter((fact) => fact !== null);
  return (
    <li className={lost === null ? classes.won : classes.lost}>
      <span>
        <strong>{name}</strong> <span className="fb-figures">{offers}</span>
        <span className={classes.soft}> · {facts.join(' · ')}</span>
      </span>
      <span className={classes.verdict}>{t(lost === null ? 'why.won' : `why.lost.${lost}`)}</span>
    </li>
  );
}
