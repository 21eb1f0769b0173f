import { describe, expect, test } from 'vitest';
import { createTryLimits, type Try } from './try-limits.ts';

const minute = 60_000;
const thief: Try = { account: 'lan', address: '203.0.113.9', deviceId: 'd-thief', isKnownDevice: false };

type Limits = ReturnType<typeof someLimits>;
function someLimits() {
  const clock = { ms: 0, now: () => clock.ms };
  return { clock, limits: createTryLimits(clock) };
}

/** Tries wrong passwords as fast as it can, once a second, and says how many were looked at. */
function guess({ limits, clock }: Limits, tries: number, who: (nth: number) => Try, from = 0, stepMs = 1000): number {
  let answered = 0;
  for (let nth = 0; nth < tries; nth += 1) {
    clock.ms = from + nth * stepMs;
    const admission = limits.begin(who(nth));
    if (admission.waitMs !== null) continue;
    answered += 1;
    admission.settle(false);
  }
  return answered;
}

describe('somebody who guesses', () => {
  test('is answered ten times in a quarter of an hour at most, however often he asks', () => {
    expect(guess(someLimits(), 900, () => thief)).toBeLessThanOrEqual(10);
    expect(guess(someLimits(), 9000, () => thief, 0, 100)).toBeLessThanOrEqual(10);
  });

  test('is answered no more often with another account and another device each time', () => {
    expect(guess(someLimits(), 900, (nth) => ({ ...thief, account: `user-${nth}`, deviceId: `d-${nth}` }))).toBeLessThanOrEqual(
      10,
    );
  });

  test('is answered no more often with another device each time', () => {
    expect(guess(someLimits(), 900, (nth) => ({ ...thief, deviceId: `d-${nth}` }))).toBeLessThanOrEqual(10);
  });

  test('is answered no more often from another address each time, with one device', () => {
    expect(guess(someLimits(), 900, (nth) => ({ ...thief, address: `203.0.113.${nth % 250}` }))).toBeLessThanOrEqual(10);
  });

  test('from a thousand addresses with a thousand devices gets no further than some sixty tries at one account', () => {
    const many = (nth: number) => ({ ...thief, address: `2001:db8::${nth}`, deviceId: `d-${nth}` });
    expect(guess(someLimits(), 900, many)).toBeLessThanOrEqual(56);
  });

  test('does not get his address clean by logging in to an account of his own', () => {
    const all = someLimits();
    let answered = 0;
    for (let nth = 0; nth < 900; nth += 1) {
      all.clock.ms = nth * 1000;
      const own = all.limits.begin({ ...thief, account: 'his-own', isKnownDevice: true });
      if (own.waitMs === null) own.settle(true);
      const admission = all.limits.begin({ ...thief, account: `user-${nth}` });
      if (admission.waitMs !== null) continue;
      admission.settle(false);
      answered += 1;
    }
    expect(answered).toBeLessThanOrEqual(10);
  });

  test('a thousand tries at the same moment, of which four run at once, get no further', () => {
    const all = someLimits();
    const begun = Array.from({ length: 1000 }, () => all.limits.begin(thief));
    let looked = 0;
    for (let at = 0; at < begun.length; at += 4) {
      const four = begun.slice(at, at + 4).filter((one) => one.waitMs === null && one.mayGoOn());
      for (const one of four) if (one.waitMs === null) one.settle(false);
      looked += four.length;
    }
    expect(looked).toBe(4);
    expect(looked + guess(all, 900, () => thief)).toBeLessThanOrEqual(10);
  });
});

describe('an honest person', () => {
  const lan: Try = { account: 'lan', address: '198.51.100.7', deviceId: 'd-lan', isKnownDevice: true };

  test('logs in from another address while somebody guesses her password', () => {
    const all = someLimits();
    guess(all, 1000, () => thief);
    expect(all.limits.begin({ ...lan, isKnownDevice: false })).toMatchObject({ waitMs: null });
  });

  test('logs in on her own laptop even while a thousand addresses guess', () => {
    const all = someLimits();
    guess(all, 900, (nth) => ({ ...thief, address: `2001:db8::${nth}`, deviceId: `d-${nth}` }));
    expect(all.limits.begin(lan)).toMatchObject({ waitMs: null });
  });

  test('is not kept out by a colleague at the same address who has forgotten his password', () => {
    const all = someLimits();
    guess(all, 900, () => ({ ...thief, account: 'hung', address: lan.address }));
    expect(all.limits.begin(lan)).toMatchObject({ waitMs: null });
  });

  test('who mistypes twice waits for nothing, and after the right one begins anew', () => {
    const all = someLimits();
    for (let round = 0; round < 20; round += 1) {
      expect(guess(all, 2, () => lan, round * 1000, 10)).toBe(2);
      const right = all.limits.begin(lan);
      if (right.waitMs !== null) throw new Error('had to wait');
      right.settle(true);
    }
  });

  test('twenty new laptops behind one address log in at the same moment', () => {
    const all = someLimits();
    const begun = Array.from({ length: 20 }, (_, nth) =>
      all.limits.begin({ ...lan, account: `rep-${nth}`, deviceId: `d-${nth}`, isKnownDevice: false }),
    );
    expect(begun.map((admission) => admission.waitMs)).toEqual(Array.from({ length: 20 }, () => null));
    expect(begun.every((admission) => admission.waitMs === null && admission.mayGoOn())).toBe(true);
  });

  test('a quarter of an hour after the last wait everything is forgotten', () => {
    const all = someLimits();
    guess(all, 900, () => thief);
    expect(guess(all, 3, () => thief, 900_000 + 31 * minute, 10)).toBe(3);
  });

  test('nothing is remembered for ever of those who tried once', () => {
    const all = someLimits();
    guess(all, 200, (nth) => ({ ...thief, address: `2001:db8::${nth}`, deviceId: `d-${nth}`, account: `a-${nth}` }));
    expect(all.limits.size()).toBeGreaterThan(500);
    guess(all, 1, () => thief, 900_000 + 31 * minute);
    expect(all.limits.size()).toBeLessThan(10);
  });
});
