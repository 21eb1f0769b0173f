import { expect, test } from 'vitest';
import { createdKey, deletedKey, type FieldVersion, type MergeRow, mergeOperation, type Operation, overlay } from './merge.ts';

const early = '019ab00000000000';
const middle = '019ab00000010000';
const late = '019ab00000020000';
const [mine, yours] = ['device-a', 'device-b'];

function version(hlc: string, device: string, seq: number): FieldVersion {
  return [hlc, device, 1, seq, `user of ${device}`];
}
function aRow(more: Partial<MergeRow> = {}): MergeRow {
  return { fields: { phone: '1', note: null }, deletedAt: null, fv: { [createdKey]: version(early, yours, 5) }, ...more };
}
function anOp(more: Partial<Operation> = {}): Operation {
  return {
    opNo: 9,
    kind: 'update',
    patch: { phone: '2' },
    baseRev: 5,
    hlc: middle,
    at: '2026-11-25T01:00:00.000Z',
    deviceId: mine,
    userId: `user of ${mine}`,
    seq: 20,
    ...more,
  };
}
/** Somebody else has written 3 since. */
const changed = (hlc: string, seq = 10) =>
  aRow({ fields: { phone: '3', note: null }, fv: { [createdKey]: version(early, yours, 5), phone: version(hlc, yours, seq) } });

test.each([
  ['seen, however late the other clock was', changed(late), anOp({ baseRev: 10 }), '2', []],
  ['seen, however early the own clock is', changed(middle), anOp({ baseRev: 10, hlc: early }), '2', []],
  ['not changed since it was made', aRow(), anOp(), '2', []],
  ['made by the office itself: everybody has seen it', aRow({ fv: {} }), anOp({ baseRev: 0 }), '2', []],
  ['of the own device, whatever it had seen', aRow({ fv: { phone: version(late, mine, 10) } }), anOp({ baseRev: 0 }), '2', []],
  ['concurrent and later: it stands, the other is kept', changed(early), anOp(), '2', [['2', '3']]],
  ['concurrent and earlier: the other stands, it is kept', changed(late), anOp(), '3', [['3', '2']]],
  ['concurrent at the very same time: the device decides, everywhere alike', changed(middle), anOp(), '3', [['3', '2']]],
  ['concurrent and equal: no question', changed(late), anOp({ patch: { phone: '3' } }), '3', []],
  [
    'left open by whoever made the same row later',
    aRow({ fields: { phone: null }, fv: { [createdKey]: version(late, yours, 10) } }),
    anOp(),
    '2',
    [],
  ],
  [
    'emptied by somebody later: that is a word too',
    aRow({ fields: { phone: null }, fv: { [createdKey]: version(early, yours, 5), phone: version(late, yours, 10) } }),
    anOp(),
    null,
    [[null, '2']],
  ],
])('a phone number: %s', (_case, row, op, stands, conflicts) => {
  const merged = mergeOperation('customers', row, op);
  expect(merged.row.fields['phone']).toBe(stands);
  expect(merged.conflicts.map(({ keptValue, lostValue }) => [keptValue, lostValue])).toEqual(conflicts);
  expect(merged.adjusted).toEqual(stands === '2' || conflicts.length === 0 ? [] : ['phone']);
});

test('each field for itself: one of a patch may stand and another not', () => {
  const merged = mergeOperation('customers', changed(late), anOp({ patch: { phone: '2', note: 'x' } }));
  expect(merged.row.fields).toEqual({ phone: '3', note: 'x' });
  expect(merged.adjusted).toEqual(['phone']);
  expect(merged.changes).toEqual({ note: [null, 'x'] });
});

test('an equal value keeps its first author for those who had not seen it', () => {
  const merged = mergeOperation('customers', changed(early), anOp({ patch: { phone: '3' } }));
  expect(merged.row.fv['phone']?.[1]).toBe(yours);
  expect(merged.isChanged).toBe(false);
});

