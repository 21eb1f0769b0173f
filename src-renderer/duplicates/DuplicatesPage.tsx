import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicateGroup } from '../../src-shared/duplicates/duplicates.contract.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useReasonWords } from '../customers/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Duplicates.module.css';

const groupsAtOnce = 50;
const verySure = 0.9;

/** Groups of customers that are probably the same, the surest first. */
export function DuplicatesPage() {
  const { t } = useTranslation(['duplicates', 'customers']);
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useClient();
  const [shown, setShown] = useState(groupsAtOnce);
  const list = useQuery({
    queryKey: ['duplicates', 'list', shown],
    meta: { entities: ['customers', 'keptApart'] },
    placeholderData: (before) => before,
    queryFn: () => client.duplicates.list({ offset: 0, limit: shown }),
  });
  usePlace({ title: t('customers:title'), detail: t('title'), onTitle: () => void navigate({ to: '/customers' }) });
  const total = list.data?.total ?? 0;
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        count={list.data === undefined ? undefined : t('count', { count: total, shown: writeNumber(total, language) })}
      />
      <div className={classes.body}>
        {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? (
          <>
            <p className={classes.note}>{t('comparing')}</p>
            <LoadingState lines={8} />
          </>
        ) : null}
        {list.data !== undefined && total === 0 ? (
          <EmptyState
            icon={<IconUsersGroup size={22} stroke={1.5} aria-hidden />}
            title={t('emptyTitle')}
            text={t('emptyText')}
          />
        ) : null}
        {list.data?.groups.map((group) => (
          <Group key={group.customers.map(({ id }) => id).join()} group={group} />
        ))}
        {total > shown && shown < 200 ? (
          <Button className={classes.more ?? ''} variant="default" onClick={() => setShown(200)}>
            {t('more')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Group({ group }: { group: DuplicateGroup }) {
  const { t } = useTranslation('duplicates');
  const navigate = useNavigate();
  const words = useReasonWords();
  const ids = group.customers.map(({ id }) => id);
  const apart = useCommand((client, wanted: readonly string[]) => client.duplicates.keepApart({ ids: [...wanted] }), {
    done: () => t('apartDone'),
  });
  return (
    <section className={classes.group} aria-label={t('group', { name: group.customers[0]?.name ?? '' })}>
      <header className={classes.head}>
        <StateBadge tone={group.score >= verySure ? 'warn' : 'neutral'}>
          {t(group.score >= verySure ? 'sure' : 'likely')}
        </StateBadge>
        <span className={classes.reasons}>{words(group.reasons)}</span>
        <Button variant="default" loading={apart.isRunning} onClick={() => void apart.run(ids.slice(0, 50))}>
          {t('apart')}
        </Button>
        <Button onClick={() => void navigate({ to: '/merge', search: { ids: ids.slice(0, 100) } })}>{t('merge')}</Button>
      </header>
      {group.customers.map((customer) => (
        <button
          key={customer.id}
          type="button"
          className={classes.line}
          onClick={() => void navigate({ to: '/customers/$id', params: { id: customer.id } })}
        >
          <span className={classes.name} title={customer.name}>
            {customer.name}
          </span>
          <span className="fb-figures">{customer.taxCode}</span>
          <span className="fb-figures">{customer.phone}</span>
          <span className={classes.under} title={customer.address ?? ''}>
            {customer.address}
          </span>
        </button>
      ))}
    </section>
  );
}
