import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { AppStatus } from '../../src-shared/app/app.contract.ts';
import type { backupFile } from '../../src-shared/backup/backup.contract.ts';
import { errorText } from '../../src-shared/texts/texts.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { RestoreFromFile } from '../backup/index.ts';
import { StartOver } from '../profile/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { writeDayTime, writeNumber } from '../ui/formats.ts';
import { showUndoToast } from '../ui/toasts.tsx';
import { adviceOf } from './failed-advice.ts';
import classes from './Start.module.css';

type BackupFile = z.output<typeof backupFile>;
/** The data could not be opened: says what happened and what can be done. Nothing is deleted, here or by the core. */
export function FailedOpenScreen({ status }: { status: AppStatus }) {
  const { t } = useTranslation('start');
  const language = useLanguage();
  const queries = useQueryClient();
  const code = status.problem?.code ?? 'unexpected';
  const advice = adviceOf(code);
  const open = useCommand((client, _input: null) => client.profile.open({}), { isQuiet: true });
  async function retry() {
    await open.run(null);
    await queries.invalidateQueries();
  }
  const details = Object.entries(status.problem?.details ?? {});
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <div className={classes.form} role="alert">
          <h1 className={classes.title}>{t('failed.title')}</h1>
          <p className={classes.explain}>{errorText(language, code, status.problem?.details)}</p>
          <p className={classes.explain}>{t('failed.kept')}</p>
          <h2 className={classes.h2}>{t('failed.whatToDo')}</h2>
          <ul className={classes.steps}>
            {advice.map((step) => (
              <li key={step}>{t(`failed.${step}`)}</li>
            ))}
          </ul>
          <div className={classes.buttons}>
            <Button variant="default" loading={open.isRunning} onClick={() => void retry()}>
              {t('failed.retry')}
            </Button>
          </div>
          {advice.includes('restore') ? <Backups /> : null}
          {advice.includes('restore') || advice.includes('signIn') ? <OtherBackup /> : null}
          {advice.includes('restore') || advice.includes('signIn') ? <StartOver /> : null}
          <details className={classes.details}>
            <summary>{t('failed.details')}</summary>
            <pre>
              {[['code', code], ['version', status.version], ...details]
                .map(([name, value]) => `${name}: ${String(value)}`)
                .join('\n')}
            </pre>
          </details>
        </div>
      </div>
    </main>
  );
}

/** A backup that lies elsewhere, with the key from the paper: the way out when this laptop's own backups or key are gone. */
function OtherBackup() {
  const { t } = useTranslation('backup');
  return (
    <section>
      <h2 className={classes.h2}>{t('file.title')}</h2>
      <RestoreFromFile needsKey={false} />
    </section>
  );
}

function Backups() {
  const { t } = useTranslation('start');
  const language = useLanguage();
  const client = useClient();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<BackupFile | null>(null);
  const list = useQuery({ queryKey: ['backup', 'list'], meta: { entities: ['status'] }, queryFn: () => client.backup.list({}) });
  const restore = useCommand((core, file: string) => core.backup.restore({ file }), { isQuiet: true });
  const backups = list.data?.backups ?? [];
  async function run(file: string) {
    const answer = await restore.run(file);
    if (answer === null) return;
    const counts = {
      customers: writeNumber(answer.customers, language),
      visits: writeNumber(answer.visits, language),
      replayed: writeNumber(answer.replayed, language),
    };
    showUndoToast({ message: t('failed.restored', counts) });
    await queries.invalidateQueries();
  }
  return (
    <section>
      <h2 className={classes.h2}>{t('failed.backups')}</h2>
      {list.isError ? <p className={classes.explain}>{t('failed.backupsFailed')}</p> : null}
      {list.isSuccess && backups.length === 0 ? <p className={classes.explain}>{t('failed.noBackups')}</p> : null}
      <ul className={classes.list}>
        {backups.map((backup) => (
          <li key={backup.file}>
            <span>
              {writeDayTime(backup.madeAt)} · {t(`failed.reason.${backup.reason}`)} ·{' '}
              {writeNumber(Math.ceil(backup.sizeBytes / 1024), language)} KB
            </span>
            <Button variant="default" loading={restore.isRunning} onClick={() => setChosen(backup)}>
              {t('failed.restoreThis')}
            </Button>
          </li>
        ))}
      </ul>
      {restore.isRunning ? <p role="status">{t('failed.restoring')}</p> : null}
      {restore.failure === null ? null : (
        <p className={classes.failure} role="alert">
          {restore.failure}
        </p>
      )}
      <Confirm
        isOpen={chosen !== null}
        title={t('failed.confirmTitle')}
        consequence={t('failed.confirm', { day: chosen === null ? '' : writeDayTime(chosen.madeAt) })}
        action={t('failed.restoreThis')}
        onConfirm={() => void (chosen === null ? undefined : run(chosen.file))}
        onClose={() => setChosen(null)}
      />
    </section>
  );
}
