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
  // Key by key through the index: a list to look into would first be made a tree of its own.
  const named = ctx.db.prepare(
    `SELECT s."key", s.state, s.until, s.at FROM json_each(@keys) AS k CROSS JOIN reminder_states AS s ON s."key" = k.value
     WHERE s.created_by IS @me AND s.deleted_at IS NULL`,
  );
  const notifiedAfter = ctx.db
    .prepare(`SELECT "key" FROM reminder_states WHERE created_by IS ? AND state = 'notified' AND at > ? AND deleted_at IS NULL`)
    .pluck();
  const idFor = (key: string) => madeId('reminderStates', ctx.userId() ?? '', key);

  return {
    of(keys: readonly string[]): Map<string, ReminderState> {
      const rows = named.all({ me: ctx.userId(), keys: JSON.stringify(keys) }) as ReminderState[]; // the columns selected
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
