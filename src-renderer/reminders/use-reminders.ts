import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Reminder } from '../../src-shared/reminders/reminders.contract.ts';
import { useClient } from '../api/client.tsx';
import { type Command, useCommand } from '../api/use-command.ts';
import { visitEntities } from '../visits/index.ts';

/** What this person is reminded of on a Vietnamese day; with what was put off or done where `withHandled` says so. */
export function useReminders(on: string, withHandled = false) {
  const client = useClient();
  return useQuery({
    queryKey: ['reminders', 'list', on, withHandled],
    meta: {
      entities: [
        ...visitEntities,
        'tasks',
        'helpRequests',
        'contacts',
        'relations',
        'yearlyDays',
        'reminderStates',
        'reminderRules',
        'officeSettings',
        'approvals',
        'approvalRules',
        'quotes',
        'invoices',
        'receipts',
        'orders',
        'contracts',
        'installedItems',
        'substitutions',
      ],
    },
    queryFn: () => client.reminders.list({ on, withHandled }),
    placeholderData: keepPreviousData,
  });
}

export interface Mark {
  readonly reminder: Reminder;
  readonly state: 'done' | 'open' | 'snoozed';
  /** An instant. */
  readonly until?: string;
}

/** Puts a reminder off, says that it is done, opens it again; undone like everything else. */
export function useMark(done: (mark: Mark) => string): Command<Mark, { groupId: string }> {
  return useCommand(
    (client, { reminder, state, until }: Mark) =>
      // The reminder of a task is done when the task is.
      state === 'done' && isTask(reminder)
        ? client.tasks.complete({ id: reminder.recordId })
        : client.reminders.mark({ key: reminder.key, state, ...(until === undefined ? {} : { until }) }),
    { done: (_answer, mark) => done(mark) },
  );
}

/** What is done when its task is; one that came up to whoever leads is no task of his. */
export function isTask(reminder: Reminder): reminder is Reminder & { readonly recordId: string } {
  return (reminder.kind === 'task' || reminder.kind === 'care') && reminder.recordId !== null;
}
