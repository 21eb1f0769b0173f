import type { LeadListField } from '../../../src-shared/customers/list-fields.ts';
import type { Db } from '../platform/database.ts';
import { createFamily, joinShownCustomer } from './family.ts';

/*
 * What was thought of a customer as a lead, as lists need it: the newest assessment counts, also one that was written on a record merged
 * into this one, as on the customer's page.
 */

interface Assessed {
  readonly verdict: string;
  readonly warmth: string;
  readonly assessedAt: string;
  readonly id: string;
}

export function createLeadColumns(db: Db) {
  const family = createFamily(db);
  const newest = db.prepare<[string]>(
    `SELECT verdict, warmth, assessed_at AS assessedAt, id FROM lead_assessments
     WHERE customer_id = ? AND deleted_at IS NULL ORDER BY assessed_at DESC, id DESC LIMIT 1`,
  );
  const all = db
    .prepare<[]>(
      `SELECT c.rid, a.verdict, a.warmth FROM lead_assessments AS a ${joinShownCustomer('a.customer_id')}
       WHERE a.deleted_at IS NULL ORDER BY a.assessed_at, a.id`,
    )
    .raw();
  const newestOf = (id: string) => newest.get(id) as Assessed | undefined; // the columns selected
  return {
    of(customerId: string, field: LeadListField): string | null {
      const found = family
        .of(customerId)
        .map(newestOf)
        .filter((one) => one !== undefined)
        .toSorted((a, b) => (a.assessedAt === b.assessedAt ? (a.id < b.id ? 1 : -1) : a.assessedAt < b.assessedAt ? 1 : -1))[0];
      return found === undefined ? null : found[wordOf[field]];
    },
    /** Of every customer that was assessed, the older ones first: whoever writes one over the other keeps the newest. */
    all: (field: LeadListField) =>
      (all.all() as [rid: number, verdict: string, warmth: string][]) // the columns selected
        .map(([rid, verdict, warmth]): [rid: number, value: string] => [rid, field === 'leadVerdict' ? verdict : warmth]),
  };
}

const wordOf = { leadVerdict: 'verdict', leadWarmth: 'warmth' } as const;
