import { Popover, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../src-shared/app/app.contract.ts';
import { assertNever } from '../../src-shared/lib/assert.ts';
import { useStatus } from '../api/use-status.ts';
import { timeOf } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import type { Tone } from '../ui/StateBadge.tsx';

/** Where the user's changes are. Always in the same place, and never better news than the core has. */
export function StatusBadge() {
  const { t } = useTranslation('app');
  const status = useStatus();
  if (status === undefined) return null;
  const { tone, label, explanation } = wordsFor(status);
  return (
    <Popover position="bottom-end" width={300}>
      <Popover.Target>
        <UnstyledButton>
          <StateBadge tone={tone} withDot>
            {label}
          </StateBadge>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>{explanation}</Popover.Dropdown>
    </Popover>
  );

  function wordsFor({ profile, sync }: AppStatus): { tone: Tone; label: string; explanation: string } {
    const waiting = t('status.explainWaiting', { count: sync.waiting });
    switch (sync.state) {
      case 'alone':
        return {
          tone: 'good',
          label: profile?.kind === 'demo' ? t('status.demo') : t('status.alone'),
          explanation: t('status.explainAlone'),
        };
      case 'offline':
        return {
          tone: 'warn',
          label: sync.waiting > 0 ? t('status.offlineWaiting', { count: sync.waiting }) : t('status.offline'),
          explanation: waiting,
        };
      case 'syncing':
        return { tone: 'info', label: t('status.syncing'), explanation: waiting };
      case 'attention':
        return { tone: 'bad', label: t('status.attention'), explanation: t('status.explainAttention') };
      case 'online':
        return {
          tone: sync.waiting > 0 ? 'warn' : 'good',
          label: sync.lastSyncAt === null ? t('status.onlineNever') : t('status.online', { time: timeOf(sync.lastSyncAt) }),
          explanation: sync.waiting > 0 ? waiting : t('status.explainOnline'),
        };
      default:
        return assertNever(sync.state);
    }
  }
}
