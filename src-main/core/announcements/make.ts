import { basename } from 'node:path';
import { writeMarks } from '../../../src-shared/announcements/announcement-mark.ts';
import {
  draftWords,
  fillMail,
  jobWords,
  mailTaskNote,
  mailTaskTitle,
} from '../../../src-shared/announcements/announcement-words.ts';
import { readAddress } from '../../../src-shared/announcements/address.ts';
import { type announcementsContract, mostRecipients } from '../../../src-shared/announcements/announcements.contract.ts';
import { inMails } from '../../../src-shared/announcements/who-may-be-told.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { RunningJob } from '../platform/jobs.ts';
import type { Context } from '../context.ts';
import { createExportPermit } from '../exports/index.ts';
import { madeId } from '../platform/made-id.ts';
import { createTaskWriter } from '../tasks/index.ts';
import { undoGroup } from '../undo/index.ts';
import type { Decided } from './decided.ts';
import { mailOrigin } from './mails.ts';
import type { Announced } from './propose.ts';
import { refuseUnknownFields } from './template.ts';
import { writeDrafts } from './write-drafts.ts';

type Make = HandlersOf<typeof announcementsContract>['make'];
type Input = Parameters<Make>[0];
type Written = Decided & { readonly address: string; readonly personName: string };

/** So many rows are made in one transaction; whoever works in another screen comes between two of them. */
const rowsInTransaction = 100;
const refuse = (
  fields: Record<string, 'nobody-to-tell' | 'too-many-recipients' | 'policy-not-in-force' | 'changed-meanwhile'>,
) => {
  throw new AppError('invalid', Object.entries(fields).join('; '), { fields });
};

/** Drafts for the mail program, a line in the timeline of everybody in them, and the job for whom else is to be told. */
export function createMaker(ctx: Context, announce: (input: Input, breathe: () => Promise<void>) => Promise<Announced>): Make {
  const mayExport = createExportPermit(ctx);
  const tasks = createTaskWriter(ctx);
  const seller = ctx.db.prepare('SELECT email FROM users WHERE id = ?').pluck();

  /** Consent, addresses and the policy are looked at once more: what was shown may be an hour old. */
  const look = async (input: Input, job: RunningJob) => {
    const announced = await announce(input, () => job.breathe());
    if (announced.policies.some(({ shown: { problem } }) => problem !== null && problem !== 'coming'))
      refuse({ policies: 'policy-not-in-force' });
    const recipients = announced.decided.filter((one): one is Written => one.why === null);
    if (announced.version !== input.version) refuse({ policies: 'changed-meanwhile' });
    if (recipients.length !== input.recipients) refuse({ recipients: 'changed-meanwhile' });
    if (recipients.length > mostRecipients) refuse({ recipients: 'too-many-recipients' });
    const reasons: readonly string[] = input.job?.reasons ?? [];
    const others = announced.decided.filter(({ why }) => why !== null && reasons.includes(why));
    if (recipients.length + others.length === 0) refuse({ recipients: 'nobody-to-tell' });
    return { announced, recipients, others };
  };

  return async (input) => {
    if (!mayExport()) throw new AppError('forbidden', 'the office lets others take addresses out');
    refuseUnknownFields(input);
    const { language } = input;
    return ctx.jobs.run('announcement', input.subject, async (job) => {
      const { announced, recipients, others } = await look(input, job);
      const groupId = ctx.ids.next();
      const id = ctx.ids.next();
      const marks = writeMarks(announced.policies.map(({ mark }) => mark));
      const words = fillMail(input, announced.values);
      const mails = inMails(recipients, input.perMail);
      const own: unknown = seller.get(ctx.userId());
      const to = typeof own === 'string' ? readAddress(own) : null;
      const total = recipients.length + others.length;
      let done = 0;

      /** Everything that is written down of it, in slices of one group. */
      const inGroup = async <T>(
        all: readonly T[],
        work: (tx: Parameters<Parameters<typeof ctx.write.transact>[0]>[0], one: T) => void,
      ) => {
        for (let at = 0; at < all.length; at += rowsInTransaction) {
          const slice = all.slice(at, at + rowsInTransaction);
          ctx.write.transact((tx) => slice.forEach((one) => work(tx, one)), { groupId });
          done += slice.length;
          job.progress(done, total);
          await job.breathe();
        }
      };
      const logMails = async (file: string) => {
        for (const [at, mail] of mails.entries()) {
          const which = { policies: announced.values.policy, mail: at + 1, of: mails.length, marks };
          const { value: taskId } = ctx.write.transact(
            (tx) =>
              tasks.create(tx, {
                title: mailTaskTitle({ ...which, recipients: mail.length }, language),
                note: mailTaskNote(file, marks, language),
                dueOn: tx.today,
                origin: 'batch',
                originId: mailOrigin(id, at + 1, mails.length),
              }),
            { groupId },
          );
          const text = draftWords(which, language);
          await inGroup(mail, (tx, { customerId, personName, address }) => {
            const withWhom = `${personName.slice(0, 300 - address.length - 3)} <${address}>`;
            tx.create('interactions', { customerId, kind: 'email', text, withWhom, happenedAt: tx.now, taskId });
          });
        }
      };
      let made = 0;
      const giveJob = async () => {
        if (others.length === 0 || input.job === null) return;
        const { dueOn } = input.job;
        const said = jobWords(announced.values.policy, announced.values.content, marks, language);
        ctx.write.transact(
          (tx) =>
            tx.create('taskBatches', {
              ...{ id, ...said, typeId: null, dueOn, assigneeId: null, sharedWith: null, total: others.length },
            }),
          { groupId },
        );
        await inGroup(others, (tx, { customerId }) => {
          const customer = tx.read('customers', customerId);
          if (customer === null || customer.deletedAt !== null) return;
          // The same policy is told by the same customer's owner once, also where it is announced again.
          const taskId = madeId('tasks', 'announcement', marks, customerId);
          const known = tx.read('tasks', taskId);
          if (known !== null && known.deletedAt === null) return;
          const assigneeId = announced.doerOf(customer.fields['ownerId']) ?? tx.userId;
          tasks.create(tx, {
            ...{ ...said, dueOn, customerId, batchId: id, origin: 'batch' as const, originId: id },
            ...(known === null ? { id: taskId } : {}),
            ...(assigneeId === null ? {} : { assigneeId }),
          });
          made += 1;
        });
      };

      try {
        if (mails.length === 0) await giveJob();
        else {
          const path = await ctx.files.resolveForWriting(input.file);
          const drafts = mails.map((mail) => ({
            ...{ to, bcc: mail.map(({ personName, address }) => ({ name: personName, address })), ...words, attachment: null },
            boundary: `=_${Buffer.from(ctx.ids.randomBytes(18)).toString('hex')}`,
          }));
          await writeDrafts(path, drafts, async () => {
            await logMails(basename(path));
            await giveJob();
            // A list of addresses leaves the program: that is written down, and undoing does not take it back.
            ctx.write.transact((tx) =>
              tx.create('exportLog', {
                ...{ what: 'announcement', format: 'eml', rows: recipients.length, columns: 'email', exportedAt: tx.now },
              }),
            );
          });
        }
      } catch (error) {
        await undoGroup(ctx, groupId);
        throw error;
      }
      return { id, recipients: recipients.length, mails: mails.length, tasks: made, groupId };
    });
  };
}
