import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../src-shared/rpc/events.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './Imports.module.css';

/** How far the import is, and the way to stop it. */
export function RunningImport({ job, name, onCancel }: { job: Job | null; name: string; onCancel: () => void }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const client = useClient();
  const [isCancelling, setIsCancelling] = useState(false);
  const title = t('running.title', { name });
  const done = writeNumber(job?.done ?? 0, language);
  const percent = job === null || job.total === null || job.total === 0 ? 0 : Math.min(100, (100 * job.done) / job.total);

  async function cancel() {
    if (job === null) return;
    setIsCancelling(true);
    onCancel();
    await client.jobs.cancel({ id: job.id });
  }

  return (
    <section className={classes.running} aria-label={title}>
      <h2 className={classes.dropTitle}>{title}</h2>
      <Progress value={percent} animated={percent === 0 || isCancelling} aria-label={title} />
      <p className={`${classes.hint} fb-figures`} role="status">
        {isCancelling
          ? t('running.cancelling')
          : job === null || job.total === null
            ? t('running.progress', { done })
            : t('running.progressOf', { done, total: writeNumber(job.total, language) })}
      </p>
      <p className={classes.dropText}>{t('running.text')}</p>
      <Button variant="default" disabled={job === null || isCancelling} onClick={() => void cancel()}>
        {t('running.cancel')}
      </Button>
    </section>
  );
}
