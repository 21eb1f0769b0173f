import type { z } from 'zod';
import type { InstalledItem, installedItemsContract } from '../../../src-shared/installed-items/installed-items.contract.ts';
import { addDays, daysBetween } from '../../../src-shared/lib/dates.ts';
import type { ReminderKind } from '../../../src-shared/reminders/reminder.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { createFamily, joinShownCustomer } from '../customers/index.ts';
import type { SqlStatement } from '../platform/database.ts';

type Asked = Omit<z.output<(typeof installedItemsContract)['list']['input']>, 'on'>;
type Row = Omit<InstalledItem, 'isRetired' | 'warrantyDaysLeft' | 'maintenanceDaysLeft'> & { readonly isRetired: number };
type Values = Record<string, string | number | null>;

/* `e` is what was sold, `c` the customer it is shown under. */

const from = `FROM installed_items AS e ${joinShownCustomer('e.customer_id', 'LEFT JOIN')}
  LEFT JOIN teams AS t ON t.id = e.team_id LEFT JOIN products AS p ON p.id = e.product_id`;
const columns = `e.id, coalesce(c.id, e.customer_id) AS customerId, e.customer_id AS ownCustomerId, c.name AS customerName,
  e.product_id AS productId, p.code AS productCode, e.order_id AS orderId, e.name, e.serial, e.quantity_milli AS quantityMilli,
  e.sold_on AS soldOn, e.warranty_ends_on AS warrantyEndsOn, e.maintain_every_months AS maintainEveryMonths,
  e.next_maintenance_on AS nextMaintenanceOn, e.last_maintenance_on AS lastMaintenanceOn, e.team_id AS teamId, t.name AS teamName,
  e.is_retired AS isRetired, e.note`;

const narrowed = {
  all: 'e.is_retired = 0',
  retired: 'e.is_retired = 1',
  warranty: 'e.is_retired = 0 AND e.warranty_ends_on BETWEEN @on AND @warrantyTo',
  maintenance: 'e.is_retired = 0 AND e.next_maintenance_on <= @maintenanceTo',
} as const satisfies Record<Asked['list'], string>;

/** What comes first where it is due: the earlier of the two days. */
const dueDay = `CASE WHEN e.next_maintenance_on IS NULL THEN e.warranty_ends_on WHEN e.warranty_ends_on IS NULL THEN e.next_maintenance_on
  ELSE min(e.next_maintenance_on, e.warranty_ends_on) END`;
const orders = {
  due: { all: dueDay, retired: 'e.sold_on', warranty: 'e.warranty_ends_on', maintenance: 'e.next_maintenance_on' },
  name: 'e.name',
  customer: 'c.name',
  sold: 'e.sold_on',
  warranty: 'e.warranty_ends_on',
  maintenance: 'e.next_maintenance_on',
} as const;

export function createInstalledReader(
  { db, userId }: Pick<Context, 'db' | 'userId'>,
  daysAhead: () => Readonly<Record<ReminderKind, number>>,
) {
  const family = createFamily(db);
  const known = new Map<string, SqlStatement>();
  const prepare = (sql: string): SqlStatement => {
    const made = known.get(sql) ?? db.prepare<unknown[]>(sql);
    known.set(sql, made);
    return made;
  };
  const searched = db.prepare(
    `SELECT e.id, e.name, e.serial, c.search FROM installed_items AS e ${joinShownCustomer('e.customer_id', 'LEFT JOIN')}
     WHERE e.deleted_at IS NULL`,
  );

  const idsOfText = (text: string): string => {
    const words = foldText(text)
      .split(' ')
      .filter((word) => word !== '');
    const rows = searched.all() as { id: string; name: string; serial: string | null; search: string | null }[]; // the columns selected
    const found = rows.filter(({ name, serial, search }) => {
      const all = `${foldText(`${name} ${serial ?? ''}`)} ${search ?? ''}`;
      return words.every((word) => all.includes(word));
    });
    return JSON.stringify(found.map(({ id }) => id));
  };
  const toItem = (row: Row, on: string): InstalledItem => ({
    ...row,
    isRetired: row.isRetired === 1,
    warrantyDaysLeft: row.warrantyEndsOn === null ? null : daysBetween(on, row.warrantyEndsOn),
    maintenanceDaysLeft: row.nextMaintenanceOn === null ? null : daysBetween(on, row.nextMaintenanceOn),
  });

  return {
    one(id: string, on: string): InstalledItem | null {
      const row = prepare(`SELECT ${columns} ${from} WHERE e.id = @id AND e.deleted_at IS NULL`).get({ id }) as Row | undefined; // the columns selected
      return row === undefined ? null : toItem(row, on);
    },
    list({ list, by, descending, offset, limit, ...filter }: Asked, on: string) {
      const parts = ['e.deleted_at IS NULL AND c.deleted_at IS NULL'];
      const ahead = daysAhead();
      const values: Values = {
        on,
        warrantyTo: addDays(on, filter.withinDays ?? ahead.warranty),
        maintenanceTo: addDays(on, filter.withinDays ?? ahead.maintenance),
      };
      if (filter.who === 'mine') {
        parts.push('c.owner_id = @me');
        values['me'] = userId();
      }
      if (filter.customerId !== undefined) {
        parts.push('e.customer_id IN (SELECT value FROM json_each(@family))');
        values['family'] = family.json(filter.customerId);
      }
      if (filter.productId !== undefined) {
        parts.push('e.product_id = @productId');
        values['productId'] = filter.productId;
      }
      if (filter.text !== undefined && filter.text.trim() !== '') {
        parts.push('e.id IN (SELECT value FROM json_each(@found))');
        values['found'] = idsOfText(filter.text);
      }
      const base = parts.join(' AND ');
      const counts = prepare(
        `SELECT total(${narrowed.all}) AS "all", total(${narrowed.retired}) AS retired, total(ifnull(${narrowed.warranty}, 0)) AS warranty,
           total(ifnull(${narrowed.maintenance}, 0)) AS maintenance ${from} WHERE ${base}`,
      ).get(values) as Record<Asked['list'], number>; // the columns selected
      const column = by === 'due' ? orders.due[list] : orders[by];
      // What is not known stands last, whichever way the list is sorted.
      const where = `${base} AND ${narrowed[list]}`;
      const asked = Object.fromEntries(Object.entries(values).filter(([name]) => where.includes(`@${name}`)));
      const rows = prepare(
        `SELECT ${columns} ${from} WHERE ${where}
         ORDER BY ${column} IS NULL, ${column} ${descending ? 'DESC' : 'ASC'}, e.rid LIMIT +@limit OFFSET +@offset`,
      ).all({ ...asked, limit, offset }) as Row[]; // the columns selected
      return { total: counts[list], counts, items: rows.map((row) => toItem(row, on)) };
    },
  };
}
