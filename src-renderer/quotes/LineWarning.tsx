import { formatShare } from '../../src-shared/lib/percent.ts';
import { writeQuantity } from '../../src-shared/quotes/quantity.ts';
import type { LineNotice } from '../../src-shared/quotes/quote-programmes.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import classes from './QuoteLines.module.css';

/** A line that is not what its programme gives any more, and the one click that puts it right. */
export function LineWarning({
  notice,
  place,
  putRight,
}: {
  notice: LineNotice;
  place: number;
  putRight: (promotionId: string) => void;
}) {
  const { t } = useTranslation('quote-programmes');
  const language = useLanguage();
  const { name } = notice;
  const words =
    notice.kind === 'unmet'
      ? t('line.unmet', { name })
      : notice.kind === 'quantity'
        ? t('line.quantity', { name, due: writeQuantity(notice.due, language) })
        : t('line.discount', { name, due: formatShare(notice.due, language) });
  return (
    <span className={classes.warning} title={words}>
      <span className={classes.warningWords}>{words}</span>
      <button
        type="button"
        className={classes.putRight}
        aria-label={t('line.putRightOf', { place })}
        onClick={() => putRight(notice.promotionId)}
      >
        {t(notice.kind === 'unmet' ? 'line.drop' : 'line.putRight')}
      </button>
    </span>
  );
}
