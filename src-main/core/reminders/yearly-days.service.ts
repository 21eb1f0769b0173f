import { nextKeptOn } from '../../../src-shared/reminders/yearly-day.ts';
import type { yearlyDaysContract } from '../../../src-shared/reminders/yearly-days.contract.ts';
import type { YearlyDayValues } from '../../../src-shared/reminders/reminder.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import { officeToday } from '../platform/office-time.ts';

type Row = YearlyDayValues & { readonly id: string; readonly contactName: string | null };

/** Days of a customer that come round by the sun or the moon. */
export function createYearlyDaysService(ctx: Context): HandlersOf<typeof yearlyDaysContract> {
  const family = createFamily(ctx.db);
  const ofCustomer = ctx.db.prepare(
    `SELECT y.id, y.contact_id AS contactId, k.name AS contactName, y.name, y.calendar, y."month", y."day", y.days_ahead AS daysAhead, y.note
     FROM yearly_days AS y LEFT JOIN contacts AS k ON k.id = y.contact_id AND k.deleted_at IS NULL
     WHERE ${inFamily('y.customer_id')} AND y.deleted_at IS NULL ORDER BY y.rid`,
  );
  return {
    list({ customerId }) {
      const today = officeToday(ctx);
      const days = (ofCustomer.all(family.json(family.winnerOf(customerId))) as Row[]) // the columns selected
        .map((row) => ({ ...row, nextOn: nextKeptOn(row, today) }))
        .sort((a, b) => ((a.nextOn ?? '9') < (b.nextOn ?? '9') ? -1 : 1));
      return { days };
    },
    save({ id, customerId, ...values }) {
      if (!isDayOfCalendar(values)) {
        throw new AppError('invalid', 'the calendar has no such day', { fields: { day: 'not-a-date' } });
      }
      const { value, groupId } = ctx.write.transact((tx) => {
        if (tx.read('customers', customerId) === null) {
          throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
        }
        if (id === undefined || tx.read('yearlyDays', id) === null) {
          return tx.create('yearlyDays', { ...values, customerId, ...(id === undefined ? {} : { id }) });
        }
        tx.update('yearlyDays', id, values);
        return id;
      });
      return { id: value, groupId };
    },
    delete({ id }) {
      const { groupId } = ctx.write.transact((tx) => tx.remove('yearlyDays', id));
      return { groupId };
    },
  };
}

const solarMonthDays = [31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The 30th of a lunar month and 29 February count: they exist in some years. Month 0 is every month. */
function isDayOfCalendar({ calendar, month, day }: Pick<YearlyDayValues, 'calendar' | 'month' | 'day'>): boolean {
  return day <= (calendar === 'lunar' ? 30 : (solarMonthDays[month] ?? 31));
}
