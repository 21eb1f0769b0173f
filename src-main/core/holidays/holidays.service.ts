import type { HolidayValues } from '../../../src-shared/holidays/holiday.ts';
import type { holidaysContract, OfficeHoliday } from '../../../src-shared/holidays/holidays.contract.ts';
import { type OfficeDays, officeDays } from '../../../src-shared/holidays/office-days.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import type { Db } from '../platform/database.ts';
import { madeId } from '../platform/made-id.ts';
import { createRoleReader } from '../settings/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/** Two laptops may have written the same day at the same time: the newer row counts, on every laptop the same. */
const columns = 'id, "day", kind, vi, en, source FROM holidays WHERE deleted_at IS NULL';
const order = 'ORDER BY "day", created_at, id';

/** Reads the office's days off and working days: the rules of the law with the office's rows over them. */
export function createOfficeDaysReader(db: Db): () => OfficeDays {
  const rows = db.prepare(`SELECT ${columns} ${order}`);
  return () => officeDays(rows.all() as OfficeHoliday[]); // the columns selected
}

export function createHolidaysService(ctx: Context): HandlersOf<typeof holidaysContract> {
  const roleOf = createRoleReader(ctx);
  const all = ctx.db.prepare(`SELECT ${columns} ${order}`);
  const ofYear = ctx.db.prepare(`SELECT ${columns} AND "day" >= ? AND "day" < ? ${order}`);
  const onDay = ctx.db.prepare('SELECT id FROM holidays WHERE "day" = ? AND deleted_at IS NULL LIMIT 1').pluck();

  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes the days of the office');
  };
  const put = (tx: WriteTransaction, values: HolidayValues): string => {
    if (onDay.get(values.day) !== undefined) {
      throw new AppError('invalid', 'this day is in the list already', { fields: { day: 'day-taken' } });
    }
    // Two administrators who write down the same day write the same row.
    const id = madeId('holidays', values.day);
    const known = tx.read('holidays', id);
    if (known === null) return tx.create('holidays', { id, ...values });
    if (known.deletedAt === null) return tx.create('holidays', { ...values });
    tx.restore('holidays', id);
    tx.update('holidays', id, values);
    return id;
  };
  const stored = (tx: WriteTransaction, id: string) => {
    const row = tx.read('holidays', id);
    if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no such day', { details: { id } });
    return row.fields as HolidayValues; // the fields of the entity, which the door has checked
  };

  return {
    list: ({ year }) => ({
      holidays: (year === undefined ? all.all() : ofYear.all(`${year}-01-01`, `${year + 1}-01-01`)) as OfficeHoliday[], // the columns selected
      mayChange: roleOf() === 'admin',
    }),
    add({ en, source, ...values }) {
      asAdmin();
      const { value: id, groupId } = ctx.write.transact((tx) =>
        put(tx, { ...values, en: en ?? values.vi, source: source ?? null }),
      );
      return { id, groupId };
    },
    change({ id, change }) {
      asAdmin();
      const { value, groupId } = ctx.write.transact((tx) => {
        const before = stored(tx, id);
        if (change.day === undefined || change.day === before.day) {
          tx.update('holidays', id, change);
          return id;
        }
        // The row belongs to its day.
        tx.remove('holidays', id);
        return put(tx, { ...before, ...change });
      });
      return { id: value, groupId };
    },
    remove({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => {
        stored(tx, id);
        tx.remove('holidays', id);
      });
      return { groupId };
    },
  };
}
