import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../src-shared/app/app.contract.ts';
import { assertNever } from '../../src-shared/lib/assert.ts';
import { useOfficeStatus } from '../api/use-office.ts';
import { useStatus } from '../api/use-status.ts';
import { OfficePopover } from '../office/index.ts';
import { timeOf } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import type { Tone } from '../ui/StateBadge.tsx';

/** Where the user's changes are. Always in the same place, and never better news than the core has. */
export function StatusBadge() {
  const { t } = useTranslation('app');
  const status = useStatus();
  const problem = useOfficeStatus()?.problem?.code;
  const [isOpen, setIsOpen] = useState(false);
  if (status === undefined) return null;
  const { tone, label } = wordsFor(status);
  const isAlone = status.sync.state === 'alone';
  return (
    <Popover position="bottom-end" width={isAlone ? 300 : 390} opened={isOpen} onChange={setIsOpen} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton onClick={() => setIsOpen(!isOpen)}>
          <StateBadge tone={tone} withDot>
            {label}
          </StateBadge>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        {isAlone ? t('status.explainAlone') : <OfficePopover onClose={() => setIsOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );

  function wordsFor({ profile, sync }: AppStatus): { tone: Tone; label: string } {
    // What has to be looked at is said beside the state, never instead of it.
    const attention = sync.attention > 0 ? t('status.attentionCount', { count: sync.attention }) : null;
    const besides = (label: string) => (attention === null ? label : `${label} · ${attention}`);
    const waiting = t('status.waiting', { count: sync.waiting });
    switch (sync.state) {
      case 'alone':
        return { tone: 'good', label: profile?.kind === 'demo' ? t('status.demo') : t('status.alone') };
      case 'offline':
        return {
          tone: attention === null ? 'warn' : 'bad',
          label: besides(sync.waiting > 0 ? t('status.offlineWaiting', { count: sync.waiting }) : t('status.offline')),
        };
      case 'syncing':
        return { tone: 'info', label: besides(t('status.syncing')) };
      case 'attention':
        return {
          tone: 'bad',
          label: [
            // What stops the sync comes before what only waits for a decision.
            problem === 'signed-out'
              ? t('status.signedOut')
              : problem === undefined
                ? (attention ?? t('status.attention'))
                : t('status.attention'),
            ...(sync.waiting > 0 ? [waiting] : []),
          ].join(' · '),
        };
      case 'online':
        if (sync.waiting > 0) return { tone: 'warn', label: besides(waiting) };
        return {
          tone: attention === null ? 'good' : 'bad',
          label: besides(
            sync.lastSyncAt === null ? t('status.onlineNever') : t('status.online', { time: timeOf(sync.lastSyncAt) }),
          ),
        };
      default:
        return assertNever(sync.state);
    }
  }
}
