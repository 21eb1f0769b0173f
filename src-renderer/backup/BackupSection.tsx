import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupFile } from '../../src-shared/backup/backup.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useHost } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeDayTime, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';
import classes from './Backup.module.css';
import { chooseCopyTarget } from './copy-target.ts';
import { PapersNote } from './PapersNote.tsx';
import { RecoveryKeyCard } from './RecoveryKeyCard.tsx';
import { RestoreDialog, RestoredNote } from './RestoreDialog.tsx';
import { RestoreFromFile } from './RestoreFromFile.tsx';
import { writeSize } from './sizes.ts';
import { useBackups, useMakeBackup, useRestore } from './use-backups.ts';

/** Everything about backups: make one, take one away, put one back, the key that opens them elsewhere. */
export function BackupSection() {
  const { t } = useTranslation('backup');
  const [chosen, setChosen] = useState<BackupFile | null>(null);
  const restore = useRestore();
  return (
    <div className={classes.stack}>
      {restore.answer === null ? null : <RestoredNote answer={restore.answer} onClose={restore.forget} />}
      <MakeCard />
      <ListCard onRestore={setChosen} />
      <RecoveryKeyCard />
      <Card title={t('file.title')}>
        <RestoreFromFile needsKey={false} onRestored={restore.show} />
      </Card>
      <RestoreDialog
        backup={chosen}
        isRunning={restore.isRunning}
        failure={restore.failure}
        onClose={() => {
          restore.reset();
          setChosen(null);
        }}
        onRestore={async (keepsLaterChanges) => {
          if (chosen !== null && (await restore.run({ file: chosen.file, keepsLaterChanges })) !== null) setChosen(null);
        }}
      />
    </div>
  );
}

function MakeCard() {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  const host = useHost();
  const make = useMakeBackup();

  async function backUp() {
    const made = await make.run({});
    if (made === null) return;
    showUndoToast({
      id: 'backup',
      message: t('made', { customers: writeNumber(made.customers, language), visits: writeNumber(made.visits, language) }),
    });
  }

  async function backUpAndCopy() {
    try {
      const target = await chooseCopyTarget(host, t('copyName', { day: dayOf(Date.now()) }));
      const made = target === null ? null : await make.run({ file: target.ref });
      if (target === null || made === null) return;
      target.collect();
      const { carried, unreadable } = made.papers ?? { carried: 0, unreadable: 0 };
      const papers = writeNumber(carried, language);
      showUndoToast({
        id: 'backup',
        message: carried === 0 ? t('madeCopied', { name: target.name }) : t('madeCopiedPapers', { name: target.name, papers }),
      });
      if (unreadable > 0)
        showFailureToast({ title: t('title'), reason: t('papersUnreadable', { papers: writeNumber(unreadable, language) }) });
    } catch (error) {
      showFailureToast({ title: t('title'), reason: sentenceOf(error, language) });
    }
  }

  return (
    <Card title={t('make')}>
      <p className={classes.intro}>{t('intro')}</p>
      <PapersNote />
      <div className={classes.buttons}>
        <Button loading={make.isRunning} onClick={() => void backUp()}>
          {t('now')}
        </Button>
        <Button variant="default" disabled={make.isRunning} onClick={() => void backUpAndCopy()}>
          {host.desktop === null ? t('nowDownload') : t('nowCopy')}
        </Button>
        <span className={classes.status} role="status">
          {make.isRunning ? t('running') : ''}
        </span>
      </div>
    </Card>
  );
}

function ListCard({ onRestore }: { onRestore: (backup: BackupFile) => void }) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  const backups = useBackups();
  return (
    <Card title={t('list.title')} isFlush>
      {backups.isPending ? <LoadingState /> : null}
      {backups.error === null ? null : (
        <FailedState reason={sentenceOf(backups.error, language)} onRetry={() => void backups.refetch()} />
      )}
      {backups.data?.length === 0 ? <EmptyState title={t('list.empty')} text={t('list.emptyText')} /> : null}
      {backups.data === undefined || backups.data.length === 0 ? null : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('list.date')}</th>
              <th scope="col">{t('list.reason')}</th>
              <th scope="col" className={classes.number}>
                {t('list.size')}
              </th>
              <th scope="col" className={classes.last}>
                <VisuallyHidden>{t('list.action')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {backups.data.map((backup, at) => (
              <tr key={backup.file}>
                <td>
                  <span className={classes.when}>{writeDayTime(backup.madeAt)}</span>
                  {at === 0 ? <span className={classes.newest}>{t('list.newest')}</span> : null}
                </td>
                <td>{t(`reason.${backup.reason}`)}</td>
                <td className={classes.number}>{writeSize(backup.sizeBytes, language)}</td>
                <td className={classes.last}>
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={t('list.restoreThis', { when: writeDayTime(backup.madeAt) })}
                    onClick={() => onRestore(backup)}
                  >
                    {t('list.restore')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
