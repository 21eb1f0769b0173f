import { z } from 'zod';
import {
  type Checklist,
  type ChecklistProgress,
  checklistStep,
  type checklistsContract,
  type StepMark,
} from '../../../src-shared/checklists/checklists.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily, joinShownCustomer } from '../customers/index.ts';
import { madeId } from '../platform/made-id.ts';
import { createRoleReader } from '../settings/index.ts';

const storedSteps = z.array(checklistStep);

/** The written steps of a process, which staff tick off customer by customer and managers look over. */
export function createChecklistsService(ctx: Context): HandlersOf<typeof checklistsContract> {
  const { db } = ctx;
  const roleOf = createRoleReader(ctx);
  const family = createFamily(db);
  const all = db.prepare(
    `SELECT id, name, subject, steps, "order", is_active AS isActive FROM checklists WHERE deleted_at IS NULL ORDER BY "order", created_at, id`,
  );
  const marksOf = db.prepare(
    `SELECT m.checklist_id AS checklistId, m.step, m.marked_at AS markedAt, u.name AS userName, m.note
     FROM checklist_marks AS m LEFT JOIN users AS u ON u.id = m.created_by
     WHERE ${inFamily('m.customer_id')} AND m.deleted_at IS NULL ORDER BY m.marked_at`,
  );
  const markIds = db
    .prepare(
      `SELECT id FROM checklist_marks WHERE ${inFamily('customer_id')} AND checklist_id = ? AND step = ? AND deleted_at IS NULL`,
    )
    .pluck();
  const begun = db.prepare(
    `SELECT c.id AS customerId, c.name AS customerName, o2.name AS ownerName, max(m.marked_at) AS lastAt, u.name AS lastBy,
            json_group_array(m.step) AS steps
     FROM checklist_marks AS m ${joinShownCustomer('m.customer_id')}
     LEFT JOIN users AS o2 ON o2.id = c.owner_id LEFT JOIN users AS u ON u.id = m.created_by
     WHERE m.checklist_id = ? AND m.deleted_at IS NULL AND c.deleted_at IS NULL GROUP BY c.id ORDER BY lastAt DESC, c.id`,
  );

  const read = (): Checklist[] =>
    (all.all() as (Omit<Checklist, 'steps' | 'isActive'> & { steps: string; isActive: number })[]).map((row) => ({
      // the columns selected
      ...row,
      steps: stepsOf(row.steps),
      isActive: row.isActive === 1,
    }));
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes the processes');
  };
  const stepOrThrow = (checklistId: string, step: string) => {
    const found = read().find(({ id }) => id === checklistId);
    if (found?.steps.some(({ key }) => key === step) !== true)
      throw new AppError('not-found', 'no such step', { details: { checklistId, step } });
  };

  return {
    list: () => ({ checklists: read(), mayChange: roleOf() === 'admin' }),
    save({ id, steps, ...values }) {
      asAdmin();
      const lists = read();
      const known = new Set<string>();
      const written = steps.map((step) => {
        const key = step.key === undefined || known.has(step.key) ? ctx.ids.next() : step.key;
        known.add(key);
        return { ...step, key };
      });
      const fields = { ...values, steps: JSON.stringify(written) };
      const { value, groupId } = ctx.write.transact((tx) => {
        if (id === undefined || tx.read('checklists', id) === null) {
          const order = Math.max(0, ...lists.map((list) => list.order)) + 10;
          return tx.create('checklists', { ...fields, order, ...(id === undefined ? {} : { id }) });
        }
        tx.update('checklists', id, fields);
        return id;
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => tx.remove('checklists', id));
      return { groupId };
    },
    sort({ ids }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => {
        for (const [at, id] of ids.entries()) tx.update('checklists', id, { order: (at + 1) * 10 });
      });
      return { groupId };
    },
    ofCustomer({ customerId }) {
      const marks = marksOf.all(family.json(customerId)) as (StepMark & { checklistId: string })[]; // the columns selected
      return {
        lists: read()
          .map((checklist) => {
            // Of a merged record and its winner the first tick of a step counts.
            const first = new Map<string, StepMark>();
            for (const { checklistId, ...mark } of marks)
              if (checklistId === checklist.id && !first.has(mark.step)) first.set(mark.step, mark);
            return { checklist, marks: [...first.values()] };
          })
          .filter(({ checklist, marks: ticked }) => checklist.isActive || ticked.length > 0),
      };
    },
    mark({ customerId, checklistId, step, note }) {
      stepOrThrow(checklistId, step);
      const { groupId } = ctx.write.transact((tx) => {
        const customer = tx.read('customers', customerId);
        if (customer === null || customer.deletedAt !== null)
          throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
        if (markIds.get(family.json(customerId), checklistId, step) !== undefined) return;
        const id = madeId('checklistMarks', customerId, checklistId, step);
        if (tx.read('checklistMarks', id) === null) {
          tx.create('checklistMarks', { id, customerId, checklistId, step, markedAt: tx.now, note });
        } else {
          tx.restore('checklistMarks', id);
          tx.update('checklistMarks', id, { markedAt: tx.now, note });
        }
      });
      return { groupId };
    },
    unmark({ customerId, checklistId, step }) {
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of markIds.all(family.json(customerId), checklistId, step) as string[]) tx.remove('checklistMarks', id); // ids
      });
      return { groupId };
    },
    overview({ checklistId, limit }) {
      const list = read().find(({ id }) => id === checklistId);
      if (list === undefined) throw new AppError('not-found', 'no such process', { details: { id: checklistId } });
      const rows = (begun.all(checklistId) as (Omit<ChecklistProgress, 'done' | 'nextStep'> & { steps: string })[]).map(
        // the columns selected
        ({ steps, ...row }) => {
          const ticked = new Set(JSON.parse(steps) as string[]); // written by json_group_array from texts
          const open = list.steps.find(({ key }) => !ticked.has(key));
          return { ...row, done: list.steps.filter(({ key }) => ticked.has(key)).length, nextStep: open?.key ?? null };
        },
      );
      return {
        steps: list.steps.length,
        total: rows.length,
        finished: rows.filter(({ nextStep }) => nextStep === null).length,
        rows: rows.slice(0, limit),
      };
    },
  };
}

/** Steps that a newer version wrote in another shape are shown as none rather than as wrong ones. */
function stepsOf(text: string): Checklist['steps'] {
  try {
    const parsed = storedSteps.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
