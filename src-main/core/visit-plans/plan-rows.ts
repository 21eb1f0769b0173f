import type { VisitPlan, VisitRule } from '../../../src-shared/visits/visit-plans.contract.ts';
import { inFamily } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { madeId } from '../platform/made-id.ts';

type Stored<T extends { isActive: boolean }> = Omit<T, 'isActive'> & { readonly isActive: number };

const rhythm = 'every_days AS everyDays, weekdays, minute_of_day AS minuteOfDay, minutes, purpose, is_active AS isActive';

/** The rules of the office in their order. */
export function createVisitRulesReader(db: Db): () => VisitRule[] {
  const all = db.prepare(
    `SELECT id, name, rating, group_id AS groupId, "order", ${rhythm} FROM visit_rules WHERE deleted_at IS NULL ORDER BY "order", id`,
  );
  return () => (all.all() as Stored<VisitRule>[]).map((rule) => ({ ...rule, isActive: rule.isActive === 1 })); // the columns selected
}

export interface PlanReader {
  all(): VisitPlan[];
  /** Those of a customer and of what was merged into it. */
  of(members: readonly string[]): VisitPlan[];
}

export function createPlanReader(db: Db): PlanReader {
  const columns = `id, customer_id AS customerId, from_on AS fromOn, until_on AS untilOn, owner_id AS ownerId, note, ${rhythm}
    FROM visit_plans WHERE deleted_at IS NULL`;
  const all = db.prepare(`SELECT ${columns} ORDER BY from_on, id`);
  const ofFamily = db.prepare(`SELECT ${columns} AND ${inFamily('customer_id')} ORDER BY from_on, id`);
  const shown = (rows: unknown[]) => (rows as Stored<VisitPlan>[]).map((plan) => ({ ...plan, isActive: plan.isActive === 1 })); // the columns selected
  return { all: () => shown(all.all()), of: (members) => shown(ofFamily.all(JSON.stringify(members))) };
}

/**
 * Names a plan or rule in the rhythm that it has. Visits remember it: those of another rhythm are taken out of the calendar and made anew,
 * on every laptop the same, whoever changed the rule.
 */
export function rhythmId(of: {
  readonly id: string;
  readonly everyDays: number;
  readonly weekdays: string | null;
  readonly minuteOfDay: number | null;
  readonly minutes: number;
  readonly purpose: string;
}): string {
  return madeId('visitPlans', of.id, ...[of.everyDays, of.weekdays, of.minuteOfDay, of.minutes, of.purpose].map(String));
}

/** Under which the gift visits before a Tết are made. */
export function tetPlanId(lunarYear: number): string {
  return madeId('visitPlans', 'before-tet', String(lunarYear));
}
