import { useTranslation } from 'react-i18next';
import { taskPriorities, taskStates } from '../../src-shared/tasks/task.ts';
import type { TaskHistoryLine } from '../../src-shared/tasks/tasks.contract.ts';
import { useActivityTypes } from '../activities/index.ts';
import { useOwnWords } from '../custom-fields/index.ts';
import { writeDay, writeDayTime } from '../ui/formats.ts';
import classes from './Tasks.module.css';
import { useTaskWords, writeMinute } from './use-task-words.ts';

const told = [
  'title',
  'note',
  'dueOn',
  'dueMinute',
  'priority',
  'state',
  'typeId',
  'assigneeId',
  'sharedWith',
  'customerId',
  'channel',
  'outcome',
  'escalatedAt',
] as const;
type Told = (typeof told)[number];

/** Who changed what of a task, newest first. */
export function TaskHistory({ lines }: { lines: readonly TaskHistoryLine[] }) {
  const { t } = useTranslation('tasks');
  const words = useTaskWords();
  const types = useActivityTypes();
  const own = useOwnWords();

  function write(field: Told, value: TaskHistoryLine['oldValue'], name: string | null): string {
    if (value === null) return '–';
    if (name !== null) return name;
    switch (field) {
      case 'dueOn':
        return writeDay(String(value));
      case 'dueMinute':
        return writeMinute(Number(value));
      case 'escalatedAt':
        return writeDayTime(String(value));
      case 'priority':
        return t(`priority.${taskPriorities.find((one) => one === value) ?? 'normal'}`);
      case 'state':
        return t(`state.${taskStates.find((one) => one === value) ?? 'open'}`);
      case 'typeId':
        return types.nameOf(String(value)) ?? '–';
      case 'channel':
        return words.channel(String(value)) ?? '–';
      case 'sharedWith':
        return t('sharedCount', { count: String(value).split(',').length });
      default:
        return String(value);
    }
  }

  return (
    <details>
      <summary>{t('history')}</summary>
      <ul className={classes.history}>
        {lines.map((line) => {
          if (line.ownFieldId !== undefined) {
            const values = [line.oldValue, line.newValue].map((value) => own.valueOf(line.ownFieldId ?? '', value));
            return (
              <li key={line.id}>
                {writeDayTime(line.at)} · {line.userName ?? t('somebody')} ·{' '}
                {`${own.nameOf(line.ownFieldId)}: ${values.join(' → ')}`}
              </li>
            );
          }
          const field = told.find((one) => one === line.field);
          if (line.field !== null && field === undefined) return null;
          return (
            <li key={line.id}>
              {writeDayTime(line.at)} · {line.userName ?? t('somebody')} ·{' '}
              {field === undefined
                ? t(`historyKind.${line.kind}`)
                : `${t(`fields.${field}`)}: ${write(field, line.oldValue, line.oldName)} → ${write(field, line.newValue, line.newName)}`}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
