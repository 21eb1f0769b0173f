import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import { addDays, localDay } from '../../../src-shared/lib/dates.ts';
import { isVisitFreeOn } from '../../../src-shared/reminders/tet.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { dayOfLunarDate, lunarDate, tetOf } from '../../../src-shared/vietnam/lunar.ts';
import { planVisits } from '../../../src-shared/visits/plan-visits.ts';
import type { visitPlansContract } from '../../../src-shared/visits/visit-plans.contract.ts';
import type { Context } from '../context.ts';
import { idsOfFilter } from '../customers/index.ts';
import { createOfficeDaysReader } from '../holidays/index.ts';
import { createOfficeRulesReader } from '../settings/index.ts';
import { createDiary, writePlanned } from './calendar-writer.ts';
import type { CalendarFiller } from './fill-calendar.ts';
import { tetPlanId } from './plan-rows.ts';
import { officeInstant } from '../platform/office-time.ts';

/** So many working days before the 23rd of the twelfth month the gifts begin to be brought. */
const usualDays = 15;

/**
 * Plans a visit to each customer of a class or group before the kitchen gods leave, on the 23rd of the twelfth lunar month: neighbours on
 * the same days, the days evenly filled. Run again it plans only for those who have none yet.
 */
export function createTetPlanner(
  ctx: Context,
  filler: CalendarFiller,
  customers: Pick<HandlersOf<typeof customersContract>, 'list'>,
): HandlersOf<typeof visitPlansContract>['beforeTet'] {
  const readDays = createOfficeDaysReader(ctx.db);
  const readRules = createOfficeRulesReader(ctx.db);
  const diary = createDiary(ctx.db);
  const owned = ctx.db
    .prepare(
      `SELECT id FROM customers AS c WHERE c.owner_id = ? AND (@rating IS NULL OR c.rating = @rating)
         AND c.deleted_at IS NULL AND c.merged_into IS NULL AND c.restricted_on IS NULL
       ORDER BY ifnull(c.province_code, ''), ifnull(c.ward_code, ''), ifnull(c.address, ''), c.id`,
    )
    .pluck();

  return async ({ rating, groupId: ofGroup, purpose, minutes, fromOn, isTrial }) => {
    const userId = ctx.userId() ?? '';
    const now = officeInstant(ctx);
    const today = localDay(now);
    const { tetOn, by, lunarYear } = nextTet(today);
    const days = readDays();
    const free = readRules();
    const open: string[] = [];
    for (let day = by; day >= today && (fromOn === undefined ? open.length < usualDays : day >= fromOn); day = addDays(day, -1)) {
      if (days.isVisitDay(day) && !isVisitFreeOn(day, free)) open.unshift(day);
    }
    const members = ofGroup === null ? null : new Set(await idsOfFilter(customers, { groupId: ofGroup }));
    const ids = (owned.all(userId, { rating }) as string[]).filter((id) => members === null || members.has(id)); // one text column
    const planId = tetPlanId(lunarYear);
    const { visits, unplaced } = planVisits({
      sources: ids.map((customerId, at) => ({
        planId,
        customerId,
        ownerId: userId,
        purpose,
        // Once: the next turn lies beyond the last day.
        everyDays: 366,
        weekdays: null,
        minuteOfDay: null,
        minutes,
        fromOn: open[Math.floor((at * open.length) / ids.length)] ?? addDays(by, 1),
        untilOn: by,
        lastOn: null,
        isSpread: false,
      })),
      days,
      free,
      today,
      through: by,
      busy: diary.busyFrom(now, by),
    });
    const groupId = ctx.ids.next();
    const made = isTrial
      ? visits.length
      : await filler.inSlices(
          visits,
          (visit, tx) => writePlanned(tx, { ...visit, turn: 0 }, true),
          groupId,
          () => false,
        );
    const isWritten = !isTrial && made > 0;
    return {
      groupId: isWritten ? groupId : null,
      made,
      removed: 0,
      unplaced: unplaced + (open.length === 0 ? ids.length : 0),
      customers: ids.length,
      tetOn,
      by,
      fromOn: open[0] ?? by,
    };
  };
}

/** The next Tết whose 23rd of the twelfth month is still ahead. */
function nextTet(today: string): { tetOn: string; by: string; lunarYear: number } {
  for (let lunarYear = lunarDate(today).year + 1; ; lunarYear += 1) {
    const by = dayOfLunarDate({ day: 23, month: 12, year: lunarYear - 1, isLeapMonth: false });
    if (by !== null && by >= today) return { tetOn: tetOf(lunarYear), by, lunarYear };
  }
}
