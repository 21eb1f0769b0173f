import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { expect, test } from 'vitest';
import { type CalendarEntry, textOfEntry, writeCalendar } from '../../../src-shared/calendar-files/ics.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { readIcs, readIcsInSlices } from './read-ics.ts';
import { unescaped } from './read-lines.ts';

const window = { from: Date.parse('2026-10-01T00:00:00Z'), to: Date.parse('2027-12-01T00:00:00Z') };
const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'visit-1@fieldbook',
  title: 'Thăm Bao bì Đại Phát; gặp chị Hoa, anh Đức',
  startsAt: '2026-11-26T01:30:00.000Z',
  endsAt: '2026-11-26T02:15:00.000Z',
  isAllDay: false,
  place: '12 Nguyễn Huệ, Quận 1',
  note: 'Dòng một\nDòng hai \\ hết — một dòng thật dài để phải xuống dòng mà không cắt đôi chữ có dấu tiếng Việt',
  isCancelled: false,
  ...more,
});
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'SUMMARY:Họp', ...lines, 'END:VEVENT'].join('\r\n');
const starts = (text: string) => readIcs(text, window).entries.map(({ startsAt }) => startsAt);

test('what is written is read again as it was, by this program and by two other readers', () => {
  const all = [
    entry(),
    entry({
      uid: 'a',
      title: 'Hội chợ',
      isAllDay: true,
      startsAt: '2026-11-25T17:00:00.000Z',
      endsAt: '2026-11-27T17:00:00.000Z',
    }),
    entry({ uid: 'b', place: null, note: null, isCancelled: true }),
  ];
  const text = writeCalendar(all, 'Lịch của Lan', '2026-11-26T00:00:00.000Z');
  expect(readIcs(text, window)).toEqual({ entries: all, unreadable: 0, leftOut: 0 });
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).not.toMatch(/ATTENDEE|ORGANIZER|VALARM|METHOD:REQUEST/);

  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(events.map(({ summary }) => summary)).toEqual(all.map(({ title }) => title));
  expect(events[0]?.startDate.toJSDate().toISOString()).toBe(all[0]?.startsAt);
  expect(events[0]?.description).toBe(all[0]?.note);
  const second = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
  expect(second).toMatchObject([
    { summary: all[0]?.title, location: all[0]?.place },
    { summary: 'Hội chợ' },
    { status: 'CANCELLED' },
  ]);
  expect((second[0] as { start: Date }).start.toISOString()).toBe(all[0]?.startsAt);
});

test('times of other zones are instants: by the world’s names, by those of Windows, by the rules that the file brings along', () => {
  const at = (zone: string) => starts(calendar(event('UID:1', `DTSTART;TZID=${zone}:20261126T083000`)));
  expect(at('Asia/Ho_Chi_Minh')).toEqual(['2026-11-26T01:30:00.000Z']);
  expect(at('SE Asia Standard Time')).toEqual(['2026-11-26T01:30:00.000Z']);
  expect(at('"Romance Standard Time"')).toEqual(['2026-11-26T07:30:00.000Z']);
  expect(at('/mozilla.org/20050126_1/America/New_York')).toEqual(['2026-11-26T13:30:00.000Z']);
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Xưởng',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0900',
    'TZOFFSETTO:+0900',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
  expect(starts(calendar(...zone, event('UID:1', 'DTSTART;TZID=Xưởng:20261126T083000')))).toEqual(['2026-11-25T23:30:00.000Z']);
  expect(readIcs(calendar(event('UID:1', 'DTSTART;TZID=Nơi nào đó:20261126T083000')), window)).toMatchObject({
    entries: [],
    unreadable: 1,
  });
  expect(starts(calendar(event('UID:1', 'DTSTART:20261126T013000Z')))).toEqual(['2026-11-26T01:30:00.000Z']);
  expect(starts(calendar(event('UID:1', 'DTSTART:20261126T083000')))).toEqual(['2026-11-26T01:30:00.000Z']);
});

test('a weekly meeting in Paris stays at nine there when its clocks are changed, ends with its rule, and leaves out what was taken out', () => {
  const lines = [
    'UID:w',
    'DTSTART;TZID=Europe/Paris:20261012T090000',
    'DTEND;TZID=Europe/Paris:20261012T100000',
    'RRULE:FREQ=WEEKLY;UNTIL=20261109T080000Z',
    'EXDATE;TZID=Europe/Paris:20261019T090000',
  ];
  expect(starts(calendar(event(...lines)))).toEqual([
    '2026-10-12T07:00:00.000Z',
    '2026-10-26T08:00:00.000Z',
    '2026-11-02T08:00:00.000Z',
    '2026-11-09T08:00:00.000Z',
  ]);
  const moved = event('UID:w', 'RECURRENCE-ID;TZID=Europe/Paris:20261102T090000', 'DTSTART;TZID=Europe/Paris:20261103T140000');
  const found = readIcs(calendar(event(...lines), moved), window).entries;
  expect(found.map(({ startsAt }) => startsAt).sort()[2]).toBe('2026-11-03T13:00:00.000Z');
  expect(found).toHaveLength(4);
  expect(new Set(found.map(({ uid }) => uid)).size).toBe(4);
});

test('what repeats for ever is written out within the window and counted beyond; a rule that is none costs only itself', () => {
  const daily = readIcs(calendar(event('UID:d', 'DTSTART:20200101T010000Z', 'RRULE:FREQ=DAILY')), window);
  expect(daily.entries).toHaveLength(426);
  expect(daily.leftOut).toBeGreaterThan(2000);
  expect(starts(calendar(event('UID:x', 'DTSTART:20261101T010000Z', 'RRULE:FREQ=SOMETIMES')))).toEqual([
    '2026-11-01T01:00:00.000Z',
  ]);
  const second = readIcs(calendar(event('UID:s', 'DTSTART:20261101T010000Z', 'RRULE:FREQ=SECONDLY')), window);
  expect(second.entries.length).toBeLessThanOrEqual(1000);
});

