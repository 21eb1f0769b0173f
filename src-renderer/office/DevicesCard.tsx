import { Button, SegmentedControl } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyDevice } from '../../src-shared/office/office.contract.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useOfficeStatus } from '../api/use-office.ts';
import { Card } from '../ui/Card.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDayTime } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StateBadge } from '../ui/StateBadge.tsx';
import { showUndoToast } from '../ui/toasts.tsx';
import classes from './OfficeSettings.module.css';

const devicesKey = ['office', 'devices'] as const;

/** The laptops that may get data from the office; a lost one is ended here. The list is the office's own, so it needs a network. */
export function DevicesCard() {
  const { t } = useTranslation('office');
  const client = useClient();
  const language = useLanguage();
  const queries = useQueryClient();
  const isAdmin = useOfficeStatus()?.role === 'admin';
  const [everyone, setEveryone] = useState(false);
  const [asked, setAsked] = useState<MyDevice | null>(null);
  const devices = useQuery({
    queryKey: [...devicesKey, everyone],
    meta: { entities: [] },
    queryFn: async () => (await client.office.devices({ everyone })).devices,
  });
  const revoke = useCommand((core, device: MyDevice) => core.office.revokeDevice({ id: device.id }));

  async function end(device: MyDevice) {
    if ((await revoke.run(device)) === null) return;
    showUndoToast({ message: t('settings.revokedToast', { name: device.name }), id: 'revoked' });
    await queries.invalidateQueries({ queryKey: devicesKey });
  }

  return (
    <Card
      title={t(everyone ? 'settings.devicesAll' : 'settings.devices')}
      isFlush
      aside={
        isAdmin ? (
          <SegmentedControl
            aria-label={t('settings.whose')}
            value={everyone ? 'everyone' : 'mine'}
            onChange={(value) => setEveryone(value === 'everyone')}
            data={[
              { value: 'mine', label: t('settings.mine') },
              { value: 'everyone', label: t('settings.everyone') },
            ]}
          />
        ) : null
      }
    >
      {devices.isError ? (
        <FailedState
          reason={sentenceOf(devices.error, language)}
          kept={t('settings.devicesKept')}
          onRetry={() => void devices.refetch()}
        />
      ) : null}
      {devices.isPending ? <LoadingState lines={3} /> : null}
      {devices.data?.length === 0 ? <EmptyState title={t('settings.devicesEmpty')} /> : null}
      {devices.data === undefined || devices.data.length === 0 ? null : (
        <ul className={classes.devices}>
          {devices.data.map((device) => (
            <Device key={device.id} device={device} withOwner={everyone} onEnd={() => setAsked(device)} />
          ))}
        </ul>
      )}
      <Confirm
        isOpen={asked !== null}
        title={t('settings.revokeTitle', { name: asked?.name ?? '' })}
        consequence={[...(asked?.isThis === true ? [t('settings.revokeThis')] : []), t('settings.revokeText')].join(' ')}
        action={t('settings.revoke')}
        onConfirm={() => (asked === null ? undefined : void end(asked))}
        onClose={() => setAsked(null)}
      />
    </Card>
  );
}

function Device({ device, withOwner, onEnd }: { device: MyDevice; withOwner: boolean; onEnd: () => void }) {
  const { t } = useTranslation('office');
  const isEnded = device.revokedAt !== null;
  const under = [
    ...(withOwner ? [device.userName] : []),
    device.code,
    device.platform,
    device.appVersion,
    device.lastSeenAt === null ? t('settings.neverSeen') : t('settings.seen', { when: writeDayTime(device.lastSeenAt) }),
  ];
  return (
    <li className={classes.device}>
      <div className={classes.about}>
        <span className={classes.name}>
          {device.name}
          {device.isThis ? <StateBadge tone="good">{t('settings.this')}</StateBadge> : null}
          {isEnded ? <StateBadge tone="neutral">{t('settings.revoked')}</StateBadge> : null}
        </span>
        <span className={classes.under}>{under.filter((part) => part !== '').join(' · ')}</span>
      </div>
      {isEnded ? null : (
        <Button variant="default" aria-label={t('settings.revokeLabel', { name: device.name })} onClick={onEnd}>
          {t('settings.revoke')}
        </Button>
      )}
    </li>
  );
}
