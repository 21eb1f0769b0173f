import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { QuoteState } from '../../../src-shared/quotes/quote.ts';
import { isExpired } from '../../../src-shared/quotes/quote-rules.ts';
import type { QuoteAnswer, QuoteBrief } from '../../../src-shared/quotes/quotes.contract.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import { createContentConflicts, standingOf } from './content-conflicts.ts';
import { officeToday } from '../platform/office-time.ts';

const columns = `q.id, c.id AS customerId, c.name AS customerName, q.opportunity_id AS opportunityId, p.title AS opportunityTitle, q.kind,
  q.title, q.label, q.number, q.state, q.owner_id AS ownerId, u.name AS ownerName, q.team_id AS teamId, t.name AS teamName, q.version,
  q.issued_on AS issuedOn, q.valid_until AS validUntil, q.total_dong AS totalDong, q.sent_at AS sentAt, q.closed_at AS closedAt,
  q.decline_reason AS declineReason, q.note, q.created_at AS createdAt, q.customer_id AS ofCustomerId,
  EXISTS (SELECT 1 FROM conflicts AS x WHERE x.row_id = q.id AND x.field = 'content' AND x.resolution IS NULL AND x.deleted_at IS NULL)
    AS hasConflict`;
const joins = `${joinShownCustomer('q.customer_id', 'LEFT JOIN')}
  LEFT JOIN opportunities AS p ON p.id = q.opportunity_id AND p.deleted_at IS NULL
  LEFT JOIN users AS u ON u.id = q.owner_id LEFT JOIN teams AS t ON t.id = q.team_id`;

type BriefRow = Omit<QuoteBrief, 'customerId' | 'hasConflict' | 'isExpired'> & {
  readonly customerId: string | null;
  readonly ofCustomerId: string;
  readonly hasConflict: number;
  readonly state: QuoteState;
};

export interface QuoteFilter {
  readonly states: readonly QuoteState[] | null;
  readonly kind: string | null;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  /** JSON of the ids of a customer and of what was merged into it. */
  readonly family: string | null;
  readonly opportunityId: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** More quotes than an office writes in some years; the list of a screen is cut long before. */
const mostRead = 50_000;

/** Reads quotes and what hangs on them. */
export function createQuoteRows(ctx: Context) {
  const { db } = ctx;
  const list = db.prepare(
    `SELECT ${columns} FROM quotes AS q ${joins}
     WHERE q.deleted_at IS NULL AND (@kind IS NULL OR q.kind = @kind) AND (@ownerId IS NULL OR q.owner_id = @ownerId)
       AND (@teamId IS NULL OR q.team_id = @teamId) AND (@opportunityId IS NULL OR q.opportunity_id = @opportunityId)
       AND (@family IS NULL OR q.customer_id IN (SELECT value FROM json_each(@family)))
       AND (@from IS NULL OR q.issued_on >= @from) AND (@to IS NULL OR q.issued_on <= @to)
     ORDER BY q.issued_on DESC, q.created_at DESC, q.id DESC LIMIT ${mostRead}`,
  );
  const one = db.prepare(`SELECT ${columns} FROM quotes AS q ${joins} WHERE q.id = ? AND q.deleted_at IS NULL`);
  const content = db.prepare('SELECT content, rev, customer_id AS customerId, version FROM quotes WHERE id = ?');
  const versions = db.prepare(
    `SELECT v.id, v.version, v.frozen_at AS frozenAt, u.name AS byName, v.note, v.content FROM quote_versions AS v
     LEFT JOIN users AS u ON u.id = v.created_by WHERE v.quote_id = ? AND v.deleted_at IS NULL ORDER BY v.version DESC, v.frozen_at DESC`,
  );
  const answers = db.prepare(
    `SELECT a.id, a.version, a.is_accepted AS isAccepted, a.answered_on AS answeredOn, a.by_name AS byName, a.by_post AS byPost, a.way,
       a.signature IS NOT NULL AS hasSignature, a.note, u.name AS takenByName
     FROM acceptances AS a LEFT JOIN users AS u ON u.id = a.created_by
     WHERE a.quote_id = ? AND a.deleted_at IS NULL ORDER BY a.created_at DESC, a.id DESC`,
  );
  const conflicts = createContentConflicts(ctx, 'quotes');
  const files = db.prepare("SELECT count(*) FROM files WHERE on_entity = 'quotes' AND on_id = ? AND deleted_at IS NULL").pluck();
  const today = () => officeToday(ctx);
  const briefOf = ({ ofCustomerId, customerId, hasConflict, ...row }: BriefRow): QuoteBrief => ({
    ...row,
    customerId: customerId ?? ofCustomerId,
    hasConflict: hasConflict === 1,
    isExpired: isExpired(row, today()),
  });

  return {
    list: (filter: QuoteFilter): QuoteBrief[] => (list.all(filter) as BriefRow[]).map(briefOf), // the columns selected
    /** @throws `not-found` */
    brief(id: string): QuoteBrief {
      const row = one.get(id) as BriefRow | undefined; // the columns selected
      if (row === undefined) throw new AppError('not-found', 'no quote with this id', { details: { id } });
      return briefOf(row);
    },
    /** @throws `not-found` */
    stored(id: string): { content: string; rev: number; customerId: string; version: number } {
      const row = content.get(id) as { content: string; rev: number; customerId: string; version: number } | undefined; // the columns
      if (row === undefined) throw new AppError('not-found', 'no quote with this id', { details: { id } });
      return row;
    },
    versions(id: string) {
      type Row = { id: string; version: number; frozenAt: string; byName: string | null; note: string | null; content: string };
      return (versions.all(id) as Row[]).map(({ content: text, ...row }) => ({ ...row, ...standingOf(text) })); // the columns selected
    },
    answers(id: string): QuoteAnswer[] {
      type Row = Omit<QuoteAnswer, 'isAccepted' | 'hasSignature'> & { isAccepted: number; hasSignature: number };
      return (answers.all(id) as Row[]).map((row) => ({
        // the columns selected
        ...row,
        isAccepted: row.isAccepted === 1,
        hasSignature: row.hasSignature === 1,
      }));
    },
    conflicts: conflicts.of,
    files: (id: string) => Number(files.get(id)),
    today,
  };
}
