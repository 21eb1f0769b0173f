import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { interactionOutcomes } from '../../src-shared/interactions/interaction.ts';
import type { Task } from '../../src-shared/tasks/task-record.ts';
import { useActivityTypes } from '../activities/index.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { DraftNotice } from '../ui/DraftNotice.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './Tasks.module.css';

/** What a task is written into the timeline as, where it has no kind of its own: by the channel it was done by. */
const kindOfChannel = { phone: 'call', email: 'email', zalo: 'chat', sms: 'chat', visit: 'meeting' } as const;

interface Draft {
  readonly text: string;
  readonly outcome: string | null;
  readonly attempts: number | null;
  readonly withWhom: string;
}

/** Finishes or cancels a task with what came of it. For a customer it is logged as the call or the mail that it was. */
export function CompletePanel({ task, kind, onClose }: { task: Task; kind: 'complete' | 'cancel'; onClose: () => void }) {
  const { t } = useTranslation(['tasks', 'ui']);
  const types = useActivityTypes();
  const draft = useDraft<Draft>(`task.${kind}.${task.id}`, { text: '', outcome: null, attempts: null, withWhom: '' });
  const { values, change } = draft;
  const [isTried, setIsTried] = useState(false);
  const type = types.types.find(({ id }) => id === task.typeId);
  const channel = Object.keys(kindOfChannel).find((known) => known === task.channel) as keyof typeof kindOfChannel | undefined; // one of its keys
  const logKind = type?.kind ?? (channel === undefined ? null : kindOfChannel[channel]);
  const canLog = kind === 'complete' && task.customerState === 'seen' && logKind !== null;
  const outcome = interactionOutcomes.find((known) => known === values.outcome) ?? null;
  // Who only chose what came of it has said it: its word stands in the timeline, with the attempts and the person beside it.
  const said = values.text.trim() !== '' ? values.text : canLog && outcome !== null ? t(`tasks:outcomes.${outcome}`) : null;
  const isWithoutWords = canLog && said === null && (values.attempts !== null || values.withWhom.trim() !== '');
  const run = useCommand(
    async (client, _press: null): Promise<{ groupId: string; nextTaskId?: string | null }> => {
      if (kind === 'cancel') return client.tasks.cancel({ id: task.id, reason: said });
      if (!canLog || said === null) return client.tasks.complete({ id: task.id, outcome: said });
      const { attempts, withWhom } = values;
      return client.tasks.complete({
        id: task.id,
        outcome: said,
        log: {
          kind: logKind,
          text: said,
          ...(withWhom.trim() === '' ? {} : { withWhom }),
          ...(outcome === null ? {} : { outcome }),
          ...(attempts === null ? {} : { attempts }),
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
    setIsTried(true);
    if (run.isRunning || isWithoutWords || (await run.run(null)) === null) return;
    draft.clear();
    onClose();
  }
  return (
    <form
      className={classes.panel}
      aria-label={t(kind === 'cancel' ? 'tasks:cancel' : 'tasks:complete')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DraftNotice draft={draft} />
      <TextArea
        label={t(kind === 'cancel' ? 'tasks:cancelReason' : 'tasks:whatCame')}
        autoFocus
        maxLength={2000}
        value={values.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onSend={() => void submit()}
        error={isTried && isWithoutWords ? t('tasks:outcomeMissing') : run.failure}
      />
      {canLog ? (
        <div className={classes.two}>
          <Select
            label={t('tasks:fields.outcome')}
            placeholder={t('tasks:noOutcome')}
            data={interactionOutcomes.map((value) => ({ value, label: t(`tasks:outcomes.${value}`) }))}
            value={values.outcome}
            clearable
            clearButtonProps={{ 'aria-label': t('tasks:clear', { label: t('tasks:fields.outcome') }) }}
            onChange={(chosen) => change({ outcome: chosen })}
          />
          <NumberInput
            label={t('tasks:fields.attempts')}
            min={1}
            max={1000}
            allowDecimal={false}
            value={values.attempts ?? ''}
            onChange={(attempts) => change({ attempts: typeof attempts === 'number' ? attempts : null })}
          />
          <TextInput
            label={t('tasks:fields.withWhom')}
            maxLength={300}
            value={values.withWhom}
            onChange={(event) => change({ withWhom: event.currentTarget.value })}
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
