import type { LeadLine, leadsContract, LeadOwners, LeadState } from '../../../src-shared/leads/leads.contract.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { isListed, joinShownCustomer } from '../customers/index.ts';

const lineColumns = `c.id AS customerId, c.name, c.lifecycle, c.source, c.phone, c.province_code AS provinceCode, c.owner_id AS ownerId,
  u.name AS ownerName, t.name AS teamName, c.created_at AS createdAt`;
const joinNames = 'LEFT JOIN users AS u ON u.id = c.owner_id LEFT JOIN teams AS t ON t.id = c.team_id';
/** The index `customers_leads` holds exactly these rows. */
export const isLead = `c.lifecycle IN ('target', 'lead') AND ${isListed}`;
const whoseRows: Readonly<Record<LeadOwners, string>> = {
  mine: 'c.owner_id IS @me',
  nobody: 'c.owner_id IS NULL',
  all: '1',
};

/** The newest look at each lead, under the record that stands for it. */
const newest = `SELECT * FROM (
  SELECT c.id AS leadId, a.verdict, a.warmth, a.budget_dong AS budgetDong, a.timing, a.need, a.assessed_at AS assessedAt,
    row_number() OVER (PARTITION BY c.id ORDER BY a.assessed_at DESC, a.id DESC) AS place
  FROM lead_assessments AS a ${joinShownCustomer('a.customer_id')} WHERE a.deleted_at IS NULL) WHERE place = 1`;
const warmthRank = "CASE n.warmth WHEN 'hot' THEN 0 WHEN 'warm' THEN 1 ELSE 2 END";

export function createLeadList(ctx: Context): HandlersOf<typeof leadsContract>['list'] {
  const statements = new Map(
    (Object.keys(whoseRows) as LeadOwners[]).map((whose) => [
      // the object's own keys
      whose,
      {
        // Those that nobody has looked at: along the index from the oldest, until the page is full.
        unseen: ctx.db.prepare(
          `SELECT ${lineColumns}, NULL AS verdict, NULL AS warmth, NULL AS budgetDong, NULL AS timing, NULL AS need, NULL AS assessedAt
           FROM customers AS c ${joinNames} WHERE ${isLead} AND ${whoseRows[whose]}
             AND NOT EXISTS (SELECT 1 FROM lead_assessments AS a WHERE a.customer_id = c.id AND a.deleted_at IS NULL)
             AND c.id NOT IN (SELECT value FROM json_each(@throughMerges))
           ORDER BY c.created_at, c.id LIMIT +@limit`,
        ),
        seen: ctx.db.prepare(
          `SELECT ${lineColumns}, n.verdict, n.warmth, n.budgetDong, n.timing, n.need, n.assessedAt
           FROM (${newest}) AS n JOIN customers AS c ON c.id = n.leadId ${joinNames}
           WHERE n.verdict = @state AND (@warmth IS NULL OR n.warmth = @warmth) AND ${isLead} AND ${whoseRows[whose]}
           ORDER BY ${warmthRank}, n.assessedAt, c.id LIMIT +@limit`,
        ),
        all: ctx.db.prepare(`SELECT count(*) FROM customers AS c WHERE ${isLead} AND ${whoseRows[whose]}`).pluck(),
        ofVerdict: ctx.db.prepare(
          `SELECT n.verdict, count(*) AS count FROM (${newest}) AS n JOIN customers AS c ON c.id = n.leadId
           WHERE ${isLead} AND ${whoseRows[whose]} GROUP BY n.verdict`,
        ),
      },
    ]),
  );
  const throughMerges = ctx.db
    .prepare(
      `SELECT DISTINCT c.id FROM lead_assessments AS a ${joinShownCustomer('a.customer_id')}
       WHERE o.merged_into IS NOT NULL AND a.deleted_at IS NULL`,
    )
    .pluck();

  return ({ state, whose, warmth, limit }) => {
    const statement = statements.get(whose);
    if (statement === undefined) return { leads: [], counts: { new: 0, qualified: 0, later: 0, unqualified: 0 } };
    const me = ctx.userId();
    const of = whose === 'mine' ? { me } : {};
    const rows =
      state === 'new'
        ? statement.unseen.all({ ...of, limit, throughMerges: JSON.stringify(throughMerges.all()) })
        : statement.seen.all({ ...of, limit, state, warmth: warmth ?? null });
    const counts: Record<LeadState, number> = { new: 0, qualified: 0, later: 0, unqualified: 0 };
    for (const { verdict, count } of statement.ofVerdict.all(of) as { verdict: LeadState; count: number }[])
      counts[verdict] = count; // the columns selected
    counts.new = Number(statement.all.get(of)) - counts.qualified - counts.later - counts.unqualified;
    return { leads: rows as LeadLine[], counts }; // the columns selected
  };
}
