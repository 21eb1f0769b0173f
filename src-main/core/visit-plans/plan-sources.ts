import { localDay } from '../../../src-shared/lib/dates.ts';
import type { PlanSource } from '../../../src-shared/visits/plan-visits.ts';
import type { VisitPlan, VisitRule } from '../../../src-shared/visits/visit-plans.contract.ts';
import type { Family } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { someInSlices } from '../platform/pause.ts';
import { createPlanReader, createVisitRulesReader, rhythmId } from './plan-rows.ts';

/** Those of the customers, by their ids, that are in the group; read once for each rule. */
export type GroupMembers = (groupId: string) => Promise<ReadonlySet<string>>;

/** Customers between two looks at the clock. */
const rowsAtOnce = 50;

interface CustomerRow {
  readonly id: string;
  readonly rating: string | null;
}

/**
 * Reads who is to be visited again and again by this person, and how: own plans first, then the first rule that fits. Plans and visits of
 * merged records count for the customer that they stand for; a plan goes on making its visits for the record that it is written on, so that
 * a merge takes none out of the calendar.
 */
export function createSourcesReader(db: Db, membersOf: GroupMembers, family: Family) {
  const plans = createPlanReader(db);
  const rules = createVisitRulesReader(db);
  const owned =
    'FROM customers AS c WHERE c.owner_id = ? AND c.deleted_at IS NULL AND c.merged_into IS NULL AND c.restricted_on IS NULL';
  // All of them out of the index at once, then each row by its number: a page of them would be sorted out of all each time.
  const ridsOf = db
    .prepare(
      `SELECT c.rid FROM customers AS c WHERE c.owner_id = ? AND c.deleted_at IS NULL AND c.merged_into IS NULL AND c.rid > ? ORDER BY c.rid`,
    )
    .pluck();
  const byRid = db.prepare(`SELECT id, rating ${owned} AND c.rid = ?`);
  const customer = db.prepare(`SELECT id, rating ${owned} AND c.id = ?`);
  // A visit of the plan counts for the day that the plan meant, also where it was moved or cancelled; any other for the day that it is on.
  const lastOn = db
    .prepare(
      `SELECT max(CASE WHEN plan_id = @planId AND state <> 'done' THEN plan_day
                       WHEN state <> 'cancelled' THEN date(starts_at, '+7 hours') END)
       FROM visits WHERE customer_id = @customerId AND deleted_at IS NULL`,
    )
    .pluck();
  const lastVisit = (members: readonly string[], planId: string) => {
    const days = members.map((customerId): unknown => lastOn.get({ customerId, planId }));
    return (
      days
        .filter((day) => typeof day === 'string')
        .sort()
        .at(-1) ?? null
    );
  };
  const ofPlan = (plan: VisitPlan, members: readonly string[], userId: string): PlanSource => ({
    ...rhythmOf(plan),
    customerId: plan.customerId,
    ownerId: plan.ownerId ?? userId,
    fromOn: plan.fromOn,
    untilOn: plan.untilOn,
    lastOn: lastVisit(members, rhythmId(plan)),
    isSpread: false,
  });
  const ofRule = (rule: VisitRule, members: readonly string[], userId: string, today: string): PlanSource => ({
    ...rhythmOf(rule),
    customerId: members[0] ?? '',
    ownerId: userId,
    fromOn: today,
    untilOn: null,
    lastOn: lastVisit(members, rhythmId(rule)),
    isSpread: true,
  });
  const active = async () => {
    const found: { readonly rule: VisitRule; readonly members: ReadonlySet<string> | null }[] = [];
    for (const rule of rules()) {
      if (rule.isActive) found.push({ rule, members: rule.groupId === null ? null : await membersOf(rule.groupId) });
    }
    return found;
  };
  const fits = ({ rule, members }: Awaited<ReturnType<typeof active>>[number], { id, rating }: CustomerRow) =>
    (rule.rating === null || rule.rating === rating) && (members === null || members.has(id));

  return {
    /** Whether there is anything that could make visits; cheap, for every start of a day. */
    isEmpty: () => plans.all().length === 0 && rules().length === 0,
    /** @param only the one customer, standing for itself, whose plan was changed; null for all of this person's */
    async read(userId: string, now: string, only: string | null): Promise<PlanSource[]> {
      const today = localDay(now);
      const byCustomer = Map.groupBy(
        (only === null ? plans.all() : plans.of(family.of(only))).filter((plan) => plan.isActive),
        (plan) => family.winnerOf(plan.customerId),
      );
      const classes = await active();
      const sourcesOf = (row: CustomerRow): PlanSource[] => {
        const own = byCustomer.get(row.id);
        const members = family.of(row.id);
        if (own !== undefined) return own.map((plan) => ofPlan(plan, members, userId));
        const found = classes.find((one) => fits(one, row));
        return found === undefined ? [] : [ofRule(found.rule, members, userId, today)];
      };
      if (only !== null) return (customer.all(userId, only) as CustomerRow[]).flatMap(sourcesOf); // the columns selected
      const sources: PlanSource[] = [];
      // Until nobody new has come meanwhile.
      for (let after = -1; ; ) {
        const rids = ridsOf.all(userId, after) as number[]; // integers
        if (rids.length === 0) return sources;
        await someInSlices(rids, rowsAtOnce, (some) => {
          sources.push(...(some.flatMap((rid) => byRid.all(userId, rid)) as CustomerRow[]).flatMap(sourcesOf)); // the columns selected
        });
        after = rids.at(-1) ?? after;
      }
    },
    /** The rule that counts for a customer while he has no plan of his own. */
    async ruleFor(row: CustomerRow): Promise<VisitRule | null> {
      return (await active()).find((one) => fits(one, row))?.rule ?? null;
    },
  };
}

function rhythmOf(of: VisitPlan | VisitRule) {
  const { purpose, everyDays, weekdays, minuteOfDay, minutes } = of;
  return { planId: rhythmId(of), purpose, everyDays, weekdays, minuteOfDay, minutes };
}
