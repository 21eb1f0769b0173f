import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-calendar-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REQUEST', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (uid: string, start: string, ...more: string[]) =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART:${start}`,
    'SUMMARY:Họp giao ban',
    'ATTENDEE:mailto:khach@congty.vn',
    ...more,
    'END:VEVENT',
  ].join('\r\n');

test('visits and appointments go out as a calendar and come back as what they are', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({
    name: 'Bao bì Đại Phát',
    address: '12 Nguyễn Huệ',
    phone: '0903 555 101',
  });
  const { id: visitId } = await client.visits.create({ customerId, startsAt: '2026-11-24T02:00:00.000Z' });
  const times = { startsAt: '2026-11-25T02:00:00.000Z', endsAt: '2026-11-25T03:00:00.000Z' };
  const { id } = await client.appointments.save({ title: 'Hội chợ', ...times });
  const file = join(folder, 'lich.ics');
  expect(await client.appointments.exportIcs({ file })).toEqual({ entries: 2 });
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(`UID:visit-${visitId}@fieldbook`);
  expect(text).toContain('SUMMARY:Bao bì Đại Phát');
  expect(text).not.toMatch(/ATTENDEE|ORGANIZER/);
  expect((await client.exports.log({})).entries).toMatchObject([{ what: 'calendar', format: 'ics', rows: 2 }]);
  expect(await client.appointments.inspectIcs({ file })).toMatchObject({ visits: 1, same: 1, created: 0 });

  await client.appointments.save({ id, title: 'Hội chợ Giảng Võ', ...times });
  expect(await client.appointments.inspectIcs({ file })).toMatchObject({ changed: 1 });
  expect(await client.appointments.exportIcs({ file, visitId })).toEqual({ entries: 1 });
  const nothing = client.appointments.exportIcs({ file, from: '2027-03-01', to: '2027-03-02' });
  expect((await refusalOf(nothing)).code).toBe('not-found');
  await client.appointments.delete({ id });
  const deleted = client.appointments.exportIcs({ file, from: '2026-11-25', to: '2026-11-25' });
  expect((await refusalOf(deleted)).code).toBe('not-found');
  expect(await client.appointments.exportIcs({ file })).toEqual({ entries: 1 });
});

test('a calendar comes in once, the same again changes nothing, what was changed or called off there follows, and one undo takes it out', async () => {
  const { client } = await aDevice();
  const file = join(folder, 'outlook.ics');
  const weekly = event('w', '20261124T020000Z', 'RRULE:FREQ=WEEKLY;COUNT=3');
  writeFileSync(file, calendar(weekly, event('a', '20261126T020000Z'), event('b', '20261127T020000Z')));
  const counts = { created: 5, changed: 0, same: 0, cancelled: 0, visits: 0, unreadable: 0, leftOut: 0 };
  expect(await client.appointments.inspectIcs({ file })).toEqual(counts);
  const first = await client.appointments.importIcs({ file });
  expect(first).toMatchObject(counts);
  const shown = async () => (await client.appointments.list({ from: '2026-11-23', to: '2026-12-31' })).appointments;
  expect((await shown()).map(({ startsAt }) => startsAt.slice(5, 10))).toEqual(['11-24', '11-26', '11-27', '12-01', '12-08']);
  expect(await client.appointments.importIcs({ file })).toMatchObject({ created: 0, same: 5 });
  writeFileSync(file, calendar(weekly, event('a', '20261126T040000Z'), event('b', '20261127T020000Z', 'STATUS:CANCELLED')));
  expect(await client.appointments.importIcs({ file })).toMatchObject({ created: 0, same: 3, changed: 1, cancelled: 1 });
  expect((await shown()).map(({ startsAt }) => startsAt.slice(5, 13))).toEqual(['11-24T02', '11-26T04', '12-01T02', '12-08T02']);
  expect(JSON.stringify(await shown())).not.toContain('khach@congty.vn');

  const second = await aDevice();
  const again = await second.client.appointments.importIcs({ file });
  expect(again).toMatchObject({ created: 4 });
  await second.client.undo.apply({ groupId: again.groupId });
  expect((await second.client.appointments.list({ from: '2026-11-23', to: '2026-12-31' })).appointments).toEqual([]);
});

test('what is no calendar is refused at the file, and an appointment ends after it begins', async () => {
  const { client } = await aDevice();
  const file = join(folder, 'trang.ics');
  writeFileSync(file, '<html>Đăng nhập wifi</html>');
  expect((await refusalOf(client.appointments.inspectIcs({ file }))).fields).toEqual({ file: 'no-calendar' });
  const at = '2026-11-25T02:00:00.000Z';
  const refused = await refusalOf(client.appointments.save({ title: 'Họp', startsAt: at, endsAt: at }));
  expect(refused.fields).toEqual({ endsAt: 'end-before-start' });
});
