import { useClient } from '../api/client.tsx';
import { useFileOut, useMayExport } from '../api/use-file-out.ts';
import { useTranslation } from '../locales/words.tsx';

/** Takes the calendar along as a file: one's own visits and appointments, or one visit. */
export function useCalendarExport() {
  const { t } = useTranslation('appointments');
  const client = useClient();
  const { takeOut } = useFileOut();
  return {
    isAllowed: useMayExport(),
    exportCalendar: (what: { visitId?: string }, name: string) =>
      takeOut({ name: `${name}.ics`, failed: t('exportFailed') }, async (to) => {
        const { entries } = await client.appointments.exportIcs({ file: to.file, ...what });
        return t('exported', { count: entries, name: to.name });
      }),
  };
}
