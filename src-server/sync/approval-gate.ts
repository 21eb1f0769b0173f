import { createHash } from 'node:crypto';
import { isOwnQuestion, refusedApprovalField } from '../../src-shared/approvals/approval-moves.ts';
import {
  type ApprovalPeople,
  type ApprovalRule,
  approvalStanding,
  approvalStepsFor,
  askedText,
  isApproverOf,
  type QuotePeople,
  type StoredApproval,
} from '../../src-shared/approvals/approval-steps.ts';
import { approvalStates } from '../../src-shared/quotes/quote.ts';
import { readContent } from '../../src-shared/quotes/quote-text.ts';
import type { Fields, FieldValue } from '../../src-shared/sync/merge.ts';
import type { People } from '../../src-shared/sync/rights.ts';
import type { ScopeUser } from '../../src-shared/sync/scopes.ts';
import type { FieldErrorKey } from '../../src-shared/texts/catalogue.ts';
import type { StoredRow } from './store.ts';
import type { LoadedRows, WorkingRows } from './working-rows.ts';

/*
 * What the office holds of approvals, with people and rules as they are when a push arrives: who decides about a quote, and that none goes
 * out without the word that it needs. What it looks at beside the rows of the push is loaded by `load-approvals.ts`.
 */

interface Gate {
  readonly author: ScopeUser;
  readonly people: People;
  readonly loaded: LoadedRows;
}

/** Who decides about a quote: a laptop may bring a decision of somebody who has lost the right meanwhile. */
export function refusalOfApproval(
  gate: Gate,
  rows: WorkingRows,
  row: StoredRow | null,
  values: Fields,
): { readonly field: string; readonly reason: FieldErrorKey | null } | null {
  const { author, people } = gate;
  const quote = row === null ? null : quotePeopleOf(rows, row.fields['quoteId']);
  const field = refusedApprovalField(author, row === null ? null : { ...row, quote }, values, {
    standIns: people.lateStandIns ?? people.standIns ?? [],
    isAlone: people.users.filter(({ isActive }) => isActive).length <= 1,
  });
  const isDeciding = row !== null && isDecision(values['state']) && values['state'] !== row.fields['state'];
  if (row === null || !isDeciding) return field === null ? null : { field, reason: null };
  const asked = { approverId: String(row.fields['approverId']), askedBy: row.createdBy, ...quote };
  if (field !== null) {
    const isOwn = field === 'state' && row.fields['state'] === 'asked' && isOwnQuestion(author, asked);
    return { field, reason: isOwn ? 'own-quote' : null };
  }
  // Who made the quote decides about it only where the rule names nobody else, whatever his role.
  if (author.role === 'admin' && author.id !== quote?.makerId) return null;
  // Also of a rule that is off or deleted: it may come back, and would find the word given by whoever was asked.
  const rule = rowsOf(gate, rows, 'approvalRules').find(({ id }) => id === row.fields['ruleId']);
  if (rule === undefined) return null;
  const isAsked = quote !== null && isApproverOf(ruleOf(rule), asked.approverId, quote, peopleOf(people));
  return isAsked ? null : { field: 'state', reason: 'not-the-approver' };
}

/** Whether a quote would be let out, or change after it was, without the word that exactly this content needs. */
export function lacksApproval(gate: Gate, rows: WorkingRows, quote: StoredRow, next: Fields): boolean {
  const [from, to] = [quote.fields['state'] ?? null, next['state'] ?? null];
  // That an answer, or the sending itself, is taken back says nothing new.
  const isLetOut = from !== to && (to === 'approved' || to === 'sent') && !isOut(from);
  const isOtherContent = next['content'] !== quote.fields['content'] && (to === 'approved' || isOut(to));
  if (!isLetOut && !isOtherContent) return false;
  const text = String(next['content']);
  const content = readContent(text);
  if (content === null) return false;
  const rules = rowsOf(gate, rows, 'approvalRules').filter(({ deletedAt }) => deletedAt === null);
  if (rules.length === 0) return false;
  const approvals = rowsOf(gate, rows, 'approvals')
    .filter(({ fields, deletedAt }) => fields['quoteId'] === quote.id && deletedAt === null)
    .map(approvalOf);
  const asked = { ownerId: String(next['ownerId']), teamId: textOf(next['teamId']) };
  const askedRuleIds = new Set(approvals.flatMap(({ ruleId }) => ruleId ?? []));
  const steps = approvalStepsFor(
    content,
    rules.map(ruleOf),
    { ...asked, makerId: quote.createdBy, askedRuleIds },
    peopleOf(gate.people),
  );
  const hash = createHash('sha256')
    .update(askedText({ ...asked, content: text }))
    .digest('hex');
  return !approvalStanding(steps, approvals, hash).isLetOut;
}

/** States of a quote that the customer has: each lies behind `sent`. */
export function isOut(state: FieldValue | undefined): boolean {
  return state === 'sent' || state === 'accepted' || state === 'declined';
}

export function isDecision(state: FieldValue | undefined): boolean {
  return state === 'approved' || state === 'refused';
}

/** As this push has left them so far: those of the office, and those that it made. */
function rowsOf({ loaded }: Gate, rows: WorkingRows, name: 'approvals' | 'approvalRules'): StoredRow[] {
  const known = [...(loaded.rows.get(name)?.keys() ?? [])].flatMap((id) => rows.get(name, id)?.row ?? []);
  const made = rows.changed().filter((changed) => changed.name === name && changed.working.loaded === null);
  return [...known, ...made.map(({ working }) => working.row)];
}

function quotePeopleOf(rows: WorkingRows, quoteId: FieldValue | undefined): QuotePeople | null {
  const quote = rows.get('quotes', String(quoteId))?.row;
  const ownerId = quote?.fields['ownerId'];
  return quote === undefined || typeof ownerId !== 'string' ? null : { ownerId, makerId: quote.createdBy };
}

function peopleOf({ users, leaders }: People): ApprovalPeople {
  const here = new Map(users.filter(({ isActive }) => isActive).map((user) => [user.id, user]));
  return {
    isHere: (id) => here.has(id),
    adminIds: [...here.values()]
      .filter(({ role }) => role === 'admin')
      .map(({ id }) => id)
      .sort(),
    teamOf: (id) => here.get(id)?.teamId ?? null,
    leaderOf: (id) => leaders?.get(here.get(id)?.teamId ?? '') ?? null,
  };
}

function ruleOf({ id, fields }: StoredRow): ApprovalRule {
  return {
    id,
    name: String(fields['name']),
    teamId: textOf(fields['teamId']),
    minTotalDong: numberOf(fields['minTotalDong']),
    minDiscountBasisPoints: numberOf(fields['minDiscountBasisPoints']),
    approver: fields['approver'] === 'leader' ? 'leader' : 'user',
    approverId: textOf(fields['approverId']),
    order: numberOf(fields['order']) ?? 0,
    isActive: fields['isActive'] === true,
  };
}

function approvalOf({ fields }: StoredRow): StoredApproval {
  return {
    step: numberOf(fields['step']) ?? 0,
    ruleId: textOf(fields['ruleId']),
    approverId: String(fields['approverId']),
    contentHash: String(fields['contentHash']),
    state: approvalStates.find((state) => state === fields['state']) ?? 'withdrawn',
  };
}

function textOf(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: FieldValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
