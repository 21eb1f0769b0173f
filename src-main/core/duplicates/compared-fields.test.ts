import { expect, test } from 'vitest';
import { labelledPairs } from '../../../tests/support/labelled-pairs.ts';
import { profileOf } from '../../../src-shared/customers/duplicate-profile.ts';
import { compareCustomers, duplicateScore } from '../../../src-shared/customers/duplicates.ts';
import { createComparedFields } from './compared-fields.ts';

test('whoever is the same when compared whole may be the same by the numbers, and of those who are two most are told apart', () => {
  const fields = createComparedFields();
  const pairs = labelledPairs(11, 4000);
  const subjects = pairs.flatMap(({ a, b }) => [a, b]);
  const profiles = subjects.map(profileOf);
  for (const [at, profile] of profiles.entries()) expect(fields.add(at * 7 + 1, profile)).toBe(at);
  expect(fields.ridOf(5)).toBe(36);
  const lost: unknown[] = [];
  let two = 0;
  let toldApart = 0;
  for (const [x, a] of profiles.entries()) {
    // His pair, both ways, and some who have nothing to do with him.
    for (const y of [x ^ 1, (x + 2) % profiles.length, (x * 31 + 7) % profiles.length]) {
      const b = profiles[y];
      if (x === y || b === undefined) continue;
      const isSame = compareCustomers(a, b).score >= duplicateScore;
      const mayBe = fields.mayBeSame(x, y);
      if (isSame && !mayBe) lost.push([subjects[x], subjects[y]]);
      if (!isSame) two += 1;
      if (!isSame && !mayBe) toldApart += 1;
    }
  }
  expect(lost).toEqual([]);
  expect(toldApart / two).toBeGreaterThan(0.8);
});

test('slips that a name forgives, a third phone and a tax code written otherwise are never told apart', () => {
  const near: readonly (readonly [Parameters<typeof profileOf>[0], Parameters<typeof profileOf>[0]])[] = [
    // A slip at six letters, two at twelve, letters swapped, one added and one left out; the address is the same.
    ...(
      [
        ['Hoàng Gia', 'Hoàng Gja'],
        ['Phương Ngân Hà', 'Phưong Ngna Hà'],
        ['Thiên Lộc Phát', 'Thiên Lộc Phátz'],
        ['Minh Hoàng Gia Bảo', 'Minh Hoàng Gja Bbo'],
        ['Cong ty Đại Đồng Tiến', 'Công ty Đai Đồng Tến'],
      ] as const
    ).map(
      ([a, b]) =>
        [
          { name: a, address: '12 Lê Lợi, Huế' },
          { name: b, address: '12 Lê Lợi, Huế' },
        ] as const,
    ),
    [
      { name: 'Quán Lan', phone: '0907000111, 0907000112, 0907000113' },
      { name: 'Quán Lan', phone: '0907000113' },
    ],
    [
      { name: 'Một tên', taxCode: '0300588569' },
      { name: 'Tên khác', taxCode: '03.00.588.569', provinceCode: '2025:01' },
    ],
  ];
  for (const [a, b] of near) {
    const fields = createComparedFields();
    const [x, y] = [a, b].map((subject, at) => fields.add(at, profileOf(subject)));
    const [profile, other] = [profileOf(a), profileOf(b)];
    expect([a, compareCustomers(profile, other).score >= duplicateScore]).toEqual([a, true]);
    expect([a, fields.mayBeSame(x ?? -1, y ?? -1), fields.mayBeSame(y ?? -1, x ?? -1)]).toEqual([a, true, true]);
  }
});