test('an invitation is an entry like others, its guests are read over, and what is no calendar is refused', () => {
  const invitation = calendar(
    'METHOD:REQUEST',
    event('UID:i', 'DTSTART:20261126T013000Z', 'ORGANIZER:mailto:a@b.vn', 'ATTENDEE;RSVP=TRUE:mailto:c@d.vn'),
  );
  expect(JSON.stringify(readIcs(invitation, window))).not.toMatch(/mailto|@b\.vn/);
  expect(() => readIcs('<html>Đăng nhập</html>', window)).toThrow(AppError);
  const broken = calendar(
    'END:VEVENT',
    'BEGIN:VEVENT',
    'nothing',
    'DTSTART:20261340T000000Z',
    'END:VEVENT',
    event('UID:1', 'DTSTART:20261126T013000Z'),
  );
  expect(readIcs(broken, window)).toMatchObject({ entries: [{ uid: '1' }], unreadable: 1 });
});

test('thousands of entries come back as they went out, and more than a calendar may have are refused', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const startsAt = window.from + at * 60_000;
      const endsAt = new Date(startsAt + 45 * 60_000).toISOString();
      return entry({ uid: `v${at}`, startsAt: new Date(startsAt).toISOString(), endsAt });
    });
  const all = many(3000);
  expect(readIcs(writeCalendar(all, 'Tất cả', '2026-11-26T00:00:00.000Z'), window).entries).toEqual(all);
  const events = Array.from({ length: 51 }, (_, at) =>
    event(`UID:${at}`, 'DTSTART:20261002T010000Z', 'RRULE:FREQ=HOURLY;COUNT=1000'),
  );
  expect(() => readIcs(calendar(...events), window)).toThrow(/too many entries/);
});

test('a large file is read in slices as it is read at once, wherever a slice ends, with its zones at its end and its last entry cut off', async () => {
  const zone = [
    'BEGIN:VTIMEZONE\r\nTZID:Xưởng\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0900',
    'TZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE',
  ];
  const events = Array.from({ length: 3000 }, (_, at) =>
    event(
      `UID:${at}`,
      `LOCATION:Số ${'một hai ba '.repeat(at % 9)}\r\n  đường Đồng Khởi`,
      at % 7 === 0 ? 'DTSTART;TZID=Xưởng:20261126T083000' : `DTSTART;TZID="Asia/Ho_Chi_Minh":20261126T08${10 + (at % 50)}00`,
      'ATTENDEE;CN="Lan: kho; Đức":mailto:c@d.vn',
      'BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM',
    ),
  );
  const text = `${calendar(...events, ...zone)}\r\nBEGIN:VCALENDAR\r\n${event('UID:cut', 'DTSTART:20261126T013000Z').replace('END:VEVENT', '')}`;
  const whole = readIcs(text, window);
  expect(whole).toMatchObject({ unreadable: 0, leftOut: 0 });
  expect(whole.entries).toHaveLength(3001);
  expect(whole.entries.filter(({ startsAt }) => startsAt === '2026-11-25T23:30:00.000Z')).toHaveLength(429);
  expect(whole.entries.find(({ uid }) => uid === '2')?.place).toBe(`Số ${'một hai ba '.repeat(2)} đường Đồng Khởi`);
  expect(await readIcsInSlices(new TextEncoder().encode(text), window)).toEqual(whole);
});

test('any text and any minute come back as they were, and what other programs write of marks, folds and old line ends is read', () => {
  const texts = ['\\', '\\n', 'a\\,b;c', 'Một\nhai\\', '😀'.repeat(40), 'đường '.repeat(30).trim(), 'x'.repeat(200)];
  const all = texts.map((title, at) => {
    // The last is a minute before midnight, the first but one stands on the last day of a year.
    const startsAt = new Date(Date.parse('2026-12-31T16:59:00.000Z') + at * 61_000 * 60).toISOString();
    return entry({
      uid: `u${at}`,
      title,
      place: title,
      note: title,
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + 60_000).toISOString(),
    });
  });
  expect(readIcs(writeCalendar(all, 'Lịch', '2026-11-26T00:00:00.000Z'), window).entries).toEqual(all);
  expect(textOfEntry(entry({ startsAt: '2026-12-31T17:00:00.000Z', endsAt: '2027-01-01T08:30:00+07:00' }), 'now')).toMatch(
    /DTSTART[^:]*:20270101T000000\r\nDTEND[^:]*:20270101T083000\r\n/,
  );
  expect(['a\\\\nb', '\\N\\;\\,\\x', 'end\\'].map(unescaped)).toEqual(['a\\nb', '\n;,x', 'end\\']);
  const old =
    'BEGIN:VCALENDAR\rBEGIN:VEVENT\rdtstart;Tzid=Asia/Tokyo:20261126T083000\rSUMMARY:M\r\n\tột\r\nUID:1\nEND:VEVENT\rEND:VCALENDAR';
  expect(readIcs(old, window).entries).toMatchObject([{ uid: '1', title: 'Một', startsAt: '2026-11-25T23:30:00.000Z' }]);
  const days = ['20280229', '20270229', '20261301', '20260001', '20260431'].map((on) =>
    starts(calendar(event(`DTSTART:${on}T083000Z`))),
  );
  expect(days).toEqual([['2028-02-29T08:30:00.000Z'], [], [], [], []]);
});
