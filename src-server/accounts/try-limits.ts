/*
 * How often somebody may try a password. Each wrong one counts under several keys; after a few a key waits, twice as long each time. At
 * most four tries run at once (`hashing.ts`) and each asks again when its turn has come, so that a thousand at once get no further.
 * What nobody can do is lock another person out: a key of an account alone is generous, and a device that has logged in to this
 * account before does not count under it at all.
 *
 *     account + address    3 free, then 5 s, 10 s, … 15 min     always
 *     address              5 free, then 30 s, …                 not for a device that the account knows
 *     device               5 free, then 30 s, …                 not for a device that the account knows
 *     account              50 free, then 30 s, …                not for a device that the account knows
 *     account + device     50 free, then 30 s, …                a device that the account knows
 *
 * Kept in memory, by each process for itself: with n processes an attacker has n times as many tries.
 */

interface Rule {
  readonly free: number;
  readonly firstWaitMs: number;
}
const narrow: Rule = { free: 3, firstWaitMs: 5_000 };
const middle: Rule = { free: 5, firstWaitMs: 30_000 };
const wide: Rule = { free: 50, firstWaitMs: 30_000 };
const longestWaitMs = 15 * 60_000;
/** After so long without a try, past its wait, a key is forgotten. */
const memoryMs = 15 * 60_000;
const mostKeys = 50_000;

interface Entry {
  failures: number;
  waitsUntil: number;
  forgetAt: number;
}

export interface Try {
  readonly account: string;
  readonly address: string;
  readonly deviceId: string;
  /** Whether this device has logged in to this account before. */
  readonly isKnownDevice: boolean;
}

/** How long to wait in ms, or a try that has begun. `mayGoOn`: whether the others that ran meanwhile have left it a chance. */
export type Admission =
  | { readonly waitMs: number }
  | { readonly waitMs: null; mayGoOn(): boolean; settle(wasRight: boolean): void };

export interface TryLimits {
  /** How many keys are remembered. */
  size(): number;
  /** How long a try like this would have to wait; 0 for not at all. Nothing is counted. */
  waitMs(one: Try): number;
  begin(one: Try): Admission;
}

export function createTryLimits(clock: { now(): number }): TryLimits {
  const entries = new Map<string, Entry>();
  let sweptAt = clock.now();

  function makeRoom(nowMs: number): void {
    if (entries.size < mostKeys && nowMs - sweptAt < memoryMs) return;
    sweptAt = nowMs;
    for (const [key, entry] of entries) if (entry.forgetAt <= nowMs) entries.delete(key);
    // Still full, so it is a flood of new keys: the oldest go first.
    for (const key of entries.keys()) {
      if (entries.size < mostKeys) return;
      entries.delete(key);
    }
  }

  function longestWait(keys: readonly { key: string }[], nowMs: number): number {
    return Math.max(0, ...keys.map(({ key }) => (entries.get(key)?.waitsUntil ?? 0) - nowMs));
  }

  function countFailure(key: string, rule: Rule, nowMs: number): void {
    const failures = (entries.get(key)?.failures ?? 0) + 1;
    const waitMs = failures < rule.free ? 0 : Math.min(longestWaitMs, rule.firstWaitMs * 2 ** (failures - rule.free));
    entries.set(key, { failures, waitsUntil: nowMs + waitMs, forgetAt: nowMs + waitMs + memoryMs });
  }

  return {
    size: () => entries.size,
    waitMs: (one) => longestWait(keysOf(one), clock.now()),
    begin: (one) => {
      const nowMs = clock.now();
      makeRoom(nowMs);
      const keys = keysOf(one);
      for (const { key } of keys) if ((entries.get(key)?.forgetAt ?? Infinity) <= nowMs) entries.delete(key);
      const waitMs = longestWait(keys, nowMs);
      if (waitMs > 0) return { waitMs };
      return {
        waitMs: null,
        mayGoOn: () => longestWait(keys, clock.now()) <= 0,
        settle: (wasRight) => {
          for (const { key, rule, isShared } of keys) {
            if (!wasRight) countFailure(key, rule, clock.now());
            // A right one does not wash a shared key clean: with an account of his own an attacker would do it after each few tries.
            else if (!isShared) entries.delete(key);
          }
        },
      };
    },
  };
}

function keysOf(one: Try): { key: string; rule: Rule; isShared: boolean }[] {
  const pair = { key: `pair ${one.account} ${one.address}`, rule: narrow, isShared: false };
  if (one.isKnownDevice) return [pair, { key: `known ${one.account} ${one.deviceId}`, rule: wide, isShared: false }];
  return [
    pair,
    { key: `address ${one.address}`, rule: middle, isShared: true },
    { key: `device ${one.deviceId}`, rule: middle, isShared: true },
    { key: `account ${one.account}`, rule: wide, isShared: true },
  ];
}
