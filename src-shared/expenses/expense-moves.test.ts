import { expect, test } from 'vitest';
import { expenseStates } from './expense.ts';
import { mayMoveExpense, refusedExpenseField } from './expense-moves.ts';

const rep = { id: 'rep', role: 'rep' } as const;
const colleague = { id: 'colleague', role: 'rep' } as const;
const boss = { id: 'boss', role: 'manager' } as const;
const admin = { id: 'admin', role: 'admin' } as const;
const movesOf = (actor: typeof rep | typeof colleague | typeof boss | typeof admin, ownerId: string) =>
  expenseStates.flatMap((from) =>
    expenseStates.filter((to) => mayMoveExpense(actor, ownerId, from, to)).map((to) => `${from}→${to}`),
  );

test('the owner sends and takes back, whoever leads decides, and nobody else does anything', () => {
  expect(movesOf(rep, 'rep')).toEqual(['draft→sent', 'sent→draft', 'refused→draft']);
  expect(movesOf(boss, 'rep')).toEqual(['sent→approved', 'sent→refused', 'approved→sent', 'refused→sent']);
  expect(movesOf(colleague, 'rep')).toEqual([]);
});

test('a manager does not approve his own claims; an administrator does, as he may work alone', () => {
  expect(movesOf(boss, 'boss')).toEqual(['draft→sent', 'sent→draft', 'refused→draft']);
  expect(movesOf(admin, 'admin')).toContain('sent→approved');
});

const claim = { ownerId: 'rep', kind: 'fuel', amountDong: 350_000, spentOn: '2026-11-23', state: 'draft', decidedBy: null };

test('what was sent keeps its amount until it is a draft again', () => {
  expect(refusedExpenseField(rep, claim, { amountDong: 1 })).toBeNull();
  expect(refusedExpenseField(rep, { ...claim, state: 'sent' }, { amountDong: 1 })).toBe('amountDong');
  expect(refusedExpenseField(rep, { ...claim, state: 'sent' }, { amountDong: 1, state: 'draft' })).toBeNull();
  expect(refusedExpenseField(boss, { ...claim, state: 'sent' }, { amountDong: 1, state: 'approved' })).toBe('amountDong');
  expect(refusedExpenseField(rep, { ...claim, state: 'approved' }, { amountDong: 1, state: 'draft' })).toBe('state');
  // The same value once more changes nothing.
  expect(refusedExpenseField(rep, { ...claim, state: 'approved' }, { amountDong: 350_000 })).toBeNull();
});

test('nobody begins with an approved claim, decides in another’s name or claims for another', () => {
  expect(refusedExpenseField(rep, null, claim)).toBeNull();
  expect(refusedExpenseField(rep, null, { ...claim, state: 'approved' })).toBe('state');
  expect(refusedExpenseField(rep, null, { ...claim, decidedBy: 'boss' })).toBe('decidedBy');
  expect(refusedExpenseField(boss, null, claim)).toBe('ownerId');
  const sent = { ...claim, state: 'sent' };
  expect(refusedExpenseField(rep, sent, { state: 'approved' })).toBe('state');
  expect(refusedExpenseField(rep, sent, { decisionNote: 'Được' })).toBe('decisionNote');
  expect(refusedExpenseField(boss, sent, { state: 'approved', decidedBy: 'boss' })).toBeNull();
  expect(refusedExpenseField(boss, sent, { state: 'approved', decidedBy: 'admin' })).toBe('decidedBy');
  expect(
    refusedExpenseField(rep, { ...sent, state: 'refused', decidedBy: 'boss' }, { state: 'draft', decidedBy: null }),
  ).toBeNull();
});
