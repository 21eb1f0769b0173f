import { addDays } from '../../../src-shared/lib/dates.ts';
import type { CustomerFilter } from '../../../src-shared/customers/customer-list.ts';
import { anniversaryEndsOf, yearlyKeysOf } from '../../../src-shared/reminders/yearly-day.ts';
import type { Db } from '../platform/database.ts';
import { isListed, joinShownCustomer } from './family.ts';

type KeptWithin = NonNullable<CustomerFilter['keptWithin']>;

/**
 * Row numbers of the customers of whom a birthday (their own, of one of their people or of a relative), the founding day or a day to
 * remember is kept from today on within so many days: those that the reminder centre tells of, found through the same indexes.
 */
export function createKeptRids(db: Db): (wanted: KeptWithin, today: string) => number[] {
  // What lies ahead itself has not come round yet.
  const own = (column: 'founded_on' | 'birthday') =>
    `SELECT c.rid FROM json_each(@keys) AS d CROSS JOIN customers AS c ON substr(c.${column}, 6) = d.value
     WHERE c.${column} IS NOT NULL AND c.${column} < @today AND ${isListed} AND c.restricted_on IS NULL`;
  const hanging = (table: 'contacts' | 'relations', more: string) =>
    `SELECT c.rid FROM json_each(@keys) AS d CROSS JOIN ${table} AS k ON substr(k.birthday, 6) = d.value ${joinShownCustomer('k.customer_id')}
     WHERE k.birthday IS NOT NULL AND k.birthday < @today AND k.deleted_at IS NULL ${more} AND c.restricted_on IS NULL`;
  const statements = {
    founding: db.prepare(own('founded_on')).pluck(),
    birthday: db
      .prepare(`${own('birthday')} UNION ${hanging('contacts', 'AND k.restricted_on IS NULL')} UNION ${hanging('relations', '')}`)
      .pluck(),
    'yearly-day': db
      .prepare(
        `WITH d(calendar, "month", "day") AS MATERIALIZED (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(@keys))
         SELECT c.rid FROM d CROSS JOIN yearly_days AS y ON y."month" = d."month" AND y."day" = d."day" AND y.calendar = d.calendar
         ${joinShownCustomer('y.customer_id')} WHERE y.deleted_at IS NULL AND c.restricted_on IS NULL AND @today IS NOT NULL`,
      )
      .pluck(),
  };
  return ({ what, days }, today) => {
    const ahead = Array.from({ length: days + 1 }, (_, count) => addDays(today, count));
    const keys =
      what === 'yearly-day'
        ? ahead.flatMap((day) => yearlyKeysOf(day).map(({ calendar, month, day: on }) => [calendar, month, on]))
        : ahead.flatMap(anniversaryEndsOf);
    return statements[what].all({ keys: JSON.stringify(keys), today }) as number[]; // row numbers
  };
}
