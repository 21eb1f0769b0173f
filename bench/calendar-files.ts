import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarEntry, writeCalendar } from '../src-shared/calendar-files/ics.ts';
import { addDays, instantOf, localDay } from '../src-shared/lib/dates.ts';
import { runBundledChild } from './child.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import type { longestTurn } from './measure.ts';
import { temporaryFolder } from './profiles.ts';

type Turns = Readonly<Record<'taken' | 'again' | 'looked' | 'written', Awaited<ReturnType<typeof longestTurn>>>>;

const writtenAt = '2026-11-26T00:00:00.000Z';

/** A calendar of another program, taken in as appointments and written out again; every entry must come out as it went in. */
export const calendarFiles: Bench = {
  ids: ['ics-round-trip', 'ics-again', 'ics-read-stall', 'ics-lost'],
  title:
    'a calendar of 50 000 entries taken in, taken in again, looked through and written out; the longest turn of the core meanwhile',
  async run({ isQuick }) {
    const count = isQuick ? 2000 : 50_000;
    const folder = temporaryFolder({ isInMemory: isQuick });
    try {
      const [from, to] = [join(folder.path, 'in.ics'), join(folder.path, 'out.ics')];
      const today = localDay(new Date().toISOString());
      const entries = Array.from({ length: count }, (_, at) => entryOf(at, today));
      writeFileSync(from, writeCalendar(entries, 'Lịch', writtenAt));
      // The core is a process of its own: what another bench left in this one would be cleared away in its turn.
      const child = [join(folder.path, 'profile'), from, to, today];
      const { taken, again, looked, written } = await runBundledChild<Turns>('calendar-files', child);
      const turns = [taken, again, looked, written];
      const [before, after] = [from, to].map(eventsOf);
      const lost = [...(before ?? [])].filter((event) => after?.has(event) !== true).length;
      return [
        atMost(
          'ics-round-trip',
          (taken.wholeMs + written.wholeMs) / 1000,
          's',
          5,
          `${count} entries: in ${rounded(taken.wholeMs / 1000)} s, each a row with its operation and history; out ${rounded(written.wholeMs / 1000)} s`,
        ),
        atMost('ics-again', again.wholeMs / 1000, 's', 5, 'the same file again: nothing to do'),
        atMost(
          'ics-read-stall',
          Math.max(...turns.map(({ ms, workMs }) => (isQuick ? workMs : ms))),
          'ms',
          100,
          `the longest turn of the core's loop: in, again, looked through, out ${turns.map(({ ms }) => rounded(ms)).join(', ')} ms, of it processor time ${turns.map(({ workMs }) => rounded(workMs)).join(', ')} ms`,
        ),
        atMost('ics-lost', lost, 'entries', 0, `of ${before?.size} that did not come out as they went in`),
      ];
    } finally {
      folder.remove();
    }
  },
};

function entryOf(at: number, today: string): CalendarEntry {
  const day = addDays(today, (at % 700) - 350);
  const hour = String(7 + (at % 10)).padStart(2, '0');
  return {
    uid: `entry-${at}@example.vn`,
    title: `Họp với khách hàng số ${at}; giao hàng, thu tiền`,
    startsAt: instantOf(day, `${hour}:00`),
    endsAt: instantOf(day, `${hour}:45`),
    isAllDay: false,
    place: at % 3 === 0 ? '12 Nguyễn Huệ, Quận 1' : null,
    note: at % 2 === 0 ? 'Mang theo mẫu thùng\nGọi trước một tiếng' : null,
    isCancelled: false,
  };
}

/** Every entry of a file without the instant at which it was written. */
function eventsOf(path: string): ReadonlySet<string> {
  const texts = readFileSync(path, 'utf8').split('BEGIN:VEVENT').slice(1);
  return new Set(texts.map((text) => text.replace(/DTSTAMP:.*\r\n/, '').replace(/END:VCALENDAR\s*$/, '')));
}
