type Ask = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** What the office decides about days. */
export async function askCalendar(ask: Ask): Promise<void> {
  const day = await ask('holidays.add', { day: '2026-09-03', kind: 'off', vi: 'Nghỉ liền kề Quốc khánh' });
  await ask('holidays.add', { day: '2026-09-03', kind: 'working', vi: 'Làm việc' });
  await ask('holidays.change', { id: day['id'], change: { source: 'Thông báo 6150' } });
  await ask('holidays.list', { year: 2026 });
  await ask('holidays.remove', { id: day['id'] });
  await ask('holidays.remove', { id: day['id'] });
}