test('who wrote the same and then something else, without having seen the other, gives a question; whoever wrote it first does not', () => {
  const first = changed(early);
  const same = mergeOperation('customers', first, anOp({ patch: { phone: '3' } })).row;
  const further = mergeOperation('customers', same, anOp({ opNo: 10, hlc: late, patch: { phone: '4' } }));
  expect(further.row.fields['phone']).toBe('4');
  expect(further.conflicts).toMatchObject([{ keptValue: '4', lostValue: '3', lost: version(early, yours, 10) }]);
  const byFirst = mergeOperation('customers', same, anOp({ deviceId: yours, patch: { phone: '5' } }));
  expect(byFirst.row.fields['phone']).toBe('5');
  expect(byFirst.conflicts).toEqual([]);
});

test.each([
  ['done after planned elsewhere', 'planned', 'done', 'done', 0],
  ['done twice', 'done', 'done', 'done', 0],
  ['cancelled after it was done elsewhere', 'done', 'cancelled', 'done', 1],
  ['planned again after it was cancelled elsewhere', 'cancelled', 'planned', 'planned', 0],
])('the state of a visit: %s', (_case, from, to, stands, conflicts) => {
  const row: MergeRow = { fields: { state: from }, deletedAt: null, fv: { state: version(late, yours, 10) } };
  const merged = mergeOperation('visits', row, anOp({ patch: { state: to } }));
  expect(merged.row.fields['state']).toBe(stands);
  expect(merged.conflicts.map(({ kind }) => kind)).toEqual(Array.from({ length: conflicts }, () => 'state'));
});

const deletion = (hlc: string, seq = 10) =>
  aRow({
    deletedAt: '2026-11-24T00:00:00.000Z',
    fv: { [createdKey]: version(early, yours, 5), [deletedKey]: version(hlc, yours, seq) },
  });

test('an edit of a record that was deleted elsewhere stands underneath, and somebody is asked', () => {
  const merged = mergeOperation('customers', deletion(late), anOp());
  expect(merged.row).toMatchObject({ fields: { phone: '2' }, deletedAt: '2026-11-24T00:00:00.000Z' });
  expect(merged.conflicts).toMatchObject([{ kind: 'edit-of-deleted', field: null }]);
  expect(mergeOperation('customers', deletion(late), anOp({ baseRev: 10 })).conflicts).toEqual([]);
});

test('a deletion of a record that was edited elsewhere stands, and somebody is asked', () => {
  const merged = mergeOperation('customers', changed(early), anOp({ kind: 'delete', patch: {} }));
  expect(merged.row.deletedAt).toBe('2026-11-25T01:00:00.000Z');
  expect(merged.conflicts).toMatchObject([{ kind: 'edit-of-deleted', lost: version(early, yours, 10) }]);
  expect(mergeOperation('customers', changed(early), anOp({ kind: 'delete', patch: {}, baseRev: 10 })).conflicts).toEqual([]);
});

test('put back here and deleted there: the later one stands', () => {
  const restore = anOp({ kind: 'restore', patch: {} });
  expect(mergeOperation('customers', deletion(early), restore).row.deletedAt).toBeNull();
  expect(mergeOperation('customers', deletion(late), restore)).toMatchObject({ isChanged: false, adjusted: [deletedKey] });
  const back = aRow({ fv: { [createdKey]: version(early, yours, 5), [deletedKey]: version(late, yours, 10) } });
  expect(mergeOperation('customers', back, anOp({ kind: 'delete', patch: {} }))).toMatchObject({
    isChanged: false,
    adjusted: [deletedKey],
  });
});

test('a creation again changes nothing', () => {
  expect(mergeOperation('customers', aRow(), anOp({ kind: 'create', patch: { phone: '9' } }))).toMatchObject({
    isChanged: false,
    row: aRow(),
  });
});

test('what waits on a laptop lies over what the office has, in the order it was made', () => {
  const at = '2026-11-25T01:00:00.000Z';
  const laid = overlay({ fields: { phone: '1', note: 'a' }, deletedAt: null }, [
    { kind: 'update', patch: { phone: '2' }, at },
    { kind: 'delete', patch: {}, at },
    { kind: 'update', patch: { phone: '3' }, at },
  ]);
  expect(laid).toEqual({ fields: { phone: '3', note: 'a' }, deletedAt: at });
});
