import { expect, test } from 'vitest';
import { createPasswordHasher } from './hashing.ts';
import { createTryLimits } from './try-limits.ts';

const cheap = { memoryKiB: 1024, rounds: 1, lanes: 1 };

test('a password is kept as Argon2id with the costs that were set', async () => {
  const hasher = createPasswordHasher({ memoryKiB: 19_456, rounds: 2, lanes: 1 });
  expect(await hasher.hash('con mèo trèo cây cau')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('a password is right however the keyboard writes its marks, and never for nobody', async () => {
  const hasher = createPasswordHasher(cheap);
  const stored = await hasher.hash('con mèo trèo cây cau'.normalize('NFD'));
  expect(await hasher.matches(stored, 'con mèo trèo cây cau'.normalize('NFC'))).toBe(true);
  expect(await hasher.matches(stored, 'con meo treo cay cau')).toBe(false);
  expect(await hasher.matches(null, 'nobody has this password, and nobody may')).toBe(false);
});

test('at most four are made at once, and where too many wait the next is told so', async () => {
  const hasher = createPasswordHasher(cheap);
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, (_, nth) => hasher.hash(`password ${nth}`)));
  expect(hasher.load()).toEqual({ now: 0, most: 4 });
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(100 - 4 - 64);
  expect(await hasher.matches(await hasher.hash('again'), 'again')).toBe(true);
});

test('of fifty wrong ones that came in at the same moment only a handful is looked at', async () => {
  const hasher = createPasswordHasher(cheap);
  const stored = await hasher.hash('con mèo trèo cây cau');
  const limits = createTryLimits({ now: () => 0 });
  const admissions = Array.from({ length: 50 }, () =>
    limits.begin({ account: 'lan', address: '203.0.113.9', deviceId: 'd-thief', isKnownDevice: false }),
  );
  const answers = await Promise.all(
    admissions.map((one) => (one.waitMs === null ? hasher.matches(stored, 'guess', one) : Promise.resolve(null))),
  );
  expect(admissions.filter(({ waitMs }) => waitMs === null)).toHaveLength(50);
  expect(answers.filter((answer) => answer === false).length).toBeLessThanOrEqual(6);
  expect(answers.filter((answer) => answer === null).length).toBeGreaterThanOrEqual(44);
});

test('the time of an answer does not tell whether somebody has the account', async () => {
  const hasher = createPasswordHasher({ memoryKiB: 16_384, rounds: 2, lanes: 1 });
  const stored = await hasher.hash('con mèo trèo cây cau');
  await hasher.matches(null, 'warm');
  const times = { known: [] as number[], unknown: [] as number[] };
  // The processor's time and not the clock's, in turns, the least of each: what else the machine does must not decide.
  for (let round = 0; round < 15; round += 1) {
    for (const [kind, hash] of [
      ['known', stored],
      ['unknown', null],
    ] as const) {
      const from = process.cpuUsage();
      await hasher.matches(hash, 'wrong');
      const spent = process.cpuUsage(from);
      times[kind].push(spent.user + spent.system);
    }
  }
  const least = (list: number[]) => Math.min(...list);
  expect(least(times.unknown) / least(times.known)).toBeGreaterThan(0.8);
  expect(least(times.unknown) / least(times.known)).toBeLessThan(1.25);
});
