import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeStatus } from '../../src-shared/office/office.contract.ts';
import { textOf } from '../../src-shared/texts/texts.ts';
import { useLanguage } from '../api/use-language.ts';
import { useOfficeStatus } from '../api/use-office.ts';
import { StartOver } from '../profile/index.ts';
import { DayText } from '../ui/DayText.tsx';
import { dayOf } from '../ui/formats.ts';
import { useLaptopNow } from '../ui/use-now.ts';
import { momentOf } from './moments.ts';
import classes from './OfficePopover.module.css';
import { AcceptRestored, AllowRemovals, SignInAgain } from './ProblemActions.tsx';
import type { SyncTab } from './search-params.ts';
import { situationOf } from './situation.ts';
import { useSyncNow } from './use-sync-now.ts';

/** What is behind the badge: the state in words, what waits since when, what is in the way and what can be done about it. */
export function OfficePopover({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('office');
  const status = useOfficeStatus();
  const navigate = useNavigate();
  const { syncNow, isSyncing } = useSyncNow();
  if (status === undefined) return null;

  // While something stands in the way, the way out of it is the button to press.
  const hasOtherWay = ['signed-out', 'device-revoked', 'office-changed', 'many-removals'].includes(status.problem?.code ?? '');

  function open(tab: SyncTab) {
    onClose();
    void navigate({ to: '/sync', search: tab === 'pending' ? {} : { tab } });
  }

  return (
    <section className={classes.box} aria-label={t('popover.label')}>
      <div>
        <strong>{t(`state.${situationOf(status)}`)}</strong>
        <p className={classes.office}>{t('popover.office', { office: status.organisationName, account: status.account })}</p>
      </div>
      <Problem status={status} />
      <Figures status={status} />
      <div className={classes.buttons}>
        <Button
          variant={hasOtherWay ? 'default' : 'filled'}
          leftSection={<IconRefresh size={15} stroke={1.75} aria-hidden />}
          loading={isSyncing}
          onClick={syncNow}
        >
          {t('popover.syncNow')}
        </Button>
        <Button variant="default" onClick={() => open('pending')}>
          {t('popover.openPending')}
        </Button>
        <Button variant="default" onClick={() => open('conflicts')}>
          {t('popover.openConflicts')}
        </Button>
      </div>
    </section>
  );
}

function Problem({ status }: { status: OfficeStatus }) {
  const language = useLanguage();
  const { problem } = status;
  if (problem === null) return null;
  return (
    <div className={`${classes.problem} ${situationOf(status) === 'offline' ? classes.calm : ''}`} role="status">
      <p>{textOf(language, `officeProblems.${problem.code}`, problem.details)}</p>
      {problem.code === 'signed-out' ? <SignInAgain account={status.account} /> : null}
      {problem.code === 'device-revoked' ? (
        <>
          <SignInAgain account={status.account} isRevoked />
          <StartOver />
        </>
      ) : null}
      {problem.code === 'office-changed' ? <AcceptRestored /> : null}
      {problem.code === 'many-removals' ? <AllowRemovals details={problem.details} /> : null}
    </div>
  );
}

function Figures({ status }: { status: OfficeStatus }) {
  const { t } = useTranslation('office');
  const now = useLaptopNow();
  const { waiting, waitingSince, rejected, conflicts, lastSyncAt } = status;
  return (
    <dl className={classes.figures}>
      <Figure label={t('popover.lastSync')}>
        {lastSyncAt === null ? t('popover.never') : <DayText value={lastSyncAt} now={now} withTime />}
      </Figure>
      <Figure label={t('popover.waiting')}>
        {waiting === 0
          ? t('popover.waitingNone')
          : t('popover.waitingSince', {
              count: waiting,
              since: momentOf(waitingSince ?? new Date(now).toISOString(), dayOf(now)),
            })}
      </Figure>
      {rejected === 0 ? null : <Figure label={t('popover.rejected')}>{t('popover.rejectedCount', { count: rejected })}</Figure>}
      {conflicts === 0 ? null : (
        <Figure label={t('popover.conflicts')}>{t('popover.conflictCount', { count: conflicts })}</Figure>
      )}
    </dl>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
