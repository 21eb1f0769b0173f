import { expect, test } from 'vitest';
import { goodsLine, quoteContentOf } from '../../tests/support/sales-quote.ts';
import { refusedApprovalField } from './approval-moves.ts';
import {
  type ApprovalRule,
  approvalStanding,
  approvalStepsFor,
  approverBeside,
  discountGivenBasisPoints,
  isApproverOf,
  type QuoteToApprove,
} from './approval-steps.ts';

const rule = (id: string, more: Partial<ApprovalRule>): ApprovalRule => ({
  id,
  name: id,
  teamId: null,
  minTotalDong: null,
  minDiscountBasisPoints: null,
  approver: 'leader',
  approverId: null,
  order: 0,
  isActive: true,
  ...more,
});
const teamOf = (id: string) => ({ lan: 'south', duc: 'south', tung: 'north', hang: 'north' })[id] ?? null;
const people = {
  leaderOf: (id: string) => (id === 'duc' ? null : id === 'tung' ? 'hang' : 'duc'),
  teamOf,
  isHere: (id: string) => ['lan', 'duc', 'tung', 'hang', 'boss'].includes(id),
  adminIds: ['boss'],
};
const quote: QuoteToApprove = { ownerId: 'lan', makerId: 'lan', teamId: 'south', askedRuleIds: new Set() };
const content = quoteContentOf({ lines: [goodsLine(1, { priceDong: 100_000_000, quantityMilli: 1000, vatRate: '0' })] });
const who = (rules: readonly ApprovalRule[], of = content, on = quote) =>
  approvalStepsFor(of, rules, on, people).map(({ step, approverId }) => `${step} ${approverId}`);

test('a quote needs the word of everybody whose rule it meets, in the order of the rules and nobody twice', () => {
  expect(who([])).toEqual([]);
  expect(who([rule('big', { minTotalDong: 100_000_000 })])).toEqual(['1 duc']);
  expect(who([rule('bigger', { minTotalDong: 100_000_001 })])).toEqual([]);
  const chain = [
    rule('hang', { minTotalDong: 1, approver: 'user', approverId: 'hang', order: 2 }),
    rule('leader', { order: 1 }),
    rule('again', { order: 3 }),
    rule('off', { isActive: false, approver: 'user', approverId: 'boss' }),
    rule('north', { teamId: 'north', approver: 'user', approverId: 'boss' }),
  ];
  expect(who(chain)).toEqual(['1 duc', '2 hang']);
  expect(who([rule('both', { minTotalDong: 1, minDiscountBasisPoints: 500 })])).toEqual([]);
});

test('nobody is asked about his own quote: an administrator is, also in the place of somebody who left', () => {
  expect(who([rule('leader', {})], content, { ...quote, ownerId: 'duc', makerId: 'duc' })).toEqual(['1 boss']);
  expect(who([rule('gone', { approver: 'user', approverId: 'left' })])).toEqual(['1 boss']);
  expect(
    who([rule('gone', { approver: 'user', approverId: 'left' })], content, { ...quote, ownerId: 'boss', makerId: 'boss' }),
  ).toEqual([]);
});

test('the discount that counts is the deepest one of a line, with that of the whole, and what a typed price is below the list', () => {
  const of = (lines: Parameters<typeof quoteContentOf>[0]) => discountGivenBasisPoints(quoteContentOf(lines));
  expect(of({ lines: [goodsLine(1)] })).toBe(0);
  expect(of({ lines: [goodsLine(1), goodsLine(2, { discountBasisPoints: 1000 })], discountBasisPoints: 1000 })).toBe(1900);
  expect(of({ lines: [goodsLine(1, { discountBasisPoints: 9000, isOption: true })], discountBasisPoints: 300 })).toBe(0);
  const typed = { priceDong: 80, listPriceDong: 100 };
  expect(of({ lines: [goodsLine(1, { ...typed, priceSource: { kind: 'hand', id: null, name: null } })] })).toBe(2000);
  expect(of({ lines: [goodsLine(1, { ...typed, priceSource: { kind: 'rule', id: null, name: 'Đại lý' } })] })).toBe(0);
});

test('an approval of other words or prices counts for nothing', () => {
  const steps = approvalStepsFor(content, [rule('leader', {})], quote, people);
  const approved = { step: 1, ruleId: 'leader', approverId: 'duc', state: 'approved' } as const;
  expect(approvalStanding(steps, [{ ...approved, contentHash: 'a' }], 'a')).toMatchObject({ isLetOut: true });
  expect(approvalStanding(steps, [{ ...approved, contentHash: 'a' }], 'b')).toMatchObject({ isLetOut: false, isWaiting: false });
  expect(approvalStanding(steps, [{ ...approved, state: 'refused', contentHash: 'a' }], 'a')).toMatchObject({
    isLetOut: false,
    isRefused: true,
  });
  expect(approvalStanding([], [], 'a').isLetOut).toBe(true);
});

