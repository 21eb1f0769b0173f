import { useTranslation } from 'react-i18next';
import type { PendingChange } from '../../src-shared/office/office.contract.ts';
import type { Attempt } from '../api/use-command.ts';
import { useCommand } from '../api/use-command.ts';
import { showUndoToast } from '../ui/toasts.tsx';

/** Sends a refused change to the office again, with other values where some are given; what was refused along with it goes along. */
export function useResend({ isQuiet = false }: { isQuiet?: boolean } = {}): {
  resend: (change: PendingChange, patch?: PendingChange['patch']) => Promise<Attempt<unknown>>;
  isRunning: boolean;
} {
  const { t } = useTranslation('office');
  const command = useCommand(
    (client, { opNo, patch }: { opNo: number; patch: PendingChange['patch'] | undefined }) =>
      client.office.resend({ opNo, ...(patch === undefined ? {} : { patch }) }),
    { isQuiet },
  );
  return {
    isRunning: command.isRunning,
    async resend({ opNo }, patch) {
      const outcome = await command.attempt({ opNo, patch });
      if (outcome.isDone) showUndoToast({ message: t('pending.sent'), id: 'resent' });
      return outcome;
    },
  };
}
