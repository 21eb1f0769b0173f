import type { CarePlanValues } from '../../../src-shared/care/care-plan.ts';
import type { careContract } from '../../../src-shared/care/care.contract.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';
import { createTaskWriter } from '../tasks/index.ts';
import { createCareRunner, type Customers } from './care-runner.ts';
import type { CarePlan } from './care-sources.ts';

export interface Care {
  readonly handlers: HandlersOf<typeof careContract>;
  /** Called every few seconds; makes what is due when something changed or a day began. */
  tick(): void;
  close(): void;
}

type PlanRow = Omit<CarePlanValues, 'isActive'> & { id: string; isActive: number; createdAt: string };

/** What makes the steps of care ask for another task. */
const causes: ReadonlySet<string> = new Set([
  ...[
    'carePlans',
    'visits',
    'customers',
    'contacts',
    'yearlyDays',
    'customerGroups',
    'groupMembers',
    'consentEvents',
    'orders',
    '*',
  ],
]);
/** A burst of changes makes one run. */
const pauseMs = 30_000;

/** Steps of care for groups of customers, the tasks they make, and appointments that somebody makes by hand. */
export function createCare(ctx: Context, customers: Customers): Care {
  const roleOf = createRoleReader(ctx);
  const tasks = createTaskWriter(ctx);
  const rows = ctx.db.prepare(
    `SELECT id, name, group_id AS groupId, rating, "trigger", after_days AS afterDays, type_id AS typeId, channel, title, note, "order",
       is_active AS isActive, created_at AS createdAt
     FROM care_plans WHERE deleted_at IS NULL ORDER BY "order", rid`,
  );
  const plans = (): CarePlan[] =>
    (rows.all() as PlanRow[]).map(({ createdAt, isActive, ...row }) => ({
      // the columns selected
      ...row,
      isActive: isActive === 1,
      madeOn: localDay(createdAt),
    }));
  const run = createCareRunner(ctx, customers, plans);
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes steps of care');
  };

  let isDue = true;
  let isRunning = false;
  let isClosed = false;
  let ranAt = Number.NEGATIVE_INFINITY;
  let ranOn = '';
  const stopListening = ctx.changes.subscribe((event) => {
    if (event.type === 'changed' && causes.has(event.entity)) isDue = true;
  });

  return {
    tick() {
      const now = ctx.clock.now();
      const today = localDay(new Date(now).toISOString());
      if (isRunning || isClosed || (!isDue && today === ranOn) || Math.abs(now - ranAt) < pauseMs) return;
      [isRunning, isDue, ranAt, ranOn] = [true, false, now, today];
      run()
        .catch((error: unknown) => {
          // The profile may have been closed in the middle; the next start makes what is missing.
          if (!isClosed) ctx.log.error('tasks of care could not be made', error);
        })
        .finally(() => {
          isRunning = false;
        });
    },
    close() {
      isClosed = true;
      stopListening();
    },
    handlers: {
      plans: () => ({ plans: plans().map(({ madeOn: _madeOn, ...plan }) => plan), mayChange: roleOf() === 'admin' }),
      savePlan({ id, ...values }) {
        asAdmin();
        const { value, groupId } = ctx.write.transact((tx) => {
          if (id === undefined || tx.read('carePlans', id) === null) {
            return tx.create('carePlans', { ...values, ...(id === undefined ? {} : { id }) });
          }
          tx.update('carePlans', id, values);
          return id;
        });
        return { id: value, groupId };
      },
      deletePlan({ id }) {
        asAdmin();
        const { groupId } = ctx.write.transact((tx) => tx.remove('carePlans', id));
        return { groupId };
      },
      appoint(appointment) {
        const { value: id, groupId } = ctx.write.transact((tx) => tasks.create(tx, { ...appointment, origin: 'care' }));
        return { id, groupId };
      },
      run,
    },
  };
}
