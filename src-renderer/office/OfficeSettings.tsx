import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../../src-shared/texts/texts.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useIsOffice, useOfficeStatus } from '../api/use-office.ts';
import { Card } from '../ui/Card.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { DayText } from '../ui/DayText.tsx';
import { useLaptopNow } from '../ui/use-now.ts';
import { CalendarFeedCard } from './CalendarFeedCard.tsx';
import { DevicesCard } from './DevicesCard.tsx';
import classes from './OfficeSettings.module.css';
import { PasswordCard } from './PasswordCard.tsx';
import { SignInAgain } from './ProblemActions.tsx';
import { useSyncNow } from './use-sync-now.ts';

/** The office in the settings: who this laptop belongs to, the password, the laptops. Nothing where somebody works alone. */
export function OfficeSettings() {
  return useIsOffice() ? (
    <>
      <OfficeCard />
      <PasswordCard />
      <DevicesCard />
      <CalendarFeedCard />
    </>
  ) : null;
}

function OfficeCard() {
  const { t } = useTranslation('office');
  const status = useOfficeStatus();
  const language = useLanguage();
  const now = useLaptopNow();
  const { syncNow, isSyncing } = useSyncNow();
  const signOut = useCommand((client, _input: null) => client.office.signOut({}));
  const [isAsking, setIsAsking] = useState(false);
  if (status === undefined) return null;
  const isRevoked = status.problem?.code === 'device-revoked';
  const isSignedOut = isRevoked || status.problem?.code === 'signed-out';
  return (
    <Card title={t('settings.title')}>
      <dl className={classes.rows}>
        <Row label={t('settings.office')}>{status.organisationName}</Row>
        <Row label={t('settings.address')}>{status.address}</Row>
        <Row label={t('settings.account')}>{status.account}</Row>
        <Row label={t('settings.role')}>{t(`settings.roles.${status.role}`)}</Row>
        <Row label={t('settings.device')}>{t('settings.deviceCode', { name: status.deviceName, code: status.deviceCode })}</Row>
        <Row label={t('settings.lastSync')}>
          {status.lastSyncAt === null ? t('popover.never') : <DayText value={status.lastSyncAt} now={now} withTime />}
        </Row>
      </dl>
      {isSignedOut ? (
        <>
          {isRevoked ? <p className={classes.text}>{textOf(language, 'officeProblems.device-revoked')}</p> : null}
          <SignInAgain account={status.account} isRevoked={isRevoked} />
        </>
      ) : (
        <div className={classes.buttons}>
          <Button loading={isSyncing} onClick={syncNow}>
            {t('popover.syncNow')}
          </Button>
          <Button variant="default" loading={signOut.isRunning} onClick={() => setIsAsking(true)}>
            {t('settings.signOut')}
          </Button>
        </div>
      )}
      <Confirm
        isOpen={isAsking}
        title={t('settings.signOutTitle')}
        consequence={[
          t('settings.signOutText'),
          ...(status.waiting === 0 ? [] : [t('settings.signOutWaiting', { count: status.waiting })]),
        ].join(' ')}
        action={t('settings.signOut')}
        onConfirm={() => void signOut.run(null)}
        onClose={() => setIsAsking(false)}
      />
    </Card>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
