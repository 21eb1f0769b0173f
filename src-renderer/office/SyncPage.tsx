import { Button, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { useIsOffice, useOfficeStatus } from '../api/use-office.ts';
import { useStatus } from '../api/use-status.ts';
import { WaitingPapers } from '../files/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { writeNumber } from '../ui/formats.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { ConflictList } from './ConflictList.tsx';
import { PendingList } from './PendingList.tsx';
import { syncTabs } from './search-params.ts';
import { situationOf } from './situation.ts';
import classes from './Sync.module.css';
import { useSyncNow } from './use-sync-now.ts';

/** What the office has not got yet, what it refused, and where two people changed the same thing. */
export function SyncPage() {
  const { t } = useTranslation('office');
  const isOffice = useIsOffice();
  const status = useStatus();
  usePlace({ title: t('title') });
  if (status === undefined) return null;
  if (!isOffice) {
    return (
      <EmptyState icon={<IconCloudOff size={22} stroke={1.5} aria-hidden />} title={t('alone.title')} text={t('alone.text')} />
    );
  }
  return <OfficeSync />;
}

function OfficeSync() {
  const { t } = useTranslation('office');
  const language = useLanguage();
  const navigate = useNavigate({ from: '/sync' });
  const { tab = 'pending' } = useSearch({ from: '/sync' });
  const status = useOfficeStatus();
  const { syncNow, isSyncing } = useSyncNow();
  const counts = {
    pending: status === undefined ? 0 : status.waiting + status.rejected,
    conflicts: status?.conflicts ?? 0,
  };

  async function show(wanted: string | null) {
    const next = syncTabs.find((candidate) => candidate === wanted) ?? 'pending';
    await navigate({ search: next === 'pending' ? {} : { tab: next }, replace: true });
  }

  return (
    <Tabs value={tab} onChange={(value) => void show(value)} keepMounted={false} className={classes.page ?? ''}>
      <PageHeader
        title={t('title')}
        actions={
          <Button
            variant="default"
            loading={isSyncing}
            leftSection={<IconRefresh size={15} stroke={1.75} aria-hidden />}
            onClick={syncNow}
          >
            {t('popover.syncNow')}
          </Button>
        }
      />
      <Tabs.List className={classes.tabs ?? ''} aria-label={t('tabs')}>
        {syncTabs.map((name) => (
          <Tabs.Tab key={name} value={name} className={classes.tab ?? ''}>
            {t(`tab.${name}`)}
            {counts[name] === 0 ? null : <span className={classes.count}>{writeNumber(counts[name], language)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="pending" className={classes.panel ?? ''}>
        <WaitingPapers />
        <PendingList isOffline={status !== undefined && situationOf(status) !== 'online' && situationOf(status) !== 'syncing'} />
      </Tabs.Panel>
      <Tabs.Panel value="conflicts" className={classes.panel ?? ''}>
        <ConflictList />
      </Tabs.Panel>
    </Tabs>
  );
}
