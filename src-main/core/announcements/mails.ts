import { readMarks } from '../../../src-shared/announcements/announcement-mark.ts';
import { asSent } from '../../../src-shared/announcements/announcement-words.ts';
import type { Announcement, announcementsContract } from '../../../src-shared/announcements/announcements.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { TaskState } from '../../../src-shared/tasks/task.ts';
import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import { createTaskWriter } from '../tasks/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createPolicyReader } from './policies.ts';
import { officeToday } from '../platform/office-time.ts';

/*
 * A mail of an announcement is a task of whoever made it: to send it. The timelines of everybody in it name that task, so that the mail
 * and its customers find each other again after a restart and on every laptop.
 */

const originStart = 'announcement:';
/** The first text after every origin of a mail. */
const originEnd = 'announcement;';

export function mailOrigin(announcementId: string, mail: number, of: number): string {
  return `${originStart}${announcementId}:${mail}/${of}`;
}

interface MailRow {
  readonly taskId: string;
  readonly title: string;
  readonly note: string | null;
  readonly state: TaskState;
  readonly originId: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly madeBy: string | null;
  readonly recipients: number;
  readonly logged: number;
}

const rowsInTransaction = 100;

export function createMails(ctx: Context): Pick<HandlersOf<typeof announcementsContract>, 'list' | 'markSent' | 'drop'> {
  const policies = createPolicyReader(ctx.db);
  const tasks = createTaskWriter(ctx);
  const mails = ctx.db.prepare(
    `SELECT t.id AS taskId, t.title, t.note, t.state, t.origin_id AS originId, t.created_at AS createdAt, t.created_by AS createdBy,
       u.name AS madeBy,
       (SELECT count(*) FROM interactions WHERE task_id = t.id AND corrects_id IS NULL AND deleted_at IS NULL) AS recipients,
       (SELECT count(*) FROM interactions WHERE task_id = t.id AND corrects_id IS NOT NULL AND outcome = 'done' AND deleted_at IS NULL) AS logged
     FROM tasks AS t LEFT JOIN users AS u ON u.id = t.created_by
     WHERE t.origin_id >= @from AND t.origin_id < @to AND t.deleted_at IS NULL ORDER BY t.created_at DESC, t.rid`,
  );
  const job = ctx.db.prepare(
    `SELECT count(*) AS made, ifnull(sum(state = 'done'), 0) AS done, ifnull(sum(state = 'cancelled'), 0) AS cancelled
     FROM tasks WHERE batch_id = ? AND deleted_at IS NULL`,
  );
  const entries = ctx.db
    .prepare('SELECT id FROM interactions WHERE task_id = ? AND corrects_id IS NULL AND deleted_at IS NULL ORDER BY rid')
    .pluck();
  const correctionOf = ctx.db.prepare('SELECT 1 FROM interactions WHERE corrects_id = ? AND deleted_at IS NULL LIMIT 1').pluck();
  const read = (from: string, to: string) => mails.all({ from, to }) as MailRow[]; // the columns selected
  const partsOf = ({ originId }: MailRow) => {
    const [, id = '', numbers = ''] = originId.split(':');
    const [mail = 0, of = 0] = numbers.split('/').map(Number);
    return { id, mail, of };
  };

  /** Those that are meant, all of whoever works here. @throws `not-found`, `forbidden` */
  const chosen = ({ id, mails: numbers }: { id: string; mails?: number[] }) => {
    const all = read(`${originStart}${id}:`, `${originStart}${id};`);
    const wanted = all.filter((row) => numbers === undefined || numbers.includes(partsOf(row).mail));
    if (wanted.length === 0) throw new AppError('not-found', 'no such announcement, or no such mail of it', { details: { id } });
    if (wanted.some(({ createdBy }) => createdBy !== ctx.userId()))
      throw new AppError('forbidden', 'whoever made the drafts says what became of them');
    return wanted;
  };
  /** Does something to the timeline of everybody in these mails, and then to the mails themselves. */
  const inEach = async (
    subject: string,
    wanted: readonly MailRow[],
    work: (tx: WriteTransaction, entryId: string) => boolean,
    finish: (tx: WriteTransaction, row: MailRow) => void,
  ) => {
    const groupId = ctx.ids.next();
    return ctx.jobs.run('announcement', subject, async (running) => {
      let count = 0;
      const total = wanted.reduce((sum, { recipients }) => sum + recipients, 0);
      for (const row of wanted) {
        const ids = entries.all(row.taskId) as string[]; // ids
        for (let at = 0; at < ids.length; at += rowsInTransaction) {
          const slice = ids.slice(at, at + rowsInTransaction);
          count += ctx.write.transact((tx) => slice.filter((entryId) => work(tx, entryId)).length, { groupId }).value;
          running.progress(count, total);
          await running.breathe();
        }
        ctx.write.transact((tx) => finish(tx, row), { groupId });
      }
      return { groupId, count };
    });
  };

  return {
    list() {
      const today = officeToday(ctx);
      const refOf = policies.refOf();
      const known = new Map<string, { name: string | null; version: string }>();
      const policyOf = (key: string) => {
        const found = known.get(key);
        if (found !== undefined) return found;
        const ref = refOf(key);
        const policy = ref === null ? null : policies.read(ref, today);
        const now = { name: policy?.shown.name ?? null, version: policy?.mark.version ?? '' };
        known.set(key, now);
        return now;
      };
      const groups = Map.groupBy(read(originStart, originEnd), (row) => partsOf(row).id);
      return {
        announcements: [...groups].map(([id, rows]): Announcement => {
          const [first] = rows;
          const marks = readMarks(first?.note ?? '');
          const named = marks.map((mark) => ({ ...mark, now: policyOf(mark.key) }));
          const names = named.map(({ now }) => now.name).filter((name) => name !== null);
          const counts = job.get(id) as NonNullable<Announcement['job']>; // the columns selected
          return {
            id,
            title: names.length > 0 ? names.join('; ') : (first?.title ?? ''),
            madeAt: first?.createdAt ?? '',
            madeBy: first?.madeBy ?? null,
            isMine: first?.createdBy === ctx.userId(),
            mails: rows
              .map((row) => {
                const state =
                  row.state === 'done'
                    ? ('sent' as const)
                    : row.state === 'cancelled'
                      ? ('dropped' as const)
                      : ('draft' as const);
                const { mail, of } = partsOf(row);
                const unlogged = state === 'sent' ? row.recipients - row.logged : 0;
                return { mail, of, taskId: row.taskId, recipients: row.recipients, state, unlogged };
              })
              .toSorted((a, b) => a.mail - b.mail),
            changed: named.filter(({ now, version }) => now.version !== version).map(({ now, key }) => now.name ?? key),
            job: counts.made === 0 ? null : counts,
          };
        }),
      };
    },
    markSent(which) {
      const wanted = chosen(which);
      return inEach(
        wanted[0]?.title ?? '',
        wanted,
        (tx, entryId) => {
          const entry = tx.read('interactions', entryId);
          // A correction by hand says it already, or says better.
          if (entry === null || entry.deletedAt !== null || correctionOf.get(entryId) === 1) return false;
          tx.create('interactions', {
            ...entry.fields,
            text: asSent(String(entry.fields['text'] ?? '')),
            outcome: 'done',
            happenedAt: tx.now,
            correctsId: entryId,
            id: madeId('interactions', 'announcement-sent', entryId, tx.now),
          });
          return true;
        },
        (tx, { taskId }) => {
          const state = tx.read('tasks', taskId)?.fields['state'];
          if (state === 'open' || state === 'doing') tasks.moveTo(tx, taskId, 'done');
        },
      );
    },
    drop(which) {
      const wanted = chosen(which).filter(({ state }) => state === 'open' || state === 'doing');
      if (wanted.length === 0) throw new AppError('conflict', 'these mails were sent, or dropped already');
      return inEach(
        wanted[0]?.title ?? '',
        wanted,
        (tx, entryId) => tx.remove('interactions', entryId),
        (tx, { taskId }) => {
          tasks.moveTo(tx, taskId, 'cancelled');
        },
      );
    },
  };
}
