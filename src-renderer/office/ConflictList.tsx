import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { conflictsQuery } from '../api/use-office.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import classes from './Sync.module.css';

/** Where two people changed the same thing without having seen each other: open ones to decide, decided ones to turn round once more. */
export function ConflictList() {
  const { t } = useTranslation('office');
  const language = useLanguage();
  const [resolved, setResolved] = useState(false);
  const conflicts = useQuery(conflictsQuery(useClient(), resolved));
  return (
    <div className={classes.column}>
      <div>
        <SegmentedControl
          aria-label={t('conflict.which')}
          value={resolved ? 'resolved' : 'open'}
          onChange={(value) => setResolved(value === 'resolved')}
          data={[
            { value: 'open', label: t('conflict.open') },
            { value: 'resolved', label: t('conflict.resolved') },
          ]}
        />
      </div>
      {conflicts.isError ? (
        <FailedState reason={sentenceOf(conflicts.error, language)} onRetry={() => void conflicts.refetch()} />
      ) : null}
      {conflicts.isPending ? <LoadingState lines={6} /> : null}
      {conflicts.data?.length === 0 ? (
        <Card>
          <EmptyState
            icon={<IconArrowsSplit2 size={22} stroke={1.5} aria-hidden />}
            title={t('conflict.emptyTitle')}
            text={resolved ? t('conflict.emptyResolved') : t('conflict.emptyText')}
          />
        </Card>
      ) : null}
      {conflicts.data?.map((conflict) => (
        <ConflictCard key={conflict.id} conflict={conflict} />
      ))}
    </div>
  );
}
