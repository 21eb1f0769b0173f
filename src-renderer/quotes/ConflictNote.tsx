import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { differenceOfQuotes } from '../../src-shared/quotes/quote-difference.ts';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { writeDayTime, writeMoney } from '../ui/formats.ts';
import { DifferenceView } from './DifferenceView.tsx';
import classes from './Quotes.module.css';
import type { FullQuote } from './use-quotes.ts';

/** Two laptops priced one quote: both versions, whole, what differs between them, and somebody chooses. */
export function ConflictNote({ quote, conflict }: { quote: FullQuote; conflict: FullQuote['conflicts'][number] }) {
  const { t } = useTranslation('quotes');
  const choose = useCommand((client, use: 'standing' | 'other') => client.quotes.choose({ conflictId: conflict.id, use }), {
    done: (_done, use) => t(use === 'standing' ? 'conflict.kept' : 'conflict.turned'),
  });
  const who = conflict.isMine ? t('conflict.mine') : (conflict.byName ?? t('conflict.somebody'));
  const isOpen = quote.state === 'draft';
  return (
    <Card title={t('conflict.title')}>
      <div role="alert">
        <p className={classes.conflictText}>{t('conflict.text', { who, at: writeDayTime(conflict.at) })}</p>
        {conflict.content === null || quote.content === null ? null : (
          <DifferenceView difference={differenceOfQuotes(quote.content, conflict.content)} />
        )}
        {isOpen ? null : <p className={classes.conflictText}>{t('conflict.closed')}</p>}
        <div className={classes.choices}>
          <Button variant="default" loading={choose.isRunning} onClick={() => void choose.run('standing')}>
            {t('conflict.keep', { total: quote.totalDong === null ? '' : writeMoney(quote.totalDong) })}
          </Button>
          <Button disabled={!isOpen} loading={choose.isRunning} onClick={() => void choose.run('other')}>
            {t('conflict.use', { who, total: conflict.totals === null ? '' : writeMoney(conflict.totals.totalDong) })}
          </Button>
        </div>
      </div>
    </Card>
  );
}
