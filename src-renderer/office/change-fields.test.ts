import { expect, test } from 'vitest';
import type { PendingChange } from '../../src-shared/office/office.contract.ts';
import { groupsOf, inOrder, shownFields } from './change-fields.ts';
import { readInstant, writeInstant } from './instants.ts';

function change(opNo: number, groupId: string, code: NonNullable<PendingChange['refusal']>['code'] | null): PendingChange {
  return {
    opNo,
    groupId,
    entity: 'customers',
    rowId: '0192d3f0-0000-7000-8000-000000000001',
    customerId: null,
    title: 'Công ty Đại Đồng',
    kind: 'update',
    patch: {},
    names: {},
    at: '2026-11-25T02:00:00.000Z',
    state: code === null ? 'waiting' : 'rejected',
    refusal: code === null ? null : { code, field: null, reason: null },
  };
}

test('what one action changed stands together, under the change that the office objected to', () => {
  const groups = groupsOf([change(3, 'a', 'group-rejected'), change(4, 'a', 'invalid'), change(7, 'b', 'forbidden')]);
  expect(groups.map(({ main, others }) => [main.opNo, others.map(({ opNo }) => opNo)])).toEqual([
    [4, [3]],
    [7, []],
  ]);
});

test('a group goes to the office again in the order it was made', () => {
  const [group] = groupsOf([change(4, 'a', 'invalid'), change(3, 'a', 'group-rejected')]);
  expect(group === undefined ? [] : inOrder(group).map(({ opNo }) => opNo)).toEqual([3, 4]);
});

test('ids of other records are not read out', () => {
  expect(shownFields({ customerId: 'x', name: 'Chị Yến', phone: '0907' })).toEqual(['name', 'phone']);
});

test.each([
  ['25/11/2026 09:30', '2026-11-25T02:30:00.000Z'],
  ['5/1/2026 7:05', '2026-01-05T00:05:00.000Z'],
  ['25/11/2026 9h30', '2026-11-25T02:30:00.000Z'],
])('a day and a time typed as %s is that moment in Vietnam', (typed, instant) => {
  expect(readInstant(typed)).toBe(instant);
  expect(readInstant(writeInstant(instant))).toBe(instant);
});

test.each(['25/11/2026', '25/13/2026 09:30', '25/11/2026 25:00', 'mai 9h'])('%s is no day and time', (typed) => {
  expect(readInstant(typed)).toBeNull();
});
