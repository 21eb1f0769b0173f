import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { differenceOfQuotes } from '../../src-shared/quotes/quote-difference.ts';
import type { QuoteContent } from '../../src-shared/quotes/quote-content.ts';
import { Card } from '../ui/Card.tsx';
import { writeDayTime, writeMoney } from '../ui/formats.ts';
import { DifferenceView } from './DifferenceView.tsx';
import classes from './Quotes.module.css';
import sheet from '../ui/SaleSheet.module.css';
import type { FullQuote } from './use-quotes.ts';

/** The versions as they went out, each beside the one that stands now. */
export function QuoteVersions({ quote }: { quote: FullQuote }) {
  const { t } = useTranslation('quotes');
  const [compared, setCompared] = useState<{ version: number; content: QuoteContent } | null>(null);
  if (quote.versions.length === 0) return null;
  return (
    <Card title={t('versions')}>
      <ul className={classes.list}>
        {quote.versions.map(({ id, version, frozenAt, byName, totals, content }) => (
          <li key={id}>
            <div className={classes.listLine}>
              <strong>{t('version', { version })}</strong>
              <span className="fb-figures">{totals === null ? '' : writeMoney(totals.totalDong)}</span>
            </div>
            <small className={sheet.soft}>{t('sentAt', { at: writeDayTime(frozenAt), name: byName ?? '' })}</small>
            {content === null || quote.content === null || isWhatStands(quote, version) ? null : (
              <Button size="compact-xs" variant="subtle" onClick={() => setCompared({ version, content })}>
                {t('compare', { version })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {compared === null || quote.content === null ? null : (
        <Modal
          opened
          size={980}
          title={t('difference.title', { from: compared.version })}
          closeButtonProps={{ 'aria-label': t('close') }}
          onClose={() => setCompared(null)}
        >
          <DifferenceView difference={differenceOfQuotes(compared.content, quote.content)} />
        </Modal>
      )}
    </Card>
  );
}

/** What went out last stands there until somebody works on it again: there is nothing to compare. */
function isWhatStands({ state, version: standing }: FullQuote, version: number): boolean {
  return version === standing && state !== 'draft' && state !== 'waiting' && state !== 'approved';
}
