import { type DerivedListField, isLeadListField } from '../../../src-shared/customers/list-fields.ts';
import { tradingStateOf } from '../../../src-shared/customers/states.ts';
import { vsicEntry } from '../../../src-shared/vietnam/vsic.ts';
import type { Db } from '../platform/database.ts';
import { type ClockAndOffset, officeToday } from '../platform/office-time.ts';
import { createOfficeRulesReader } from '../settings/index.ts';
import { createFamily, inFamily } from './family.ts';
import { createLeadColumns } from './lead-columns.ts';

/*
 * What lists show of a customer that stands in no column of its row: what was thought of it as a lead, the section of its main business
 * line, and whether it buys. The last one changes by itself as days pass, and so is never kept beyond its day.
 */

export interface DerivedFrom extends ClockAndOffset {
  readonly db: Db;
}

export function createDerivedColumns(ctx: DerivedFrom) {
  const lead = createLeadColumns(ctx.db);
  const industry = createIndustries(ctx.db);
  const rules = createOfficeRulesReader(ctx.db);
  const lastTransaction = ctx.db.prepare<[string]>('SELECT last_transaction_on FROM customers WHERE id = ?').pluck();
  /** Whether somebody who bought last on a day buys, as the office counts today. */
  const trading = () => {
    const today = officeToday(ctx);
    const { tradingLimitDays } = rules();
    return (boughtOn: unknown) => tradingStateOf(typeof boughtOn === 'string' ? boughtOn : null, today, tradingLimitDays);
  };
  return {
    lead,
    industry,
    trading,
    today: () => officeToday(ctx),
    /** Of one customer. */
    of(customerId: string, field: DerivedListField): string | null {
      if (isLeadListField(field)) return lead.of(customerId, field);
      if (field === 'mainIndustry') return industry.of(customerId);
      return trading()(lastTransaction.get(customerId));
    },
  };
}

/** A main business line: whose it is, and which. */
export interface MainLine {
  readonly customerId: string;
  readonly id: string;
  readonly code: string | null;
  /** The row under which it is shown; a merged record's is its own. */
  readonly rid: number;
}

/** Sections of VSIC. Two laptops may each have made another line the main one: the oldest of them is, as on the customer's page. */
function createIndustries(db: Db) {
  const family = createFamily(db);
  const oldest = db
    .prepare<[string]>(
      `SELECT vsic_code FROM business_lines WHERE ${inFamily('customer_id')} AND is_main = 1 AND deleted_at IS NULL ORDER BY id LIMIT 1`,
    )
    .pluck();
  const slice = db.prepare<[string, string, number]>(
    `SELECT b.customer_id AS customerId, b.id, b.vsic_code AS code, c.rid
     FROM business_lines AS b INDEXED BY business_lines_main CROSS JOIN customers AS c ON c.id = b.customer_id
     WHERE b.is_main = 1 AND b.deleted_at IS NULL AND (b.customer_id, b.id) > (?, ?) ORDER BY b.customer_id, b.id LIMIT +?`,
  );
  return {
    winnerOf: family.winnerOf,
    of: (customerId: string): string | null => sectionOf(oldest.get(family.json(customerId))),
    /** Main lines after one, in the order of their customers' ids and then their own. */
    slice: ({ customerId, id }: Pick<MainLine, 'customerId' | 'id'>, limit: number) =>
      slice.all(customerId, id, limit) as MainLine[], // the columns selected
  };
}

export function sectionOf(code: unknown): string | null {
  return typeof code === 'string' ? (vsicEntry(code)?.section ?? null) : null;
}
