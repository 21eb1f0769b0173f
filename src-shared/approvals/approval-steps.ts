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
  /** Who leads this person; null where nobody does, or where this person has left. */
  leaderOf(userId: string): string | null;
  /** Whose team this person belongs to; null of who has none, or has left. */
  teamOf(userId: string): string | null;
  isHere(userId: string): boolean;
  /** Administrators that work here, in a fixed order. */
  readonly adminIds: readonly string[];
}

/** Whose a quote is: nobody of them decides about it. */
export interface QuotePeople {
  readonly ownerId: string;
  /** Who made it, which stays whatever becomes of it. */
  readonly makerId: string | null;
}

export interface QuoteToApprove extends QuotePeople {
  readonly teamId: string | null;
  /** Rules that somebody was ever asked by about this quote. */
  readonly askedRuleIds: ReadonlySet<string>;
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
 * The chain for this content: each rule that it meets, in the order of the rules, and nobody twice. A rule of a team is about every quote that
 * stands with the team, belongs to somebody of it or was made by one, and about every quote that was asked about by it before: giving the quote to
 * another team or person takes no rule away. Where the one to ask has left or the quote is his own, an administrator is asked in his place;
 * somebody who works alone asks nobody.
 */
export function approvalStepsFor(
  content: Approvable,
  rules: readonly ApprovalRule[],
  quote: QuoteToApprove,
  people: ApprovalPeople,
): ApprovalStep[] {
  const given = discountGivenBasisPoints(content);
  const makersTeam = quote.makerId === null ? null : people.teamOf(quote.makerId);
  const teams = new Set([quote.teamId, people.teamOf(quote.ownerId), makersTeam]);
  const met = rules
    .filter(({ isActive }) => isActive)
    .filter(({ id, teamId }) => teamId === null || teams.has(teamId) || quote.askedRuleIds.has(id))
    .filter((rule) => rule.minTotalDong === null || content.totals.totalDong >= rule.minTotalDong)
    .filter((rule) => rule.minDiscountBasisPoints === null || given >= rule.minDiscountBasisPoints)
    .toSorted((a, b) => a.order - b.order || (a.minTotalDong ?? 0) - (b.minTotalDong ?? 0) || (a.id < b.id ? -1 : 1));
  const chain: ApprovalStep[] = [];
  for (const rule of met) {
    for (const [approverId] of placesOf(rule, quote, people)) {
      if (approverId === undefined || chain.some((step) => step.approverId === approverId)) continue;
      chain.push({ step: chain.length + 1, approverId, ruleId: rule.id, ruleName: rule.name });
    }
  }
  return chain;
}

/** Whether this is who a rule asks about somebody's quote; where it is an administrator in another's place, any of them. */
export function isApproverOf(rule: ApprovalRule, approverId: string, quote: QuotePeople, people: ApprovalPeople): boolean {
  return placesOf(rule, quote, people).some((place) => place.includes(approverId));
}

/** Whom to ask in the place of an approver who asks himself: an administrator whose quote it is not; he stays where there is none. */
export function approverBeside(approverId: string, askerId: string, quote: QuotePeople, people: ApprovalPeople): string {
  if (approverId !== askerId) return approverId;
  return people.adminIds.find((id) => id !== askerId && isNotOf(quote, id)) ?? approverId;
}

/** Each word that a rule asks for, as those of whom the first is asked: of the owner's leader, and of the maker's where it is another. */
function placesOf(rule: ApprovalRule, quote: QuotePeople, people: ApprovalPeople): (readonly string[])[] {
  if (rule.approver === 'user') return [candidatesFor(rule.approverId, quote, people)];
  const ofMaker = quote.makerId === null ? null : people.leaderOf(quote.makerId);
  return [
    candidatesFor(people.leaderOf(quote.ownerId), quote, people),
    ...(ofMaker !== null && people.isHere(ofMaker) && isNotOf(quote, ofMaker) ? [[ofMaker]] : []),
  ];
}

function candidatesFor(named: string | null, quote: QuotePeople, people: ApprovalPeople): readonly string[] {
  if (named !== null && people.isHere(named) && isNotOf(quote, named)) return [named];
  const admins = people.adminIds.filter((id) => isNotOf(quote, id));
  if (admins.length > 0) return admins;
  // Rather whoever made it than nobody, as long as it is another's now.
  return [...(named === null ? [] : [named]), ...people.adminIds].filter((id) => id !== quote.ownerId && people.isHere(id));
}

function isNotOf({ ownerId, makerId }: QuotePeople, userId: string): boolean {
  return userId !== ownerId && userId !== makerId;
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

/**
 * What somebody says yes to, as the text that an approval keeps the hash of: everything with a price, and whose quote it is and of which team.
 * Another owner or team is another question.
 */
export function askedText(quote: { readonly content: string; readonly ownerId: string; readonly teamId: string | null }): string {
  return `${quote.ownerId} ${quote.teamId ?? '-'}\n${quote.content}`;
}

/**
 * The row that each step has, the newest first in `rows`: what this person was asked, or what another one of the same rule was, who led or
 * stood there before. No row speaks for two steps.
 */
export function rowsOfSteps<T extends { readonly ruleId: string | null; readonly approverId: string }>(
  steps: readonly ApprovalStep[],
  rows: readonly T[],
): (T | null)[] {
  const own = steps.map((step) => rows.find(({ approverId }) => approverId === step.approverId) ?? null);
  const free = rows.filter(({ approverId }) => !steps.some((step) => step.approverId === approverId));
  return steps.map(({ ruleId }, index) => {
    const mine = own[index] ?? null;
    if (mine !== null) return mine;
    const at = free.findIndex((row) => row.ruleId === ruleId);
    return at < 0 ? null : (free.splice(at, 1)[0] ?? null);
  });
}

/**
 * Where a quote stands: what it needs, and what it has of exactly this question (`contentHash` of `askedText`). An approval of other words or
 * prices, or of another's quote, counts for nothing.
 */
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
  const approved = rowsOfSteps(
    steps,
    ofContent.filter(({ state }) => state === 'approved'),
  );
  const missing = steps.filter((_step, index) => approved[index] === null);
  return {
    missing,
    isLetOut: missing.length === 0,
    isRefused: missing.length > 0 && ofContent.some(({ state }) => state === 'refused'),
    isWaiting: missing.length > 0 && ofContent.some(({ state }) => state === 'asked'),
  };
}
