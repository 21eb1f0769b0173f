import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconUsersGroup } from '@tabler/icons-react';
import { useRef, useState } from 'react';
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

const groupsPerPage = 50;
const verySure = 0.9;

/** Groups of customers that are probably the same, the surest first, a page at a time: a big office has thousands. */
export function DuplicatesPage() {
  const { t } = useTranslation(['duplicates', 'customers']);
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useClient();
  const [asked, setAsked] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const list = useQuery({
    queryKey: ['duplicates', 'list', asked],
    meta: { entities: ['customers', 'keptApart'] },
    placeholderData: (before) => before,
    queryFn: () => client.duplicates.list({ offset: asked * groupsPerPage, limit: groupsPerPage }),
  });
  usePlace({ title: t('customers:title'), detail: t('title'), onTitle: () => void navigate({ to: '/customers' }) });
  const total = list.data?.total ?? 0;
  const lastPage = Math.max(0, Math.ceil(total / groupsPerPage) - 1);
  const page = Math.min(asked, lastPage);
  // Whoever merges the last group of the last page goes on with the page before it.
  if (list.data !== undefined && !list.isPlaceholderData && asked > lastPage) setAsked(lastPage);

  function turnTo(next: number) {
    setAsked(next);
    body.current?.scrollTo({ top: 0 });
  }

  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        count={list.data === undefined ? undefined : t('count', { count: total, shown: writeNumber(total, language) })}
      />
      <div ref={body} className={classes.body}>
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
        {lastPage > 0 ? (
          <nav className={classes.pages} aria-label={t('pages')}>
            <Button variant="default" disabled={page === 0} onClick={() => turnTo(page - 1)}>
              {t('previous')}
            </Button>
            <span className="fb-figures" role="status">
              {t('page', {
                from: writeNumber(page * groupsPerPage + 1, language),
                to: writeNumber(Math.min(total, (page + 1) * groupsPerPage), language),
                total: writeNumber(total, language),
              })}
            </span>
            <Button variant="default" disabled={page === lastPage} onClick={() => turnTo(page + 1)}>
              {t('next')}
            </Button>
          </nav>
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
