import { addDays } from '../lib/dates.ts';
import type { CustomerValues } from './customer.ts';

/** Đang giao dịch, ngừng giao dịch, tiềm năng. Computed, never stored: tomorrow it may be another one. */
export const tradingStates = ['trading', 'stopped', 'potential'] as const;
export type TradingState = (typeof tradingStates)[number];

/** Whoever bought on or after this day is trading. `limitDays` is the office's rule. */
export function tradingSince(today: string, limitDays: number): string {
  return addDays(today, -limitDays);
}

/** `today` and `lastTransactionOn` are days in Vietnam. Nobody who never bought has stopped buying. */
export function tradingStateOf(lastTransactionOn: string | null, today: string, limitDays: number): TradingState {
  if (lastTransactionOn === null) return 'potential';
  return lastTransactionOn >= tradingSince(today, limitDays) ? 'trading' : 'stopped';
}

type Lifecycle = CustomerValues['lifecycle'];
interface Standing {
  readonly lifecycle: Lifecycle;
  readonly lastTransactionOn: string | null;
}

export type LifecycleVerdict = { readonly lifecycle: Lifecycle } | { readonly refusal: 'account-needs-transaction' };

/**
 * The lifecycle that a change leads to: with its first transaction a record becomes an account, whatever was said, and stays one; without
 * one nobody makes it an account by hand. `before` is null for a new record.
 */
export function lifecycleAfter(before: Standing | null, change: Partial<Standing>): LifecycleVerdict {
  const bought = change.lastTransactionOn === undefined ? (before?.lastTransactionOn ?? null) : change.lastTransactionOn;
  const wanted = change.lifecycle ?? before?.lifecycle ?? 'target';
  if (bought !== null) return { lifecycle: 'account' };
  const isByHand = change.lifecycle === 'account' && before?.lifecycle !== 'account';
  return isByHand ? { refusal: 'account-needs-transaction' } : { lifecycle: wanted };
}
