import { expect, test } from 'vitest';
import { type ConsentLine, consentState, mayContact } from './may-contact.ts';

const at = '2026-11-25T08:00:00.000Z';
let made = 0;
const line = (values: Partial<ConsentLine>): ConsentLine => ({
  id: `0000-${String((made += 1)).padStart(4, '0')}`,
  purpose: 'marketing',
  channel: 'zalo',
  decision: 'given',
  decidedAt: '2026-11-01T08:00:00.000Z',
  ...values,
});
const asked = { purpose: 'marketing', channel: 'zalo', at } as const;
const person = (lines: readonly ConsentLine[], restrictedOn: string | null = null) => ({ lines, restrictedOn });

test('who never said yes is not contacted', () => {
  expect(mayContact(person([]), asked)).toEqual({ may: false, why: 'no-consent' });
  expect(mayContact(person([line({ purpose: 'care' }), line({ channel: 'email' })]), asked)).toEqual({
    may: false,
    why: 'no-consent',
  });
});

test('a yes holds for its purpose and channel; one for every channel holds for each', () => {
  expect(mayContact(person([line({})]), asked)).toEqual({ may: true });
  expect(mayContact(person([line({ channel: 'any' })]), asked)).toEqual({ may: true });
});

test('the last word counts, whatever the order of the lines; at the same moment a no goes before a yes', () => {
  const yes = line({});
  const no = line({ decision: 'withdrawn', channel: 'any', decidedAt: '2026-11-10T08:00:00.000Z' });
  const again = line({ decidedAt: '2026-11-20T08:00:00.000Z' });
  expect(mayContact(person([no, yes]), asked)).toEqual({ may: false, why: 'withdrawn' });
  expect(mayContact(person([again, no, yes]), asked)).toEqual({ may: true });
  expect(consentState([line({ decision: 'withdrawn' }), line({})], asked)).toBe('withdrawn');
});

test('what was agreed later says nothing of a moment before', () => {
  expect(consentState([line({ decidedAt: '2026-11-26T08:00:00.000Z' })], asked)).toBe('none');
});

test('a restriction goes before every consent, from its day in Vietnam on', () => {
  expect(mayContact(person([line({})], '2026-11-25'), asked)).toEqual({ may: false, why: 'restricted' });
  expect(mayContact(person([line({})], '2026-11-26'), asked)).toEqual({ may: true });
  expect(mayContact(person([line({})], '2026-11-26'), { ...asked, at: '2026-11-25T18:00:00.000Z' })).toEqual({
    may: false,
    why: 'restricted',
  });
});
