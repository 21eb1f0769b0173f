import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainFor } from '../lib/fields.ts';
import { mostOpsInPush, pushAnswer, pushRequest, type WireOp, wireOp } from './protocol.ts';

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
const push = { deviceId: usual.id, epoch: usual.group, schemaV: 10, ops: [usual, { ...usual, opNo: 2 }] };
const ok = { opNo: 1, status: 'ok' };
const answer = { outcome: 'done', seq: 7, results: [ok, { ...ok, opNo: 2 }], lastOpNo: 2, echo: 'ab'.repeat(32) };

const strange = fc.oneof(
  fc.constantFrom<unknown>('', 'x'.repeat(61), null, undefined, -1, 0, 1.5, Number.NaN, 2 ** 60, true, usual.id.toUpperCase()),
  // As texts these would be what is asked for.
  fc.constantFrom<unknown>([usual.id], [usual.hlc], [usual.at], ['create'], [1], ['interactions'], [usual], [ok], { 0: usual }),
  fc.constantFrom<unknown>(
    'create',
    'merge',
    '2026-02-30T01:00:00.000Z',
    '0193',
    { note: { deep: 1 } },
    { note: Number.NaN },
    [],
  ),
  fc.constantFrom<unknown>('rewound', 'gap', [{ ...ok, hasNoLine: true }], [{ ...ok, more: 1 }], [{ ...ok, opNo: '1' }]),
  fc.constantFrom<unknown>([{ ...ok, status: 'rejected' }], 'x'.repeat(65), [{ ...usual, opNo: 0 }], [{ ...usual, more: 1 }]),
  fc.dictionary(fc.string({ maxLength: 70 }), fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.boolean())),
  fc.anything(),
);

test.each([
  ['an operation', wireOp, usual],
  ['a push', pushRequest, push],
  ['an answer', pushAnswer, answer],
])('%s that is taken without asking the schema is one that the schema takes as it is', (_name, schema, message) => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(message), 'more'), strange, (field, value) => {
      const changed = { ...message, [field]: value };
      if (isPlainFor(schema, changed)) expect(schema.safeParse(changed)).toEqual({ success: true, data: changed });
    }),
    { numRuns: 3000 },
  );
  for (const field of Object.keys(message)) {
    const { [field as keyof typeof message]: _left, ...rest } = message;
    if (isPlainFor(schema, rest)) expect(schema.safeParse(rest)).toEqual({ success: true, data: rest });
  }
  for (const other of [null, [], 'x', [message]]) expect(isPlainFor(schema, other)).toBe(false);
  expect(isPlainFor(schema, message)).toBe(true);
});

test('more operations than one push may hold are for the schema to refuse', () => {
  const ops = Array.from({ length: mostOpsInPush + 1 }, (_, at) => ({ ...usual, opNo: at + 1 }));
  expect(isPlainFor(pushRequest, { ...push, ops })).toBe(false);
  expect(isPlainFor(pushRequest, { ...push, ops: ops.slice(1) })).toBe(true);
  expect(isPlainFor(pushRequest, { ...push, ops: [] })).toBe(false);
});

test('what is just beyond the edge of an operation is never taken without asking the schema', () => {
  const beyond: Partial<Record<keyof WireOp, readonly unknown[]>> = {
    opNo: [0, 2 ** 53],
    baseRev: [-2, 0.5],
    group: [`${usual.group}0`, usual.group.slice(1)],
    id: [usual.id.replace('-7000-', '-0000-'), usual.id.replace('-8000-', '-c000-')],
    entity: ['x'.repeat(61)],
    hlc: ['0'.repeat(15), '0'.repeat(17), `${'0'.repeat(15)}G`],
    at: ['2026-11-25T01:00:00Z+07', '2026-11-25'],
    patch: [{ ['x'.repeat(61)]: 1 }, { note: Number.POSITIVE_INFINITY }, { note: undefined }],
  };
  for (const [field, values] of Object.entries(beyond)) {
    for (const value of values) {
      const op = { ...usual, [field]: value };
      expect(wireOp.safeParse(op).success, `${field} ${String(value)}`).toBe(false);
      expect(isPlainFor(wireOp, op), `${field} ${String(value)}`).toBe(false);
    }
  }
});
