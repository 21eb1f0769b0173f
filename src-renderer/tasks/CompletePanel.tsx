import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { interactionOutcomes } from '../../src-shared/interactions/interaction.ts';
import type { Task } from '../../src-shared/tasks/task-record.ts';
import { useActivityTypes } from '../activities/index.ts';
import { useCommand } from '../api/use-command.ts';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './Tasks.module.css';

/** What a task is written into the timeline as, where it has no kind of its own: by the channel it was done by. */
const kindOfChannel = { phone: 'call', email: 'email', zalo: 'chat', sms: 'chat', visit: 'meeting' } as const;

/** Finishes or cancels a task with what came of it. For a customer it is logged as the call or the mail that it was. */
export function CompletePanel({ task, kind, onClose }: { task: Task; kind: 'complete' | 'cancel'; onClose: () => void }) {
  const { t } = useTranslation(['tasks', 'ui']);
  const types = useActivityTypes();
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<string | null>(null);
  const [attempts, setAttempts] = useState<number | string>('');
  const [withWhom, setWithWhom] = useState('');
  const type = types.types.find(({ id }) => id === task.typeId);
  const channel = Object.keys(kindOfChannel).find((known) => known === task.channel) as keyof typeof kindOfChannel | undefined; // one of its keys
  const logKind = type?.kind ?? (channel === undefined ? null : kindOfChannel[channel]);
  const isLogged = kind === 'complete' && task.customerState === 'seen' && logKind !== null && text.trim() !== '';
  const run = useCommand(
    async (client, _press: null): Promise<{ groupId: string; nextTaskId?: string | null }> => {
      const said = text.trim() === '' ? null : text;
      if (kind === 'cancel') return client.tasks.cancel({ id: task.id, reason: said });
      if (!isLogged || logKind === null) return client.tasks.complete({ id: task.id, outcome: said });
      return client.tasks.complete({
        id: task.id,
        outcome: said,
        log: {
          kind: logKind,
          text,
          ...(withWhom.trim() === '' ? {} : { withWhom }),
          ...(outcome === null ? {} : { outcome: interactionOutcomes.find((known) => known === outcome) ?? null }),
          ...(typeof attempts === 'number' ? { attempts } : {}),
        },
      });
    },
    {
      done: (answer) =>
        t(
          kind === 'cancel'
            ? 'tasks:toast.cancelled'
            : typeof answer.nextTaskId === 'string'
              ? 'tasks:toast.doneNext'
              : 'tasks:toast.done',
          { title: task.title },
        ),
      isQuiet: true,
    },
  );
  async function submit() {
    if (!run.isRunning && (await run.run(null)) !== null) onClose();
  }
  const canLog = kind === 'complete' && task.customerState === 'seen' && logKind !== null;
  return (
    <form
      className={classes.panel}
      aria-label={t(kind === 'cancel' ? 'tasks:cancel' : 'tasks:complete')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextArea
        label={t(kind === 'cancel' ? 'tasks:cancelReason' : 'tasks:whatCame')}
        autoFocus
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onSend={() => void submit()}
        error={run.failure}
      />
      {canLog ? (
        <div className={classes.two}>
          <Select
            label={t('tasks:fields.outcome')}
            placeholder={t('tasks:noOutcome')}
            data={interactionOutcomes.map((value) => ({ value, label: t(`tasks:outcomes.${value}`) }))}
            value={outcome}
            clearable
            clearButtonProps={{ 'aria-label': t('tasks:clear', { label: t('tasks:fields.outcome') }) }}
            onChange={setOutcome}
          />
          <NumberInput
            label={t('tasks:fields.attempts')}
            min={1}
            max={1000}
            allowDecimal={false}
            value={attempts}
            onChange={setAttempts}
          />
          <TextInput
            label={t('tasks:fields.withWhom')}
            maxLength={300}
            value={withWhom}
            onChange={(event) => setWithWhom(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <div className={classes.row}>
        <Button type="submit" loading={run.isRunning}>
          {t(kind === 'cancel' ? 'tasks:cancelNow' : 'tasks:completeNow')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('tasks:leave')}
        </Button>
      </div>
    </form>
  );
}
