import { formatShare } from '../../src-shared/lib/percent.ts';
import { writeQuantity } from '../../src-shared/quotes/quantity.ts';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import type { QuoteDifference } from '../../src-shared/quotes/quote-difference.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import classes from './Quotes.module.css';
import list from '../ui/ListScreen.module.css';
import { rateText } from './VatNote.tsx';

/** Two contents beside each other: only what differs, with what it comes to. */
export function DifferenceView({ difference }: { difference: QuoteDifference }) {
  const { t } = useTranslation('quotes');
  const words = useLineWords();
  const { fields, lines, totalBefore, totalAfter } = difference;
  const change = totalAfter - totalBefore;
  return (
    <div className={classes.difference}>
      <p>
        <span className="fb-figures">{writeMoney(totalBefore)}</span>
        {' → '}
        <strong className="fb-figures">{writeMoney(totalAfter)}</strong>
        {change === 0 ? null : (
          <span className="fb-figures">{` (${change > 0 ? '+' : '−'}${writeMoney(Math.abs(change))})`}</span>
        )}
      </p>
      {fields.length + lines.length === 0 ? <p>{t('difference.none')}</p> : null}
      <table className={list.table} aria-label={t('difference.table')}>
        <thead>
          <tr>
            <th scope="col">{t('difference.what')}</th>
            <th scope="col">{t('difference.before')}</th>
            <th scope="col">{t('difference.after')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, before, after }) => (
            <tr key={field}>
              <td>{t(`field.${field}`)}</td>
              <td>{words.ofField(field, before)}</td>
              <td>{words.ofField(field, after)}</td>
            </tr>
          ))}
          {lines.map(({ id, kind, before, after, changed }) => (
            <tr key={id}>
              <td>
                <span className={classes.tag}>{t(`difference.${kind}`)}</span> {(after ?? before)?.name}
              </td>
              <td>{before === null ? '' : kind === 'changed' ? words.ofFields(before, changed) : words.whole(before)}</td>
              <td>{after === null ? '' : kind === 'changed' ? words.ofFields(after, changed) : words.whole(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useLineWords() {
  const { t } = useTranslation('quotes');
  const language = useLanguage();
  const valueOf = (line: QuoteLine, field: keyof QuoteLine): string => {
    switch (field) {
      case 'quantityMilli':
        return writeQuantity(line.quantityMilli, language);
      case 'priceDong':
        return writeMoney(line.priceDong);
      case 'listPriceDong':
        return line.listPriceDong === null ? '—' : writeMoney(line.listPriceDong);
      case 'discountBasisPoints':
        return formatShare(line.discountBasisPoints, language);
      case 'vatRate':
        return rateText(line.vatRate);
      case 'isOption':
        return t(line.isOption ? 'option' : 'counted');
      case 'kind':
        return t(`kind.${line.kind}`);
      case 'priceSource':
        return line.priceSource === null ? '—' : (line.priceSource.name ?? t(`source.${line.priceSource.kind}`));
      default:
        return String(line[field] ?? '—');
    }
  };
  return {
    whole: (line: QuoteLine) =>
      line.kind === 'goods' || line.kind === 'gift'
        ? `${writeQuantity(line.quantityMilli, language)} ${line.unit ?? ''} × ${writeMoney(line.priceDong)}`
        : line.name,
    ofFields: (line: QuoteLine, fields: readonly Exclude<keyof QuoteLine, 'id'>[]) =>
      fields
        .filter((field) => field !== 'productId')
        .map((field) => `${t(`lineField.${field}`)}: ${valueOf(line, field)}`)
        .join(' · '),
    ofField(field: string, value: string | null): string {
      if (value === null) return '—';
      if (field === 'issuedOn' || field === 'validUntil') return writeDay(value);
      return field === 'discountBasisPoints' ? formatShare(Number(value), language) : value;
    },
  };
}
