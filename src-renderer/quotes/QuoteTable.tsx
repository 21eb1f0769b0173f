import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { QuoteBrief } from '../../src-shared/quotes/quotes.contract.ts';
import { useTranslation } from '../locales/words.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import classes from './Quotes.module.css';
import { QuoteStateBadge } from './QuoteStateBadge.tsx';

/** Quotes as a table; each opens its page. */
export function QuoteTable({ quotes, isOfOne = false }: { quotes: readonly QuoteBrief[]; isOfOne?: boolean }) {
  const { t } = useTranslation('quotes');
  return (
    <div className={classes.scroll}>
      <table className={`${classes.table} ${isOfOne ? classes.narrow : classes.all}`} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('column.quote')}</th>
            {isOfOne ? null : <th scope="col">{t('column.customer')}</th>}
            <th scope="col">{t('column.what')}</th>
            <th scope="col">{t('column.state')}</th>
            <th scope="col">{t('column.issuedOn')}</th>
            <th scope="col">{t('column.validUntil')}</th>
            {isOfOne ? null : <th scope="col">{t('column.owner')}</th>}
            <th scope="col" className={classes.right}>
              {t('column.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {quotes.map((quote) => (
            <tr key={quote.id}>
              <td className={classes.nowrap}>
                <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/quotes/$id" params={{ id: quote.id }} />}>
                  {quote.number ?? quote.label}
                </Anchor>
              </td>
              {isOfOne ? null : (
                <td>
                  <span className={classes.clamp} title={quote.customerName ?? ''}>
                    {quote.customerName ?? t('customerElsewhere')}
                  </span>
                </td>
              )}
              <td>
                <span className={classes.clamp} title={quote.title}>
                  {quote.title}
                  {quote.version > 1 ? (
                    <span className={classes.soft}>{` · ${t('version', { version: quote.version })}`}</span>
                  ) : null}
                  {quote.kind === 'project' ? <span className={classes.soft}>{` · ${t('kinds.project')}`}</span> : null}
                </span>
              </td>
              <td className={classes.nowrap}>
                <QuoteStateBadge quote={quote} />
              </td>
              <td className={classes.nowrap}>{quote.issuedOn === null ? '' : writeDay(quote.issuedOn)}</td>
              <td className={classes.nowrap}>{quote.validUntil === null ? '' : writeDay(quote.validUntil)}</td>
              {isOfOne ? null : <td className={classes.person}>{quote.ownerName}</td>}
              <td className={`${classes.right} fb-figures`}>{quote.totalDong === null ? '' : writeMoney(quote.totalDong)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
