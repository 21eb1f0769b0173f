import { Button, Menu, Progress } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskBatch } from '../../src-shared/tasks/tasks.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDay, writeDayTime, writeNumber } from '../ui/formats.ts';
import classes from './Tasks.module.css';
import { useBatch, useBatches } from './use-tasks.ts';

/** Above the list: which job for many customers this is, how far it is, and the end of what is left of it. */
export function BatchBar({ id, onLeave }: { id: string; onLeave: () => void }) {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const { data: batch } = useBatch(id);
  const cancel = useCommand((client, wanted: TaskBatch) => client.tasks.cancelBatch({ id: wanted.id }), {
    done: ({ count }) => t('batch.cancelled', { count, shown: writeNumber(count, language) }),
  });
  if (batch === undefined) return null;
  const over = batch.done + batch.cancelled;
  return (
    <section className={classes.batch} aria-label={t('batch.label')}>
      <div className={classes.batchName}>
        <strong>{batch.title}</strong>
        <span className={classes.count}>
          {[
            batch.authorName,
            writeDayTime(batch.createdAt),
            batch.dueOn === null ? null : t('batch.due', { day: writeDay(batch.dueOn) }),
            batch.made < batch.wanted
              ? t('batch.short', { made: writeNumber(batch.made, language), wanted: writeNumber(batch.wanted, language) })
              : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </div>
      <Progress.Root size={8} className={classes.progress ?? ''} aria-hidden>
        <Progress.Section value={batch.made === 0 ? 0 : (batch.done / batch.made) * 100} />
        <Progress.Section value={batch.made === 0 ? 0 : (batch.cancelled / batch.made) * 100} color="gray" />
      </Progress.Root>
      <span className="fb-figures">{progressOf(batch, language)}</span>
      {over < batch.made ? (
        <Button variant="default" loading={cancel.isRunning} onClick={() => void cancel.run(batch)}>
          {t('batch.cancelRest', { shown: writeNumber(batch.made - over, language) })}
        </Button>
      ) : null}
      <Button variant="subtle" onClick={onLeave}>
        {t('batch.leave')}
      </Button>
    </section>
  );
}

/** The jobs for many customers, each with how far it is. */
export function BatchMenu() {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const batches = useBatches().data?.batches ?? [];
  if (batches.length === 0) return null;
  return (
    <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end" width={340}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconStack2 size={15} stroke={1.75} aria-hidden />}>
          {t('batch.menu', { count: batches.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        {batches.map((batch) => (
          <Menu.Item
            key={batch.id}
            rightSection={<span className="fb-figures">{progressOf(batch, language)}</span>}
            onClick={() => void navigate({ to: '/tasks', search: { batch: batch.id } })}
          >
            {batch.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function progressOf(batch: TaskBatch, language: string): string {
  return `${writeNumber(batch.done, language)}/${writeNumber(batch.made - batch.cancelled, language)}`;
}
