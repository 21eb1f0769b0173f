import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readQuickLine } from '../../src-shared/tasks/quick-line.ts';
import { useCommand } from '../api/use-command.ts';
import { isComposing } from '../ui/composing.ts';
import classes from './Tasks.module.css';
import { useTaskWords } from './use-task-words.ts';

/** A task in one line: “gọi lại chị Hoa thứ sáu 9h”. What was understood of it stands below while it is typed. */
export function QuickLine({ today, customerId, aside }: { today: string; customerId?: string; aside?: ReactNode }) {
  const { t } = useTranslation('tasks');
  const words = useTaskWords();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const read = readQuickLine(text, today);
  const due = words.due(read, today);
  const create = useCommand(
    (client, line: { title: string; dueOn: string | null; dueMinute: number | null }) =>
      client.tasks.create({ ...line, ...(customerId === undefined ? {} : { customerId }) }),
    { done: (_made, line) => t('toast.created', { title: line.title }) },
  );
  async function add() {
    if (read.title === '' || create.isRunning) return;
    if ((await create.run(read)) === null) return;
    setText('');
    field.current?.focus();
  }
  return (
    <form
      className={classes.quick}
      aria-label={t('quick.label')}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        ref={field}
        className={classes.quickField ?? ''}
        aria-label={t('quick.label')}
        placeholder={t('quick.hint')}
        leftSection={<IconPlus size={15} stroke={1.75} aria-hidden />}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
        }}
      />
      {text.trim() === '' ? null : (
        <Button type="submit" loading={create.isRunning}>
          {t('quick.add')}
        </Button>
      )}
      {aside}
      <div className={classes.quickRead} role="status">
        {text.trim() === '' || due === null ? null : t('quick.read', { title: read.title, due })}
      </div>
    </form>
  );
}