test('only who is asked, who stands in for him, or an administrator decides, and nobody for himself', () => {
  const row = {
    fields: { state: 'asked', approverId: 'duc', reason: null },
    createdBy: 'lan',
    quote: { ownerId: 'lan', makerId: 'lan' },
  };
  const office = { standIns: [{ userId: 'duc', substituteId: 'hang' }], isAlone: false };
  const decide = (id: string, role: 'rep' | 'manager' | 'admin', place = office) =>
    refusedApprovalField({ id, role }, row, { state: 'approved', decidedBy: id, decidedAt: 'x' }, place);
  expect(decide('duc', 'manager')).toBeNull();
  expect(decide('hang', 'rep')).toBeNull();
  expect(decide('boss', 'admin')).toBeNull();
  expect(decide('minh', 'manager')).toBe('state');
  expect(decide('hang', 'rep', { standIns: [], isAlone: false })).toBe('state');
  expect(decide('lan', 'rep')).toBe('state');
  expect(decide('lan', 'admin')).toBe('state');
  expect(decide('lan', 'admin', { standIns: [], isAlone: true })).toBeNull();
  const duc = { id: 'duc', role: 'manager' } as const;
  expect(refusedApprovalField(duc, row, { state: 'approved', decidedBy: 'boss' }, office)).toBe('decidedBy');
  expect(refusedApprovalField(duc, row, { state: 'withdrawn' }, office)).toBe('state');
  expect(refusedApprovalField(duc, null, { state: 'approved', approverId: 'boss' }, office)).toBe('state');
  const done = { ...row, fields: { ...row.fields, state: 'approved' } };
  expect(refusedApprovalField(duc, done, { state: 'refused', decidedBy: 'duc' }, office)).toBe('state');
});

test('a quote that is given to another team or person keeps the rules of whoever made it, of its owner and of whoever was asked', () => {
  const rules = [
    rule('south', { teamId: 'south', approver: 'user', approverId: 'hang', order: 1 }),
    rule('north', { teamId: 'north', approver: 'user', approverId: 'boss', order: 2 }),
  ];
  expect(who(rules, content, { ...quote, teamId: null })).toEqual(['1 hang']);
  expect(who(rules, content, { ...quote, teamId: 'north' })).toEqual(['1 hang', '2 boss']);
  expect(who(rules, content, { ...quote, ownerId: 'tung', teamId: 'north' })).toEqual(['1 hang', '2 boss']);
  const imported = { ...quote, ownerId: 'gone', makerId: null, teamId: null };
  expect(who(rules, content, imported)).toEqual([]);
  expect(who(rules, content, { ...imported, askedRuleIds: new Set(['north']) })).toEqual(['1 boss']);
});

test('the leader of who made a quote is asked beside the leader of who owns it, and neither speaks for both', () => {
  const given = { ...quote, ownerId: 'tung' };
  const steps = approvalStepsFor(content, [rule('leader', {})], given, people);
  expect(steps.map(({ approverId }) => approverId)).toEqual(['hang', 'duc']);
  const word = (approverId: string) => ({ step: 1, ruleId: 'leader', approverId, contentHash: 'a', state: 'approved' }) as const;
  const missing = (...words: ReturnType<typeof word>[]) =>
    approvalStanding(steps, words, 'a').missing.map(({ approverId }) => approverId);
  expect(missing(word('hang'))).toEqual(['duc']);
  expect(missing(word('hang'), word('duc'))).toEqual([]);
  // Somebody who led before: one word for one step.
  expect(missing(word('old'))).toEqual(['duc']);
  expect(missing(word('old'), word('hang'))).toEqual([]);
});

test('whoever made a quote for somebody else does not decide about it, unless nobody else can', () => {
  const made = { ...quote, makerId: 'duc' };
  expect(who([rule('leader', {})], content, made)).toEqual(['1 boss']);
  expect(isApproverOf(rule('leader', {}), 'duc', made, people)).toBe(false);
  const small = { ...people, adminIds: [] };
  expect(approvalStepsFor(content, [rule('leader', {})], made, small)).toMatchObject([{ approverId: 'duc' }]);
  expect(approverBeside('duc', 'lan', quote, people)).toBe('duc');
  expect(approverBeside('duc', 'duc', quote, people)).toBe('boss');
  expect(approverBeside('duc', 'duc', quote, small)).toBe('duc');
});

test('nobody decides about his own quote, whoever asks and in whose place he stands', () => {
  const asked = { state: 'asked', approverId: 'duc', reason: null };
  const office = { standIns: [{ userId: 'duc', substituteId: 'lan' }], isAlone: false };
  const decide = (id: string, role: 'rep' | 'admin', quoteOf: { ownerId: string; makerId: string | null }, createdBy = 'tung') =>
    refusedApprovalField(
      { id, role },
      { fields: asked, createdBy, quote: quoteOf },
      { state: 'approved', decidedBy: id, decidedAt: 'x' },
      office,
    );
  expect(decide('lan', 'rep', { ownerId: 'hang', makerId: null })).toBeNull();
  expect(decide('lan', 'rep', { ownerId: 'lan', makerId: null })).toBe('state');
  expect(decide('lan', 'rep', { ownerId: 'hang', makerId: 'lan' })).toBe('state');
  expect(decide('boss', 'admin', { ownerId: 'boss', makerId: 'lan' })).toBe('state');
  expect(decide('boss', 'admin', { ownerId: 'lan', makerId: 'boss' })).toBe('state');
  expect(decide('duc', 'rep', { ownerId: 'duc', makerId: 'lan' })).toBe('state');
});
