import { Popover, UnstyledButton } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../src-shared/app/app.contract.ts';
import { assertNever } from '../../src-shared/lib/assert.ts';
import { useOfficeStatus } from '../api/use-office.ts';
import { useStatus } from '../api/use-status.ts';
import { isLate, momentOf, OfficePopover, type Situation, situationOf } from '../office/index.ts';
import { isComposing } from '../ui/composing.ts';
import { DialogFocus, focusAtOnce } from '../ui/DialogFocus.tsx';
import { dayOf, timeOf } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import type { Tone } from '../ui/StateBadge.tsx';
import { useNow } from '../ui/use-now.ts';

/** Where the user's changes are. Always in the same place, and never better news than the core has. */
export function StatusBadge() {
  const { t } = useTranslation('app');
  const status = useStatus();
  const office = useOfficeStatus();
  const [isOpen, setIsOpen] = useState(false);
  const now = useNow();
  const onlineSince = useOnlineSince(office === undefined ? null : situationOf(office), now);
  // A button that is busy gives the focus away, and Esc has to close all the same.
  useWindowEvent('keydown', (event) => {
    if (isOpen && event.key === 'Escape' && !isComposing(event)) setIsOpen(false);
  });
  if (status === undefined) return null;
  const { tone, label } = wordsFor(status);
  const isAlone = status.sync.state === 'alone';
  return (
    <Popover position="bottom-end" width={isAlone ? 300 : 390} opened={isOpen} onChange={setIsOpen} {...focusAtOnce}>
      <Popover.Target>
        <UnstyledButton onClick={() => setIsOpen(!isOpen)}>
          <StateBadge tone={tone} withDot>
            {label}
          </StateBadge>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        {isAlone ? t('status.explainAlone') : <OfficePopover onClose={() => setIsOpen(false)} />}
        <DialogFocus isOpen={isOpen} />
      </Popover.Dropdown>
    </Popover>
  );

  function wordsFor({ profile, sync }: AppStatus): { tone: Tone; label: string } {
    if (sync.state === 'alone') {
      return { tone: 'good', label: profile?.kind === 'demo' ? t('status.demo') : t('status.alone') };
    }
    const situation = office === undefined ? sync.state : situationOf(office);
    // What has to be looked at is said beside the state, never instead of it.
    const attention = sync.attention > 0 ? t('status.attentionCount', { count: sync.attention }) : null;
    const waiting = sync.waiting > 0 ? t('status.waiting', { count: sync.waiting }) : null;
    const join = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' · ');
    switch (situation) {
      case 'offline':
        return { tone: attention === null ? 'warn' : 'bad', label: join(t('status.offline'), waiting, attention) };
      case 'syncing':
        return { tone: attention === null ? 'info' : 'bad', label: join(t('status.syncing'), attention) };
      case 'attention':
        return {
          tone: 'bad',
          label: join(office?.problem?.code === 'signed-out' ? t('status.signedOut') : t('status.attention'), waiting),
        };
      case 'online': {
        const since = office?.waitingSince ?? null;
        if (waiting !== null && since !== null && isLate(since, onlineSince, now)) {
          return { tone: 'bad', label: join(waiting, t('status.since', { when: momentOf(since, dayOf(now)) }), attention) };
        }
        const tone = attention !== null ? 'bad' : waiting !== null ? 'warn' : 'good';
        const synced = sync.lastSyncAt === null ? t('status.onlineNever') : t('status.online', { time: timeOf(sync.lastSyncAt) });
        return { tone, label: join(waiting ?? synced, attention) };
      }
      default:
        return assertNever(situation);
    }
  }
}

/** Since when the line to the office works without a break, as this window has seen it, to the minute; null while it does not. */
function useOnlineSince(situation: Situation | null, now: number): number | null {
  const isOnline = situation === 'online' || situation === 'syncing';
  const [since, setSince] = useState<number | null>(null);
  if (isOnline !== (since !== null)) setSince(isOnline ? now : null);
  return since;
}
