import {
  kindsWithData,
  type ReminderKind,
  type ReminderRule,
  standardDaysAhead,
} from '../../../src-shared/reminders/reminder.ts';
import type { Db } from '../platform/database.ts';

type KnownRule = ReminderRule & { readonly kind: (typeof kindsWithData)[number] };

/** The office's rules for the kinds that have data; a kind that nobody changed has the standard one. */
export function createReminderRulesReader(db: Db): () => KnownRule[] {
  // Two laptops may have written the rule of one kind at the same time: the newer row counts, on every laptop the same.
  const rows = db.prepare(
    'SELECT kind, days_ahead AS daysAhead, is_active AS isActive FROM reminder_rules WHERE deleted_at IS NULL ORDER BY created_at, id',
  );
  return () => {
    const set = new Map(
      (rows.all() as { kind: string; daysAhead: number; isActive: number }[]) // the columns selected
        .map((row) => [row.kind, row]),
    );
    return kindsWithData.map((kind) => {
      const own = set.get(kind);
      return { kind, daysAhead: own?.daysAhead ?? standardDaysAhead[kind], isActive: own === undefined || own.isActive === 1 };
    });
  };
}

export function daysAheadOf(rules: readonly ReminderRule[]): Readonly<Record<ReminderKind, number>> {
  return { ...standardDaysAhead, ...Object.fromEntries(rules.map(({ kind, daysAhead }) => [kind, daysAhead])) };
}
