import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WireOp, wireOp } from '../../../src-shared/sync/protocol.ts';
import { isUsual } from './push-batch.ts';

const usual: WireOp = {
  opNo: 1,
  group: '0190a000-0000-7000-8000-0000000000aa',
  entity: 'interactions',
  id: '0190a000-0000-7000-8000-0000000000ab',
  kind: 'create',
  patch: { text: 'Gọi', isPrimary: true, order: 3, note: null },
  baseRev: 0,
  hlc: '0193000000000000',
  at: '2026-11-25T01:00:00.000Z',
};

test('an operation that goes out without asking the schema is one that the schema takes as it is', () => {
  const strange = fc.oneof(
    fc.constantFrom<unknown>('', 'x'.repeat(61), null, undefined, -1, 0, 1.5, Number.NaN, 2 ** 60, true, usual.id.toUpperCase()),
    fc.constantFrom<unknown>(
      'create',
      'merge',
      '2026-02-30T01:00:00.000Z',
      '0193',
      { note: { deep: 1 } },
      { note: Number.NaN },
      [],
    ),
    fc.dictionary(fc.string({ maxLength: 70 }), fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.boolean())),
    fc.anything(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(usual)), strange, (field, value) => {
      const op = { ...usual, [field]: value } as WireOp; // what a damaged row of the outbox would give
      if (!isWellMade(op) || !isUsual(op)) return;
      expect(wireOp.safeParse(op)).toEqual({ success: true, data: op });
    }),
    { numRuns: 3000 },
  );
  expect(isUsual(usual)).toBe(true);
});

/** As the columns of the outbox are: texts, numbers, and JSON of an object. */
function isWellMade(op: WireOp): boolean {
  const texts = [op.group, op.entity, op.id, op.kind, op.hlc, op.at];
  return texts.every((text) => typeof text === 'string') && typeof op.patch === 'object' && op.patch !== null;
}
