import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupFile } from '../../src-shared/backup/backup.contract.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDayTime, writeNumber } from '../ui/formats.ts';
import classes from './Backup.module.css';
import type { Restored } from './use-backups.ts';

/** A restore cannot be taken back with one key, so it asks and says what will happen, what is kept, and what of the later work. */
export function RestoreDialog({
  backup,
  isRunning,
  failure,
  onClose,
  onRestore,
}: {
  backup: BackupFile | null;
  isRunning: boolean;
  failure: string | null;
  onClose: () => void;
  onRestore: (keepsLaterChanges: boolean) => Promise<void>;
}) {
  const { t } = useTranslation(['backup', 'ui']);
  const [keepsLater, setKeepsLater] = useState(true);
  const when = backup === null ? '' : writeDayTime(backup.madeAt);
  return (
    <Modal
      opened={backup !== null}
      onClose={isRunning ? () => {} : onClose}
      title={t('backup:confirm.title', { when })}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <ul className={classes.list}>
        <li>{t('backup:confirm.replace', { when })}</li>
        <li>{t('backup:confirm.aside')}</li>
      </ul>
      <Checkbox
        label={t('backup:confirm.keepLater')}
        description={keepsLater ? t('backup:confirm.keepLaterText') : t('backup:confirm.dropLaterText')}
        checked={keepsLater}
        disabled={isRunning}
        onChange={(event) => setKeepsLater(event.currentTarget.checked)}
      />
      {failure === null ? null : (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      )}
      <Group justify="flex-end" gap="sm" mt="lg">
        <span role="status">{isRunning ? t('backup:confirm.running') : ''}</span>
        <Button variant="default" disabled={isRunning} onClick={onClose} data-autofocus>
          {t('ui:cancel')}
        </Button>
        <Button color="red" loading={isRunning} onClick={() => void onRestore(keepsLater)}>
          {t('backup:confirm.action')}
        </Button>
      </Group>
    </Modal>
  );
}

/** What is there after a restore, and where the data from before it lies. */
export function RestoredNote({ answer, onClose }: { answer: Restored; onClose: () => void }) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  return (
    <section className={classes.good} role="status">
      <h2>{t('restored.title')}</h2>
      <p>
        {t('restored.text', { customers: writeNumber(answer.customers, language), visits: writeNumber(answer.visits, language) })}
      </p>
      {answer.replayed === 0 ? null : <p>{t('restored.replayed', { count: answer.replayed })}</p>}
      {answer.keptAside === null ? null : <p>{t('restored.aside', { place: answer.keptAside })}</p>}
      <Button variant="default" size="compact-sm" onClick={onClose}>
        {t('restored.close')}
      </Button>
    </section>
  );
}
