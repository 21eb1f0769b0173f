import { expect, test } from 'vitest';
import { anchorDays, careTitle, dueDays, everyDays, mayCareFor } from './due-care.ts';

const today = '2026-11-26';

test('care is made a week ahead, and what was missed for a while after', () => {
  expect(dueDays({ trigger: 'visit-done' }, '2026-01-01', today)).toEqual({ from: '2026-10-27', to: '2026-12-03' });
  expect(dueDays({ trigger: 'birthday' }, '2026-01-01', today)).toEqual({ from: '2026-11-23', to: '2026-12-03' });
  // A new step brings no backlog.
  expect(dueDays({ trigger: 'sale' }, today, today)).toEqual({ from: today, to: '2026-12-03' });
  expect(anchorDays({ afterDays: 3 }, { from: today, to: today })).toEqual({ from: '2026-11-23', to: '2026-11-23' });
  expect(anchorDays({ afterDays: -2 }, { from: today, to: today })).toEqual({ from: '2026-11-28', to: '2026-11-28' });
});

test('every thirty days is counted from the day a customer is known, the first time thirty days later', () => {
  expect(everyDays({ afterDays: 30 }, '2026-11-01', { from: today, to: '2026-12-31' })).toEqual(['2026-12-01', '2026-12-31']);
  expect(everyDays({ afterDays: 30 }, today, { from: today, to: '2026-12-03' })).toEqual([]);
  expect(everyDays({ afterDays: 0 }, today, { from: today, to: '2026-11-28' })).toEqual(['2026-11-27', '2026-11-28']);
});

test('nobody is written to who has not agreed, nor called who has refused', () => {
  const at = '2026-11-26T02:00:00.000Z';
  const line = (decision: 'given' | 'withdrawn', channel: 'any' | 'sms' | 'phone') => ({
    id: '1',
    purpose: 'care',
    channel,
    decision,
    decidedAt: '2026-01-01T00:00:00.000Z',
  });
  const of = (...lines: ReturnType<typeof line>[]) => ({ lines, restrictedOn: null });
  expect([mayCareFor(of(), 'sms', at), mayCareFor(of(), 'phone', at), mayCareFor(of(), null, at)]).toEqual([false, true, true]);
  expect(mayCareFor(of(line('given', 'sms')), 'sms', at)).toBe(true);
  expect(mayCareFor(of(line('given', 'sms')), 'zalo', at)).toBe(false);
  expect(mayCareFor(of(line('withdrawn', 'any')), 'phone', at)).toBe(false);
  expect(mayCareFor({ lines: [], restrictedOn: '2026-01-01' }, null, at)).toBe(false);
});

test('a title says for whom', () => {
  expect(careTitle('Chúc mừng sinh nhật {tên}', 'chị Hoa')).toBe('Chúc mừng sinh nhật chị Hoa');
  expect(careTitle('Congratulate {name}', '$& Hoa')).toBe('Congratulate $& Hoa');
  expect(careTitle('Gọi hỏi thăm', 'Đại Phát')).toBe('Gọi hỏi thăm: Đại Phát');
});
