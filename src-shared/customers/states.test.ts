import { expect, test } from 'vitest';
import { lifecycleAfter, tradingStateOf } from './states.ts';

test('whoever bought within the limit is trading, on its last day too; later he has stopped; who never bought is potential', () => {
  expect(tradingStateOf('2026-11-25', '2026-11-25', 90)).toBe('trading');
  expect(tradingStateOf('2026-08-27', '2026-11-25', 90)).toBe('trading');
  expect(tradingStateOf('2026-08-26', '2026-11-25', 90)).toBe('stopped');
  expect(tradingStateOf('2026-08-26', '2026-11-25', 120)).toBe('trading');
  expect(tradingStateOf(null, '2026-11-25', 90)).toBe('potential');
});

test('the first transaction makes an account, by rule and not by hand', () => {
  const lead = { lifecycle: 'lead', lastTransactionOn: null } as const;
  const account = { lifecycle: 'account', lastTransactionOn: '2026-01-02' } as const;
  expect(lifecycleAfter(lead, { lastTransactionOn: '2026-11-20' })).toEqual({ lifecycle: 'account' });
  expect(lifecycleAfter(lead, { lifecycle: 'account' })).toEqual({ refusal: 'account-needs-transaction' });
  expect(lifecycleAfter(null, { lifecycle: 'account' })).toEqual({ refusal: 'account-needs-transaction' });
  expect(lifecycleAfter(null, { lifecycle: 'target', lastTransactionOn: '2026-11-20' })).toEqual({ lifecycle: 'account' });
  expect(lifecycleAfter(account, { lifecycle: 'lead' })).toEqual({ lifecycle: 'account' });
  expect(lifecycleAfter(lead, { lifecycle: 'target' })).toEqual({ lifecycle: 'target' });
  expect(lifecycleAfter(null, {})).toEqual({ lifecycle: 'target' });
});

test('an account whose purchases nobody wrote down stays one, and may be taken back to a lead', () => {
  const old = { lifecycle: 'account', lastTransactionOn: null } as const;
  expect(lifecycleAfter(old, { lifecycle: 'account' })).toEqual({ lifecycle: 'account' });
  expect(lifecycleAfter(old, { lifecycle: 'lead' })).toEqual({ lifecycle: 'lead' });
});
