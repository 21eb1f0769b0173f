import { localDay } from '../../../src-shared/lib/dates.ts';
import { clockDifferenceMs, morningOf, timedNotices, timeText } from '../../../src-shared/reminders/due-notices.ts';
import { shownKinds } from '../../../src-shared/reminders/reminder.ts';
import type { Notice, Reminder } from '../../../src-shared/reminders/reminders.contract.ts';
import type { DeviceSettings } from '../../../src-shared/settings/settings.contract.ts';
import { noticeTexts } from '../../../src-shared/texts/notices.ts';
import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import type { Due } from './due-reminders.ts';
import { officeNow } from '../platform/office-time.ts';
import type { ReminderState, ReminderStates } from './reminder-states.ts';

/*
 * Notices on the desktop. A person may have two laptops that know nothing of each other for days, so:
 *
 *   due ──▶ does this laptop show notices now? (settings, quiet hours)
 *       ──▶ is it the laptop that was used last, as far as it knows? ── no ──▶ nothing; the other one shows it
 *       ──▶ write `notified` (synced) ──▶ show
 *
 * The state is written before the notice is shown: a crash in between loses one notice, which the centre still has, and shows none twice.
 * Both show one only where both were used while neither could reach the office.
 */

/** More than this at once (after a night's sleep) become one notice. */
const mostAtOnce = 3;

export interface NoticeDeps {
  readonly due: (nowMs: number) => Due;
  readonly states: ReminderStates;
  readonly settings: () => DeviceSettings;
  readonly isOffice: boolean;
}

export function createNotices(ctx: Context, deps: NoticeDeps): { take(): Notice[]; workHere(): void } {
  const hereId = () => madeId('reminderStates', ctx.userId() ?? '', 'here');
  const here = ctx.db.prepare('SELECT "key" FROM reminder_states WHERE id = ? AND deleted_at IS NULL').pluck();
  const thisLaptop = () => `here/${String(ctx.state.get('device_id'))}`;
  const isElsewhere = () => {
    if (!deps.isOffice) return false;
    const last: unknown = here.get(hereId());
    return typeof last === 'string' && last !== thisLaptop();
  };

  return {
    take() {
      const settings = deps.settings();
      if (!settings.showsNotices || ctx.userId() === null || isElsewhere()) return [];
      const nowMs = officeNow(ctx);
      // The clock was ahead when these were shown and has been put right: when their time comes they are shown again.
      const early = deps.states.notifiedAfter(new Date(nowMs + clockDifferenceMs).toISOString());
      if (early.length > 0) ctx.write.transact((tx) => early.forEach((key) => deps.states.forget(tx, key)));
      const { reminders, states } = deps.due(nowMs);
      const timed = timedNotices(reminders, states, nowMs, settings);
      const morningKey = `morning/${localDay(new Date(nowMs).toISOString())}`;
      const morning = morningOf(reminders, nowMs, settings);
      const isMorningDue = morning.length > 0 && !deps.states.of([morningKey]).has(morningKey);
      if (timed.length === 0 && !isMorningDue) return [];

      const at = new Date(nowMs).toISOString();
      const shown = (key: string): ReminderState => ({ key, state: 'notified', until: null, at });
      ctx.write.transact((tx) => {
        for (const { key } of timed) deps.states.write(tx, shown(key));
        if (isMorningDue) deps.states.write(tx, shown(morningKey));
      });
      const texts = noticeTexts[settings.language];
      return [
        ...(isMorningDue ? [{ key: morningKey, title: texts.dayTitle, body: sumOf(morning, texts), record: null }] : []),
        ...(timed.length <= mostAtOnce
          ? timed.map((reminder) => noticeOf(reminder, texts))
          : [{ key: `many/${at}`, title: texts.manyTitle(timed.length), body: sumOf(timed, texts), record: null }]),
      ];
    },
    workHere() {
      if (!deps.isOffice || ctx.userId() === null) return;
      const id = hereId();
      const values = { key: thisLaptop(), state: 'done', until: null, at: new Date(officeNow(ctx)).toISOString() };
      if (here.get(id) === values.key) return;
      ctx.write.transact((tx) => {
        if (tx.read('reminderStates', id) === null) tx.create('reminderStates', { id, ...values });
        else tx.update('reminderStates', id, values);
      });
    },
  };
}

type Texts = (typeof noticeTexts)['vi'];

function sumOf(reminders: readonly Reminder[], texts: Texts): string {
  return shownKinds
    .flatMap((kind) => {
      const count = reminders.filter((reminder) => reminder.kind === kind).length;
      return count === 0 ? [] : [texts.count[kind](count)];
    })
    .join(' · ');
}

function noticeOf(reminder: Reminder, texts: Texts): Notice {
  const { key, kind, minute, name, customerName, recordId, quote, byName } = reminder;
  if (quote !== null && recordId !== null) {
    return {
      key,
      title: texts.quote(name, quote.isApproved),
      body: [customerName, quote.byName, quote.note].filter((part) => part !== null).join(' · '),
      record: { entity: 'quote', id: recordId },
    };
  }
  if (byName !== undefined && (kind === 'help' || kind === 'help-answer' || kind === 'escalated')) {
    return {
      key,
      title: texts.said[kind](byName),
      body: customerName === null ? name : `${customerName} · ${name}`,
      record: recordOf(reminder),
    };
  }
  const time = minute === null ? '' : timeText(minute);
  const title = minute === null ? texts.again : kind === 'visit' || kind === 'care' ? texts[kind](time) : texts.task(time);
  return {
    key,
    title,
    body: customerName === null || customerName === name ? name : `${name} · ${customerName}`,
    record: recordOf(reminder),
  };
}

/** What a click on the notice opens: the thing itself, where it has a screen of its own. */
function recordOf({ kind, recordId, customerId }: Reminder): Notice['record'] {
  if (recordId !== null) {
    if (kind === 'visit' || kind === 'missing-result') return { entity: 'visit', id: recordId };
    if (kind === 'task' || kind === 'care' || kind === 'escalated') return { entity: 'task', id: recordId };
  }
  return customerId === null ? null : { entity: 'customer', id: customerId };
}
