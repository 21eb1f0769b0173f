import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { differenceOfQuotes } from '../../src-shared/quotes/quote-difference.ts';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { writeDayTime, writeMoney } from '../ui/formats.ts';
import { DifferenceView } from './DifferenceView.tsx';
import classes from './Quotes.module.css';
import type { FullQuote } from './use-quotes.ts';

/** Two laptops priced one quote or order: both versions, whole, what differs between them, and somebody chooses. */
export function ConflictNote({
  of,
  row,
  conflict,
}: {
  of: 'quotes' | 'orders';
  row: Pick<FullQuote, 'content' | 'totalDong'> & { readonly state: string };
  conflict: FullQuote['conflicts'][number];
}) {
  const { t } = useTranslation(of);
  const choose = useCommand((client, use: 'standing' | 'other') => client[of].choose({ conflictId: conflict.id, use }), {
    done: (_done, use) => t(use === 'standing' ? 'conflict.kept' : 'conflict.turned'),
  });
  const who = conflict.isMine ? t('conflict.mine') : (conflict.byName ?? t('conflict.somebody'));
  const isOpen = row.state === 'draft';
  return (
    <Card title={t('conflict.title')}>
      <div role="alert">
        <p className={classes.conflictText}>{t('conflict.text', { who, at: writeDayTime(conflict.at) })}</p>
        {conflict.content === null || row.content === null ? null : (
          <DifferenceView difference={differenceOfQuotes(row.content, conflict.content)} />
        )}
        {isOpen ? null : <p className={classes.conflictText}>{t('conflict.closed')}</p>}
        <div className={classes.choices}>
          <Button variant="default" loading={choose.isRunning} onClick={() => void choose.run('standing')}>
            {t('conflict.keep', { total: row.totalDong === null ? '' : writeMoney(row.totalDong) })}
          </Button>
          <Button disabled={!isOpen} loading={choose.isRunning} onClick={() => void choose.run('other')}>
            {t('conflict.use', { who, total: conflict.totals === null ? '' : writeMoney(conflict.totals.totalDong) })}
          </Button>
        </div>
      </div>
    </Card>
  );
}
