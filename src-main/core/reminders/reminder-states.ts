import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

export interface ReminderState {
  readonly key: string;
  readonly state: 'notified' | 'snoozed' | 'done';
  readonly until: string | null;
  readonly at: string;
}

/** What this person did with reminders, on whichever laptop. */
export function createReminderStates(ctx: Context) {
  const columns = '"key", state, until, at FROM reminder_states WHERE created_by IS ? AND deleted_at IS NULL';
  const named = ctx.db.prepare(`SELECT ${columns} AND "key" IN (SELECT value FROM json_each(?))`);
  const notifiedAfter = ctx.db
    .prepare(`SELECT "key" FROM reminder_states WHERE created_by IS ? AND state = 'notified' AND at > ? AND deleted_at IS NULL`)
    .pluck();
  const idFor = (key: string) => madeId('reminderStates', ctx.userId() ?? '', key);

  return {
    of(keys: readonly string[]): Map<string, ReminderState> {
      const rows = named.all(ctx.userId(), JSON.stringify(keys)) as ReminderState[]; // the columns selected
      return new Map(rows.map((row) => [row.key, row]));
    },
    /** Keys of what was shown after a moment. */
    notifiedAfter: (at: string) => notifiedAfter.all(ctx.userId(), at) as string[], // the one column selected
    write(tx: WriteTransaction, { key, ...values }: ReminderState): void {
      const id = idFor(key);
      const known = tx.read('reminderStates', id);
      if (known === null) {
        tx.create('reminderStates', { id, key, ...values });
        return;
      }
      if (known.deletedAt !== null) tx.restore('reminderStates', id);
      tx.update('reminderStates', id, values);
    },
    forget(tx: WriteTransaction, key: string): void {
      const id = idFor(key);
      if (tx.read('reminderStates', id) !== null) tx.remove('reminderStates', id);
    },
  };
}
export type ReminderStates = ReturnType<typeof createReminderStates>;
