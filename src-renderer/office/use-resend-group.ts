import { useTranslation } from 'react-i18next';
import type { PendingChange } from '../../src-shared/office/office.contract.ts';
import type { Attempt } from '../api/use-command.ts';
import { useCommand } from '../api/use-command.ts';
import { showUndoToast } from '../ui/toasts.tsx';
import type { ChangeGroup } from './change-fields.ts';
import { inOrder } from './change-fields.ts';

/** Values by the number of the change they belong to. */
export type Edits = Readonly<Record<number, PendingChange['patch']>>;

/** Sends a refused action to the office again, every change of it in the order they were made, with other values where some are given. */
export function useResendGroup(
  group: ChangeGroup,
  { isQuiet = false }: { isQuiet?: boolean } = {},
): { resend: (edits: Edits) => Promise<Attempt<boolean>>; isRunning: boolean } {
  const { t } = useTranslation('office');
  const command = useCommand(
    async (client, edits: Edits) => {
      for (const { opNo } of inOrder(group)) {
        const patch = edits[opNo];
        await client.office.resend({ opNo, ...(patch === undefined ? {} : { patch }) });
      }
      return true;
    },
    { isQuiet },
  );
  return {
    isRunning: command.isRunning,
    async resend(edits) {
      const outcome = await command.attempt(edits);
      if (outcome.isDone) showUndoToast({ message: t('pending.sent'), id: 'resent' });
      return outcome;
    },
  };
}
