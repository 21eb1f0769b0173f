import type { QuoteContent } from '../quotes/quote-content.ts';

/*
 * Whose word a quote needs before it goes out. Pure, so that laptop and office decide alike; the same content gives the same chain as long as
 * rules and people are the same.
 */

export interface ApprovalRule {
  readonly id: string;
  readonly name: string;
  /** Quotes of this team only; null of all. */
  readonly teamId: string | null;
  /** Both hold where both are given; with neither the rule is for every quote. */
  readonly minTotalDong: number | null;
  readonly minDiscountBasisPoints: number | null;
  readonly approver: 'leader' | 'user';
  readonly approverId: string | null;
  readonly order: number;
  readonly isActive: boolean;
}

export interface ApprovalPeople {
  /** Who leads this person; null where nobody does. */
  leaderOf(userId: string): string | null;
  isHere(userId: string): boolean;
  /** Administrators that work here, in a fixed order. */
  readonly adminIds: readonly string[];
}

export interface ApprovalStep {
  /** 1 is asked first. */
  readonly step: number;
  readonly approverId: string;
  readonly ruleId: string;
  readonly ruleName: string;
}

export type Approvable = Pick<QuoteContent, 'lines' | 'discountBasisPoints' | 'totals'>;

/**
 * The chain for this content: each rule that it meets, in the order of the rules, and nobody twice. Where the one to ask is the quote's own
 * owner or has left, an administrator is asked in his place; somebody who works alone asks nobody.
 */
export function approvalStepsFor(
  content: Approvable,
  rules: readonly ApprovalRule[],
  quote: { readonly ownerId: string; readonly teamId: string | null },
  people: ApprovalPeople,
): ApprovalStep[] {
  const given = discountGivenBasisPoints(content);
  const met = rules
    .filter((rule) => rule.isActive && (rule.teamId === null || rule.teamId === quote.teamId))
    .filter((rule) => rule.minTotalDong === null || content.totals.totalDong >= rule.minTotalDong)
    .filter((rule) => rule.minDiscountBasisPoints === null || given >= rule.minDiscountBasisPoints)
    .toSorted((a, b) => a.order - b.order || (a.minTotalDong ?? 0) - (b.minTotalDong ?? 0) || (a.id < b.id ? -1 : 1));
  const chain: ApprovalStep[] = [];
  for (const rule of met) {
    const approverId = approverOf(rule, quote.ownerId, people);
    if (approverId === null || chain.some((step) => step.approverId === approverId)) continue;
    chain.push({ step: chain.length + 1, approverId, ruleId: rule.id, ruleName: rule.name });
  }
  return chain;
}

function approverOf(rule: ApprovalRule, ownerId: string, people: ApprovalPeople): string | null {
  return namedOf(rule, ownerId, people) ?? people.adminIds.find((id) => id !== ownerId) ?? null;
}

function namedOf(rule: ApprovalRule, ownerId: string, people: ApprovalPeople): string | null {
  const named = rule.approver === 'leader' ? people.leaderOf(ownerId) : rule.approverId;
  return named !== null && named !== ownerId && people.isHere(named) ? named : null;
}

/** Whether this is who a rule asks about somebody's quote; where it is an administrator in another's place, any of them. */
export function isApproverOf(rule: ApprovalRule, approverId: string, ownerId: string, people: ApprovalPeople): boolean {
  const named = namedOf(rule, ownerId, people);
  return named === null ? approverId !== ownerId && people.adminIds.includes(approverId) : approverId === named;
}

/**
 * The most that any counted line is below what it should cost: its own discount and the whole's together, and of a price that somebody
 * typed also what it is below the list. A price that a rule of the office gave is no discount of the seller's.
 */
export function discountGivenBasisPoints({
  lines,
  discountBasisPoints,
}: Pick<Approvable, 'lines' | 'discountBasisPoints'>): number {
  let most = lines.some(({ kind, isOption }) => kind === 'goods' && !isOption) ? discountBasisPoints : 0;
  for (const line of lines) {
    if (line.kind !== 'goods' || line.isOption) continue;
    const isTyped = line.priceSource?.kind === 'hand' && line.listPriceDong !== null && line.listPriceDong > 0;
    const full = isTyped ? (line.listPriceDong ?? 0) : line.priceDong;
    if (full === 0) continue;
    const left = (line.priceDong / full) * (1 - line.discountBasisPoints / 10_000) * (1 - discountBasisPoints / 10_000);
    most = Math.max(most, Math.round((1 - left) * 10_000));
  }
  return most;
}

export interface StoredApproval {
  readonly step: number;
  readonly ruleId: string | null;
  readonly approverId: string;
  readonly contentHash: string;
  readonly state: 'asked' | 'approved' | 'refused' | 'withdrawn';
}

/** Where a quote stands: what it needs, and what it has of exactly this content. An approval of other words or prices counts for nothing. */
export function approvalStanding(
  steps: readonly ApprovalStep[],
  approvals: readonly StoredApproval[],
  contentHash: string,
): {
  readonly isLetOut: boolean;
  readonly isRefused: boolean;
  readonly isWaiting: boolean;
  readonly missing: readonly ApprovalStep[];
} {
  const ofContent = approvals.filter((approval) => approval.contentHash === contentHash);
  const isApproved = ({ ruleId, approverId }: ApprovalStep) =>
    ofContent.some((one) => one.state === 'approved' && (one.ruleId === ruleId || one.approverId === approverId));
  const missing = steps.filter((step) => !isApproved(step));
  return {
    missing,
    isLetOut: missing.length === 0,
    isRefused: missing.length > 0 && ofContent.some(({ state }) => state === 'refused'),
    isWaiting: missing.length > 0 && ofContent.some(({ state }) => state === 'asked'),
  };
}
