import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { isoInstant, isPlainFor, optionalText, requiredText } from './fields.ts';

const choice = z.enum(['An', ' An', 'Cà phê']);
const schemas: readonly (readonly [string, z.ZodType])[] = [
  ['a text that may be missing', optionalText(12)],
  ['a text that may not', requiredText(12)],
  ['an instant', isoInstant],
  ['a choice', choice],
  ['a choice that may be missing', choice.nullable()],
  ['a choice with a rule', choice.refine((word) => word !== 'An')],
  ['a choice that may be missing, with a rule', choice.nullable().refine((word) => word !== null)],
  ['a choice that becomes something else', choice.transform((word) => word.trim())],
];
const digits = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
/** Anything, and much that is nearly an instant or nearly clean text. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    0,
    true,
    '',
    ' ',
    'Cà phê',
    'Cà phê'.normalize('NFD'),
    ' An',
    'An\u00a0',
    'quá dài để vừa',
    '2026-02-30T01:00:00.000Z',
    '2026-02-29T01:00:00.000Z',
    '2026-11-25T24:00:00.000Z',
    '2026-11-25T23:59:60.000Z',
    '2026-13-01T01:00:00.000Z',
  ),
  fc.string({ unit: 'grapheme', maxLength: 14 }),
  fc
    .tuple(fc.constantFrom('0000', '1999', '2026', '2028', '8999', '9000', '26'), digits, digits, digits, digits, digits)
    .map(([year, month, day, hour, minute, second]) => `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`),
  fc.date({ min: new Date('1900-01-01'), max: new Date('9500-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
);

test.each(schemas)('%s that is taken without asking the schema is one that the schema gives back as it is', (_name, schema) => {
  fc.assert(
    fc.property(anything, (value) => {
      if (!isPlainFor(schema, value)) return;
      expect(schema.safeParse(value)).toEqual({ success: true, data: value });
    }),
    { numRuns: 2000 },
  );
});

test('what a laptop writes is taken without asking the schema', () => {
  expect(isPlainFor(requiredText(100), 'Gọi lần 1: hẹn gặp tuần sau, mang theo bảng giá mới.')).toBe(true);
  expect(isPlainFor(optionalText(100), null)).toBe(true);
  expect(isPlainFor(isoInstant, '2026-11-25T01:00:00.000Z')).toBe(true);
  expect(isPlainFor(choice, 'An')).toBe(true);
  expect(isPlainFor(choice.nullable(), null)).toBe(true);
});
