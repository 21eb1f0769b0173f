import { isOpenContract, renewalOrigin } from '../../../src-shared/contracts/contract-rules.ts';
import { contractStates } from '../../../src-shared/contracts/contract.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import { type ReminderKind, reminderKinds } from '../../../src-shared/reminders/reminder.ts';
import type { Context } from '../context.ts';
import { createReminderRulesReader, createReminderSources, daysAheadOf } from '../reminders/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createTaskWriter } from '../tasks/index.ts';
import { renewalTaskId } from './contract-details.ts';
import { hasFollowOn } from './contract-reader.ts';
import { officeNow } from '../platform/office-time.ts';

/** One run makes no more; what is left is made by the next. */
const mostAtOnce = 200;
/** A burst of changes makes one run. */
const pauseMs = 30_000;
const causes: ReadonlySet<string> = new Set(['contracts', 'customers', 'reminderRules', '*']);
const othersThanRenewal: ReadonlySet<ReminderKind> = new Set(reminderKinds.filter((kind) => kind !== 'renewal'));

export interface RenewalTasks {
  /** Makes the task of this end of a contract, or opens it again; answers its id. */
  make(tx: WriteTransaction, contractId: string): string;
  /** Nobody has to talk about this end of the contract any more: its task is closed, where it is one's own. */
  close(tx: WriteTransaction, contractId: string, toOn: string | null, as: 'done' | 'cancelled', outcome: string): void;
  run(): { made: number; closed: number };
  tick(): void;
  stop(): void;
}

/**
 * The task to renew a contract. It is made by the laptop of whoever the contract belongs to, as soon as its notice begins. The task's id
 * follows from the contract and its last day, so two laptops of one person, a second run or a hand make the same task; one that was removed
 * is not made again. What has been renewed, moved or has ended meanwhile closes its task.
 */
export function createRenewalTasks(ctx: Context): RenewalTasks {
  const due = createReminderSources(ctx.db);
  const rulesOf = createReminderRulesReader(ctx.db);
  const tasks = createTaskWriter(ctx);
  const known = ctx.db.prepare('SELECT id FROM tasks WHERE id IN (SELECT value FROM json_each(?))').pluck();
  const open = ctx.db.prepare(
    `SELECT id, origin_id AS originId FROM tasks
     WHERE assignee_id = ? AND state IN ('open', 'doing') AND deleted_at IS NULL AND origin = 'contract'`,
  );
  const contract = ctx.db.prepare(
    `SELECT k.to_on AS toOn, k.state, k.is_not_renewed AS isNotRenewed, ${hasFollowOn} AS hasFollowOn
     FROM contracts AS k WHERE k.id = ? AND k.deleted_at IS NULL`,
  );

  const isStillWanted = (originId: string): boolean => {
    const [id = '', toOn = ''] = originId.split('/');
    const row = contract.get(id) as { toOn: string | null; state: string; isNotRenewed: number; hasFollowOn: number } | undefined; // the columns selected
    // A contract that is not on this laptop says nothing about its task.
    if (row === undefined) return true;
    const state = contractStates.find((one) => one === row.state);
    return (
      (row.toOn ?? '') === toOn && state !== undefined && isOpenContract(state) && row.isNotRenewed === 0 && row.hasFollowOn === 0
    );
  };
  const make = (tx: WriteTransaction, contractId: string): string => {
    const row = tx.read('contracts', contractId);
    const fields = row?.fields ?? {};
    const toOn = typeof fields['toOn'] === 'string' ? fields['toOn'] : null;
    const id = renewalTaskId(contractId, toOn);
    const before = tx.read('tasks', id);
    if (before !== null) {
      if (before.deletedAt !== null) tx.restore('tasks', id);
      if (before.fields['state'] === 'done' || before.fields['state'] === 'cancelled') tasks.moveTo(tx, id, 'open');
      return id;
    }
    // In the office's own language: a task has one title, whoever reads it.
    const called = [fields['code'], fields['title']].filter((part) => typeof part === 'string').join(' · ');
    return tasks.create(tx, {
      id,
      title: `Gia hạn hợp đồng ${called}`.slice(0, 300),
      customerId: typeof fields['customerId'] === 'string' ? fields['customerId'] : null,
      opportunityId: typeof fields['opportunityId'] === 'string' ? fields['opportunityId'] : null,
      dueOn: toOn,
      origin: 'contract',
      originId: renewalOrigin(contractId, toOn),
      ...(typeof fields['ownerId'] === 'string' ? { assigneeId: fields['ownerId'] } : {}),
    });
  };

  let isDue = true;
  let ranAt = Number.NEGATIVE_INFINITY;
  let ranOn = '';
  const stopListening = ctx.changes.subscribe((event) => {
    if (event.type === 'changed' && causes.has(event.entity)) isDue = true;
  });

  const run = () => {
    const me = ctx.userId();
    if (me === null) return { made: 0, closed: 0 };
    const now = new Date(officeNow(ctx)).toISOString();
    const rules = rulesOf();
    const isOff = rules.some(({ kind, isActive }) => kind === 'renewal' && !isActive);
    const wanted = isOff
      ? []
      : due({ today: localDay(now), now, me, daysAhead: daysAheadOf(rules), without: othersThanRenewal }).flatMap(
          ({ recordId, on }) => (recordId === null ? [] : [{ contractId: recordId, id: renewalTaskId(recordId, on) }]),
        );
    const there = new Set(known.all(JSON.stringify(wanted.map(({ id }) => id))));
    const news = wanted.filter(({ id }) => !there.has(id)).slice(0, mostAtOnce);
    const old = (open.all(me) as { id: string; originId: string | null }[]) // the columns selected
      .filter(({ originId }) => originId !== null && !isStillWanted(originId));
    if (news.length > 0 || old.length > 0)
      ctx.write.transact((tx) => {
        for (const { contractId } of news) make(tx, contractId);
        for (const { id } of old) tasks.moveTo(tx, id, 'cancelled', { outcome: 'Hợp đồng đã gia hạn, đổi ngày hoặc kết thúc.' });
      });
    return { made: news.length, closed: old.length };
  };

  return {
    make,
    close(tx, contractId, toOn, as, outcome) {
      const row = tx.read('tasks', renewalTaskId(contractId, toOn));
      const isOpen = row?.fields['state'] === 'open' || row?.fields['state'] === 'doing';
      // Somebody else's task is closed by his own laptop.
      if (row === null || row.deletedAt !== null || !isOpen || row.fields['assigneeId'] !== tx.userId) return;
      tasks.moveTo(tx, row.id, as, { outcome });
    },
    run,
    tick() {
      const now = ctx.clock.now();
      const today = localDay(new Date(now).toISOString());
      if ((!isDue && today === ranOn) || Math.abs(now - ranAt) < pauseMs) return;
      [isDue, ranAt, ranOn] = [false, now, today];
      try {
        run();
      } catch (error) {
        // A full disk, mostly: nothing is lost, and tomorrow's look says the same.
        ctx.log.error('tasks to renew contracts could not be made', error);
      }
    },
    stop: stopListening,
  };
}
