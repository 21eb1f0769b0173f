import { useQuery } from '@tanstack/react-query';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { useClient, useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { chooseSaveTarget } from '../api/save-target.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTranslation } from '../locales/words.tsx';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';

/** Takes the calendar along as a file: one's own visits and appointments, or one visit. */
export function useCalendarExport() {
  const { t } = useTranslation('appointments');
  const client = useClient();
  const host = useHost();
  const language = useLanguage();
  const isAllowed =
    useQuery({
      queryKey: ['exports', 'allowed'],
      meta: { entities: ['officeSettings', 'users', 'status'] },
      queryFn: () => client.exports.allowed({}),
    }).data?.isAllowed ?? false;
  return {
    isAllowed,
    async exportCalendar(what: { visitId?: string }, name: string) {
      try {
        const target = await chooseSaveTarget(host, 'export', `${name}.ics`);
        if (target === null) return;
        const { entries } = await client.appointments.exportIcs({ file: target.ref, ...what });
        target.collect();
        showUndoToast({ id: 'export', message: t('exported', { count: entries, name: target.name }) });
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'cancelled'))
          showFailureToast({ title: t('exportFailed'), reason: sentenceOf(error, language) });
      }
    },
  };
}
