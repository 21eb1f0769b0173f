import { tradingSince } from '../../../src-shared/customers/states.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import type { ShownKind } from '../../../src-shared/reminders/reminder.ts';
import type { Notice, remindersContract } from '../../../src-shared/reminders/reminders.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { DeviceSettings } from '../../../src-shared/settings/settings.contract.ts';
import type { Context } from '../context.ts';
import { isListed } from '../customers/index.ts';
import { madeId } from '../platform/made-id.ts';
import { createOfficeRulesReader, createRoleReader } from '../settings/index.ts';
import { createDueReminders } from './due-reminders.ts';
import { createNotices } from './notices.ts';
import { officeNow } from '../platform/office-time.ts';
import { createReminderRulesReader } from './reminder-rules.ts';
import { createReminderStates } from './reminder-states.ts';

export interface RemindersDeps {
  readonly settings: () => DeviceSettings;
  readonly isOffice: boolean;
}

export interface Reminders {
  readonly handlers: HandlersOf<typeof remindersContract>;
  /** For a host that shows notices by itself: asked as often as it likes, looks every twenty seconds. */
  tick(): Notice[];
  close(): void;
}

const tickMs = 20_000;

/** What a person is reminded of, what he does about it, and what is shown on the desktop. */
export function createReminders(ctx: Context, deps: RemindersDeps): Reminders {
  const states = createReminderStates(ctx);
  const due = createDueReminders(ctx, states);
  const notices = createNotices(ctx, { ...deps, due, states });
  const rulesOf = createReminderRulesReader(ctx.db);
  const officeRules = createOfficeRulesReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  const mine = ctx.db.prepare(`SELECT count(*) FROM customers AS c WHERE ${isListed} AND owner_id IS ?`).pluck();
  const bought = ctx.db.prepare(
    `SELECT count(*) AS total, ifnull(sum(last_transaction_on >= ?), 0) AS trading FROM customers AS c
     WHERE ${isListed} AND owner_id IS ? AND last_transaction_on IS NOT NULL`,
  );

  // Counting a hundred thousand customers takes as long as everything else together, and they seldom change.
  let counted: { readonly key: string; readonly value: ReturnType<typeof countCustomers> } | null = null;
  const stopListening = ctx.changes.subscribe((event) => {
    if (event.type === 'changed' && (event.entity === 'customers' || event.entity === '*')) counted = null;
  });
  const customersOf = (today: string) => {
    const { tradingLimitDays } = officeRules();
    const key = `${today} ${tradingLimitDays} ${ctx.userId()}`;
    counted = counted?.key === key ? counted : { key, value: countCustomers(today, tradingLimitDays) };
    return counted.value;
  };
  const countCustomers = (today: string, tradingLimitDays: number) => {
    const me = ctx.userId();
    const { total, trading } = bought.get(tradingSince(today, tradingLimitDays), me) as { total: number; trading: number }; // the columns selected
    return { trading, stopped: total - trading, potential: Number(mine.get(me)) - total, tradingLimitDays };
  };

  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    close: stopListening,
    tick() {
      const now = ctx.clock.now();
      // A clock that was put back must not silence the notices until it has caught up.
      if (Math.abs(now - lookedAt) < tickMs) return [];
      lookedAt = now;
      return notices.take();
    },
    handlers: {
      list({ on, withHandled = false }) {
        const nowMs = officeNow(ctx);
        const today = on ?? localDay(new Date(nowMs).toISOString());
        const { reminders, quiet } = due(nowMs, today);
        const open = reminders.filter(({ state }) => state === 'open');
        const counts: Partial<Record<ShownKind, number>> = {};
        for (const { kind } of open) counts[kind] = (counts[kind] ?? 0) + 1;
        return {
          on: today,
          reminders: withHandled ? reminders : open,
          counts,
          total: open.length,
          handled: reminders.length - open.length,
          customers: customersOf(today),
          quiet,
        };
      },
      mark({ key, state, until }) {
        if (state === 'snoozed' && until === undefined) {
          throw new AppError('invalid', 'until when is missing', { fields: { until: 'required' } });
        }
        const at = new Date(officeNow(ctx)).toISOString();
        const { groupId } = ctx.write.transact((tx) => {
          if (state === 'open') states.forget(tx, key);
          else states.write(tx, { key, state, until: state === 'snoozed' ? (until ?? null) : null, at });
        });
        return { groupId };
      },
      rules: () => ({ rules: rulesOf(), mayChange: roleOf() === 'admin' }),
      setRule({ kind, daysAhead, isActive }) {
        if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes what the office is reminded of');
        const id = madeId('reminderRules', kind);
        const { groupId } = ctx.write.transact((tx) => {
          const known = tx.read('reminderRules', id);
          if (known === null) tx.create('reminderRules', { id, kind, daysAhead, isActive });
          else if (known.deletedAt !== null) tx.restore('reminderRules', id);
          tx.update('reminderRules', id, { daysAhead, isActive });
        });
        return { groupId };
      },
      takeNotices: () => ({ notices: notices.take() }),
      workHere() {
        notices.workHere();
        return {};
      },
    },
  };
}
