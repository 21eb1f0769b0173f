import { endedUnsaidDays, longestNoticeDays, noticeDayOf } from '../../../src-shared/contracts/contract-rules.ts';
import { overdueMaintenanceDays } from '../../../src-shared/installed-items/maintenance.ts';
import { addDays } from '../../../src-shared/lib/dates.ts';
import { joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

export interface SoldRow {
  readonly id: string;
  readonly on: string;
  readonly name: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
}

/**
 * What was sold and needs somebody: contracts that end, warranties that run out, maintenance that is due. Contracts are their owner's; what
 * stands at a customer's is of whoever looks after the customer.
 */
export function createSoldSources(db: Db, mostOfKind: number) {
  // Every contract may have a notice of its own, so all are read that end within the longest one.
  const ending = db.prepare(
    `SELECT k.id, k.to_on AS "on", k.notice_days AS noticeDays, coalesce(k.code || ' · ' || k.title, k.title) AS name, c.id AS customerId,
       c.name AS customerName
     FROM contracts AS k INDEXED BY contracts_end ${joinShownCustomer('k.customer_id')}
     WHERE k.owner_id = @me AND k.state = 'active' AND k.to_on IS NOT NULL AND k.deleted_at IS NULL AND k.to_on BETWEEN @from AND @to
       AND k.kind = 'contract' AND k.is_not_renewed = 0 AND c.deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM contracts AS f
         WHERE f.parent_id = k.id AND f.kind = 'contract' AND f.state <> 'cancelled' AND f.deleted_at IS NULL)
     ORDER BY k.to_on`,
  );
  const standing = (column: 'warranty_ends_on' | 'next_maintenance_on', index: string) =>
    db.prepare(
      `SELECT e.id, e.${column} AS "on", e.name, c.id AS customerId, c.name AS customerName
       FROM installed_items AS e INDEXED BY ${index} ${joinShownCustomer('e.customer_id')}
       WHERE e.is_retired = 0 AND e.deleted_at IS NULL AND e.${column} IS NOT NULL AND e.${column} BETWEEN @from AND @to
         AND c.owner_id IS @me AND c.deleted_at IS NULL
       ORDER BY 2 LIMIT ${mostOfKind}`,
    );
  const warranties = standing('warranty_ends_on', 'installed_items_warranty');
  const maintenances = standing('next_maintenance_on', 'installed_items_maintenance');

  return {
    renewals(me: string | null, today: string, officeDays: number): SoldRow[] {
      const span = { me, from: addDays(today, -endedUnsaidDays), to: addDays(today, longestNoticeDays) };
      return (ending.all(span) as (SoldRow & { noticeDays: number | null })[]) // the columns selected, as below
        .filter(({ on, noticeDays }) => (noticeDayOf({ toOn: on, noticeDays }, officeDays) ?? '9') <= today)
        .slice(0, mostOfKind);
    },
    warranties: (me: string | null, today: string, ahead: number): SoldRow[] =>
      warranties.all({ me, from: today, to: addDays(today, ahead) }) as SoldRow[],
    maintenances: (me: string | null, today: string, ahead: number): SoldRow[] =>
      maintenances.all({ me, from: addDays(today, -overdueMaintenanceDays), to: addDays(today, ahead) }) as SoldRow[],
  };
}
