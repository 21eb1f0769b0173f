import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { QuoteBrief } from '../../src-shared/quotes/quotes.contract.ts';
import { useTranslation } from '../locales/words.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import list from '../ui/ListScreen.module.css';
import sheet from '../ui/SaleSheet.module.css';
import { QuoteStateBadge } from './QuoteStateBadge.tsx';

/** Quotes as a table; each opens its page. */
export function QuoteTable({ quotes, isOfOne = false }: { quotes: readonly QuoteBrief[]; isOfOne?: boolean }) {
  const { t } = useTranslation('quotes');
  return (
    <div className={list.scroll}>
      <table className={`${list.table} ${isOfOne ? list.narrow : list.all}`} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('column.quote')}</th>
            {isOfOne ? null : <th scope="col">{t('column.customer')}</th>}
            <th scope="col">{t('column.what')}</th>
            <th scope="col">{t('column.state')}</th>
            <th scope="col">{t('column.issuedOn')}</th>
            <th scope="col">{t('column.validUntil')}</th>
            {isOfOne ? null : <th scope="col">{t('column.owner')}</th>}
            <th scope="col" className={list.right}>
              {t('column.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {quotes.map((quote) => (
            <tr key={quote.id}>
              <td className={list.nowrap}>
                <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/quotes/$id" params={{ id: quote.id }} />}>
                  {quote.number ?? quote.label}
                </Anchor>
              </td>
              {isOfOne ? null : (
                <td>
                  <span className={list.clamp} title={quote.customerName ?? ''}>
                    {quote.customerName ?? t('customerElsewhere')}
                  </span>
                </td>
              )}
              <td>
                <span className={list.clamp} title={quote.title}>
                  {quote.title}
                  {quote.version > 1 ? (
                    <span className={sheet.soft}>{` · ${t('version', { version: quote.version })}`}</span>
                  ) : null}
                  {quote.kind === 'project' ? <span className={sheet.soft}>{` · ${t('kinds.project')}`}</span> : null}
                </span>
              </td>
              <td className={list.nowrap}>
                <QuoteStateBadge quote={quote} />
              </td>
              <td className={list.nowrap}>{quote.issuedOn === null ? '' : writeDay(quote.issuedOn)}</td>
              <td className={list.nowrap}>{quote.validUntil === null ? '' : writeDay(quote.validUntil)}</td>
              {isOfOne ? null : <td className={list.person}>{quote.ownerName}</td>}
              <td className={`${list.right} fb-figures`}>{quote.totalDong === null ? '' : writeMoney(quote.totalDong)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
