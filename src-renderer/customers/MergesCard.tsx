import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { writeDay } from '../ui/formats.ts';
import classes from './DuplicateHints.module.css';

/** What was merged into a customer, and the way back, for 30 days. */
export function MergesCard({ customerId }: { customerId: string }) {
  const { t } = useTranslation('duplicates');
  const client = useClient();
  const merges =
    useQuery({
      queryKey: ['merges', 'list', customerId],
      meta: { entities: ['merges', 'customers'] },
      queryFn: () => client.merges.list({ customerId }),
    }).data?.merges ?? [];
  const undo = useCommand((core, id: string) => core.merges.undo({ id }), { done: () => t('merged.undone') });
  if (merges.length === 0) return null;
  return (
    <Card title={t('merged.title')}>
      {merges.map((merge) => (
        <div key={merge.id} className={classes.entry}>
          <span>
            <strong>{merge.merged.map(({ name }) => name).join(', ')}</strong>{' '}
            <span className={classes.under}>
              {t('merged.by', { user: merge.userName ?? t('merged.somebody'), day: writeDay(merge.at.slice(0, 10)) })}
              {merge.undoneAt === null ? null : ` · ${t('merged.undoneOn', { day: writeDay(merge.undoneAt.slice(0, 10)) })}`}
              {merge.undoneAt === null && !merge.isUndoable ? ` · ${t('merged.tooOld')}` : null}
            </span>
          </span>
          {merge.isUndoable ? (
            <Button variant="default" loading={undo.isRunning} onClick={() => void undo.run(merge.id)}>
              {t('merged.undo')}
            </Button>
          ) : null}
        </div>
      ))}
    </Card>
  );
}
