import { ActionIcon, Button, Menu, Modal } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { CalendarCounts } from '../../src-shared/appointments/appointments.contract.ts';
import type { FileChoice } from '../../src-shared/rpc/bridge.ts';
import { useClient, useHost } from '../api/client.tsx';
import { refusedFields, sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTranslation } from '../locales/words.tsx';
import { LaterMenu } from '../ui/later.tsx';
import { showFailureToast } from '../ui/toasts.tsx';
import { appointmentDrawer } from './drawer.ts';
import classes from './Appointments.module.css';
import { useCalendarExport } from './use-calendar-files.ts';

interface Found {
  readonly file: FileChoice;
  readonly counts: CalendarCounts;
}

const told = ['created', 'changed', 'cancelled', 'same', 'visits', 'unreadable', 'leftOut'] as const;

/** The calendar as a file, out and in, and an appointment that is no visit. */
export function CalendarFilesMenu() {
  const { t } = useTranslation('appointments');
  const client = useClient();
  const host = useHost();
  const language = useLanguage();
  const { isAllowed, exportCalendar } = useCalendarExport();
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Found | null>(null);
  const take = useCommand((core, { file }: Found) => core.appointments.importIcs({ file: file.ref }), {
    done: ({ created, changed, cancelled }) => t('imported', { count: created + changed + cancelled }),
    isQuiet: true,
  });

  async function inspect(choice: Promise<FileChoice | null>) {
    try {
      const file = await choice;
      if (file !== null) setFound({ file, counts: await client.appointments.inspectIcs({ file: file.ref }) });
    } catch (error) {
      const reason = refusedFields(error, language)['file'] ?? sentenceOf(error, language);
      showFailureToast({ title: t('importFailed'), reason });
    }
  }

  const isNothing = found !== null && found.counts.created + found.counts.changed + found.counts.cancelled === 0;
  return (
    <>
      <LaterMenu
        position="bottom-end"
        button={(opener) => (
          <ActionIcon {...opener} variant="default" size={30} aria-label={t('files')} title={t('files')}>
            <IconDots size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      >
        <Menu.Dropdown>
          <Menu.Item onClick={() => appointmentDrawer.open({ appointment: null })}>{t('add')}</Menu.Item>
          {isAllowed ? <Menu.Item onClick={() => void exportCalendar({}, t('fileName'))}>{t('export')}</Menu.Item> : null}
          <Menu.Item
            onClick={() => {
              if (host.desktop === null) input.current?.click();
              else void inspect(host.desktop.pickFile('import'));
            }}
          >
            {t('import')}
          </Menu.Item>
        </Menu.Dropdown>
      </LaterMenu>
      <input
        ref={input}
        type="file"
        accept=".ics"
        hidden
        aria-label={t('import')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void inspect(host.admitFile(file));
        }}
      />
      <Modal
        opened={found !== null}
        onClose={() => setFound(null)}
        title={t('importTitle')}
        closeButtonProps={{ 'aria-label': t('importTitle') }}
      >
        {found === null ? null : (
          <div className={classes.preview}>
            <p className={classes.soft}>{t('chosen', { name: found.file.name })}</p>
            <p className={classes.text}>{t(isNothing ? 'nothing' : 'willDo')}</p>
            <ul className={classes.counts}>
              {told
                .filter((kind) => found.counts[kind] > 0)
                .map((kind) => (
                  <li key={kind}>{t(`counts.${kind}`, { count: found.counts[kind] })}</li>
                ))}
            </ul>
            <p className={classes.soft}>{t('never')}</p>
            {take.failure === null ? null : (
              <p role="alert" className={classes.failure}>
                {take.failure}
              </p>
            )}
            <Button
              disabled={isNothing}
              loading={take.isRunning}
              onClick={() => void take.run(found).then((done) => (done === null ? undefined : setFound(null)))}
            >
              {t('take')}
            </Button>
          </div>
        )}
      </Modal>
    </>
  );
}

/** One visit as a file, for the calendar of a phone. */
export function VisitIcsButton({ visitId, name }: { visitId: string; name: string }) {
  const { t } = useTranslation('appointments');
  const { isAllowed, exportCalendar } = useCalendarExport();
  if (!isAllowed) return null;
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => void exportCalendar({ visitId }, name)}>
      {t('exportOne')}
    </Button>
  );
}
