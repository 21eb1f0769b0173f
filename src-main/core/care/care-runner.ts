import type { ConsentLine } from '../../../src-shared/consent/may-contact.ts';
import { careTitle, mayCareFor } from '../../../src-shared/care/due-care.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily, idsOfFilter, inFamily } from '../customers/index.ts';
import { createOfficeDaysReader } from '../holidays/index.ts';
import { madeId } from '../platform/made-id.ts';
import { createDeliveryTasks, createTaskWriter, deliveryTaskId } from '../tasks/index.ts';
import { type CareDue, type CarePlan, createCareSources } from './care-sources.ts';
import { officeNow } from '../platform/office-time.ts';

/** Nobody calls on a day off to ask how it went: such a task falls due on the next working day. A birthday is congratulated on its day. */
const onWorkingDays: ReadonlySet<CarePlan['trigger']> = new Set(['visit-done', 'sale', 'every']);

/** One run makes no more; what is left is made by the next. */
const mostAtOnce = 500;

export type Customers = Pick<HandlersOf<typeof customersContract>, 'list'>;

/**
 * Makes the tasks that the steps of care ask for. It runs on the laptop of whoever looks after the customer. The task's id follows from plan
 * and cause, so two laptops of one person, or a second run, make the same task; one that was removed is not made again. Deliveries that fall
 * due are made tasks the same way, of the order itself, and closed when somebody else has delivered.
 */
export function createCareRunner(ctx: Context, customers: Customers, plansOf: () => CarePlan[]) {
  const sources = createCareSources(ctx.db);
  const tasks = createTaskWriter(ctx);
  const deliveries = createDeliveryTasks(ctx);
  const overTasks = ctx.db.prepare(
    `SELECT r.id AS orderId, r.state FROM tasks AS t JOIN orders AS r ON r.id = t.origin_id
     WHERE t.assignee_id = @me AND t.state IN ('open', 'doing') AND t.origin = 'order' AND t.deleted_at IS NULL
       AND r.state IN ('done', 'cancelled')`,
  );
  const family = createFamily(ctx.db);
  const officeDays = createOfficeDaysReader(ctx.db);
  const known = ctx.db.prepare('SELECT id FROM tasks WHERE id IN (SELECT value FROM json_each(?))').pluck();
  const consents = ctx.db.prepare(
    `SELECT id, purpose, channel, decision, decided_at AS decidedAt FROM consent_events
     WHERE ${inFamily('customer_id')} AND contact_id IS ? AND purpose = 'care' AND deleted_at IS NULL`,
  );
  const restricted = ctx.db.prepare('SELECT restricted_on FROM customers WHERE id = ?').pluck();
  const personRestricted = ctx.db.prepare('SELECT restricted_on FROM contacts WHERE id = ?').pluck();

  const membersOf = async ({ groupId, rating }: CarePlan): Promise<ReadonlySet<string> | null> => {
    if (groupId === null && rating === null) return null;
    const filter = { ...(groupId === null ? {} : { groupId }), ...(rating === null ? {} : { rating }) };
    return new Set(await idsOfFilter(customers, filter));
  };
  const isWelcome = ({ customerId, contactId }: CareDue, plan: CarePlan, at: string) => {
    const lines = consents.all(family.json(customerId), contactId) as ConsentLine[]; // the columns selected
    const since: unknown = contactId === null ? null : personRestricted.get(contactId);
    const restrictedOn = since ?? restricted.get(customerId);
    return mayCareFor({ lines, restrictedOn: typeof restrictedOn === 'string' ? restrictedOn : null }, plan.channel, at);
  };

  /** Somebody else may have delivered it, on a laptop that does not have this person's task. */
  const closeDelivered = (me: string) => {
    const over = overTasks.all({ me }) as { orderId: string; state: string }[]; // the columns selected
    if (over.length === 0) return;
    ctx.write.transact((tx) => {
      for (const { orderId, state } of over) deliveries.settle(tx, orderId, state === 'done' ? 'done' : 'cancelled');
    });
  };

  return async (): Promise<{ made: number; withoutConsent: number }> => {
    const me = ctx.userId();
    let [made, withoutConsent] = [0, 0];
    if (me === null) return { made, withoutConsent };
    const at = new Date(officeNow(ctx)).toISOString();
    const today = localDay(at);
    closeDelivered(me);
    const days = officeDays();
    for (const plan of plansOf().filter(({ isActive }) => isActive)) {
      const members = await membersOf(plan);
      const wanted = sources(plan, me, today)
        .filter(({ customerId }) => members?.has(customerId) ?? true)
        .map((due) => ({ ...due, originId: `${plan.id}/${due.cause}` }))
        .map((due) => ({
          ...due,
          id: due.orderId === undefined ? madeId('tasks', 'care', due.originId) : deliveryTaskId(due.orderId),
        }));
      const there = new Set(known.all(JSON.stringify(wanted.map(({ id }) => id))));
      const news = wanted.filter(({ id }) => !there.has(id)).slice(0, mostAtOnce);
      // What was ordered is delivered: that is no care, and nobody has to agree to it once more.
      const welcome = news.filter((due) => due.orderId !== undefined || isWelcome(due, plan, at));
      withoutConsent += news.length - welcome.length;
      if (welcome.length === 0) continue;
      ctx.write.transact((tx) => {
        for (const { id, originId, customerId, name, dueOn, orderId } of welcome) {
          tasks.create(tx, {
            id,
            title: careTitle(plan.title, name),
            note: plan.note,
            customerId,
            typeId: plan.typeId,
            dueOn: onWorkingDays.has(plan.trigger) ? days.endOfTerm(dueOn, 0) : dueOn,
            channel: plan.channel,
            ...(orderId === undefined
              ? { origin: 'care', originId: originId.slice(0, 120) }
              : { origin: 'order', originId: orderId }),
            assigneeId: me,
          });
        }
      });
      made += welcome.length;
    }
    return { made, withoutConsent };
  };
}
