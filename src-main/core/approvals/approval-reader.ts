import {
  type ApprovalRule,
  approvalStanding,
  type ApprovalStep,
  approvalStepsFor,
  approverBeside,
  askedText,
  isApproverOf,
  type QuotePeople,
  type StoredApproval,
} from '../../../src-shared/approvals/approval-steps.ts';
import type { ApprovalOffice } from '../../../src-shared/approvals/approval-moves.ts';
import type { QuoteContent } from '../../../src-shared/quotes/quote-content.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { standInsOn } from '../../../src-shared/team/substitution.ts';
import type { Context } from '../context.ts';
import { hashOfText } from '../platform/hash-of-text.ts';
import { officeToday } from '../platform/office-time.ts';

export interface ApprovalRow extends StoredApproval {
  readonly id: string;
  readonly approverName: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly decisionNote: string | null;
  readonly reason: string | null;
  readonly createdBy: string | null;
}

export interface QuoteStanding {
  readonly customerId: string;
  readonly ownerId: string;
  readonly makerId: string | null;
  readonly state: string;
  readonly version: number;
  readonly content: QuoteContent | null;
  /** Of what is asked about: its content, owner and team. */
  readonly contentHash: string;
  readonly steps: readonly ApprovalStep[];
  readonly approvals: readonly ApprovalRow[];
  readonly standing: ReturnType<typeof approvalStanding>;
}

interface QuoteRow {
  readonly customerId: string;
  readonly ownerId: string;
  readonly makerId: string | null;
  readonly teamId: string | null;
  readonly state: string;
  readonly version: number;
  readonly content: string;
}

/** Reads what a quote needs and has; null where there is no such quote. */
export function createApprovalReader(ctx: Context) {
  const { db } = ctx;
  const quoteOf = db.prepare(
    `SELECT customer_id AS customerId, owner_id AS ownerId, created_by AS makerId, team_id AS teamId, state, version, content
     FROM quotes
     WHERE id = ? AND deleted_at IS NULL`,
  );
  const approvalsOf = db.prepare(
    `SELECT a.id, a.step, a.rule_id AS ruleId, a.approver_id AS approverId, a.content_hash AS contentHash, a.state, a.reason,
            a.decided_at AS decidedAt, a.decision_note AS decisionNote, a.created_by AS createdBy, u.name AS approverName,
            d.name AS decidedByName
     FROM approvals AS a LEFT JOIN users AS u ON u.id = a.approver_id LEFT JOIN users AS d ON d.id = a.decided_by
     WHERE a.quote_id = ? AND a.deleted_at IS NULL ORDER BY a.created_at, a.step, a.id`,
  );
  const rules = db.prepare(
    `SELECT id, name, team_id AS teamId, min_total_dong AS minTotalDong, min_discount_basis_points AS minDiscountBasisPoints, approver,
            approver_id AS approverId, "order", is_active AS isActive
     FROM approval_rules WHERE deleted_at IS NULL`,
  );
  const here = db.prepare('SELECT id, team_id AS teamId, role FROM users WHERE deleted_at IS NULL AND is_active = 1 ORDER BY id');
  const leaders = db.prepare('SELECT id, leader_id AS leaderId FROM teams WHERE deleted_at IS NULL');
  const standIns = db.prepare(
    'SELECT user_id AS userId, substitute_id AS substituteId, from_on AS fromOn, to_on AS toOn FROM substitutions WHERE deleted_at IS NULL',
  );

  const people = () => {
    const all = here.all() as { id: string; teamId: string | null; role: string }[]; // the columns selected, as below
    const leaderOfTeam = new Map(
      (leaders.all() as { id: string; leaderId: string | null }[]).map((row) => [row.id, row.leaderId]),
    );
    const byId = new Map(all.map((person) => [person.id, person]));
    return {
      count: all.length,
      isHere: (id: string) => byId.has(id),
      teamOf: (id: string) => byId.get(id)?.teamId ?? null,
      adminIds: all.filter(({ role }) => role === 'admin').map(({ id }) => id),
      leaderOf(userId: string) {
        const teamId = byId.get(userId)?.teamId ?? null;
        return teamId === null ? null : (leaderOfTeam.get(teamId) ?? null);
      },
    };
  };
  const office = (): ApprovalOffice => {
    const day = officeToday(ctx);
    const rows = standIns.all() as { userId: string; substituteId: string; fromOn: string; toOn: string }[];
    return { standIns: standInsOn(rows, day), isAlone: people().count <= 1 };
  };
  const knownRules = (): ApprovalRule[] =>
    (rules.all() as (Omit<ApprovalRule, 'isActive'> & { isActive: number })[]).map((rule) => ({
      ...rule,
      isActive: rule.isActive === 1,
    }));

  const standingOf = (quoteId: string): QuoteStanding | null => {
    const quote = quoteOf.get(quoteId) as QuoteRow | undefined;
    if (quote === undefined) return null;
    const content = readContent(quote.content);
    const contentHash = hashOfText(askedText(quote));
    const approvals = approvalsOf.all(quoteId) as ApprovalRow[];
    const askedRuleIds = new Set(approvals.flatMap(({ ruleId }) => ruleId ?? []));
    const steps = content === null ? [] : approvalStepsFor(content, knownRules(), { ...quote, askedRuleIds }, people());
    const { customerId, ownerId, makerId, state, version } = quote;
    const standing = approvalStanding(steps, approvals, contentHash);
    return { customerId, ownerId, makerId, state, version, content, contentHash, steps, approvals, standing };
  };
  /** Whether the rule behind a question still asks this person: leaders change, and the office refuses the decision of the one before. */
  const isStillAsked = (asked: { readonly ruleId: string | null; readonly approverId: string }, quote: QuotePeople): boolean => {
    const rule = knownRules().find(({ id }) => id === asked.ruleId);
    return rule === undefined || isApproverOf(rule, asked.approverId, quote, people());
  };
  const besideAsker = (approverId: string, askerId: string, quote: QuotePeople): string =>
    approverBeside(approverId, askerId, quote, people());
  const isHere = (userId: string): boolean => people().isHere(userId);
  return { standingOf, office, isStillAsked, besideAsker, isHere };
}

/** Whether a quote may go out: nobody's word is needed, or all have given it to exactly this content. */
export function createLetOutReader(ctx: Context): (quoteId: string) => boolean {
  const { standingOf } = createApprovalReader(ctx);
  return (quoteId) => standingOf(quoteId)?.standing.isLetOut ?? true;
}

/** Whether what was asked, or approved, of a quote is of another owner or team than it has now. */
export function createAskedAnewReader(ctx: Context): (quoteId: string) => boolean {
  const { standingOf } = createApprovalReader(ctx);
  return (quoteId) => {
    const quote = standingOf(quoteId);
    if (quote?.state === 'approved') return !quote.standing.isLetOut;
    return quote?.state === 'waiting' && !quote.standing.isWaiting;
  };
}
