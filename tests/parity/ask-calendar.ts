type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** What the office decides about days, and visits that come again. */
export async function askCalendar(ask: Ask, customerId: unknown): Promise<void> {
  await ask('lists.change', { list: 'visit_purpose', key: 'collect', change: { vi: 'Thu công nợ' } });
  await ask('lists.change', { list: 'visit_purpose', key: 'nothing', change: { vi: 'x' } });
  const day = await ask('holidays.add', { day: '2026-09-03', kind: 'off', vi: 'Nghỉ liền kề Quốc khánh' });
  await ask('holidays.add', { day: '2026-09-03', kind: 'working', vi: 'Làm việc' });
  await ask('holidays.change', { id: day['id'], change: { source: 'Thông báo 6150' } });
  await ask('holidays.list', { year: 2026 });
  await ask('holidays.remove', { id: day['id'] });
  await ask('holidays.remove', { id: day['id'] });
  const rhythm = { purpose: 'periodic', everyDays: 30, weekdays: '2,4', minuteOfDay: null, minutes: 45 };
  const rule = await ask('visitRules.save', { name: 'Hạng A', rating: 'A', groupId: null, ...rhythm });
  await ask('visitRules.save', { name: 'Chủ nhật', rating: null, groupId: null, ...rhythm, weekdays: '7' });
  await ask('visitRules.list', {});
  const plan = await ask('visitPlans.save', { customerId, fromOn: '2027-03-01', untilOn: '2027-03-31', ...rhythm });
  await ask('visitPlans.of', { customerId });
  await ask('visitPlans.remove', { id: plan['id'] });
  await ask('visitPlans.remove', { id: plan['id'] });
  await ask('visitRules.delete', { id: rule['id'] });
  await ask('visitPlans.fill', {});
  await ask('visitPlans.onDaysOff', { from: '2026-11-23', to: '2027-03-31' });
  await ask('visitPlans.leaveDaysOff', { from: '2026-11-23', to: '2027-03-31' });
  await ask('visitPlans.leaveDaysOff', { from: '2027-03-31', to: '2026-11-23' });
  await ask('visitPlans.beforeTet', { rating: 'D', purpose: 'maintain', isTrial: true });
}
