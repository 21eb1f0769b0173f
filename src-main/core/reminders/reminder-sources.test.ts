import { expect, test } from 'vitest';
import { addDays } from '../../../src-shared/lib/dates.ts';
import { type ReminderKind, reminderKinds, standardDaysAhead } from '../../../src-shared/reminders/reminder.ts';
import { createRandom } from '../../../tests/faults/random.ts';
import { aDevice } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { createReminderSources } from './reminder-sources.ts';

const today = '2026-11-23';

test('of what falls on the days to come the first five hundred are told, by day and name, however far it reaches', async () => {
  const device = await aDevice();
  const me = (await device.client.app.status({})).profile?.userId ?? '';
  await inspect(device, (db) => {
    const random = createRandom(3);
    const found = db.prepare(
      `INSERT INTO customers (id, created_at, kind, name, lifecycle, owner_id, founded_on) VALUES (@id, '2026-01-01', 'company', @name, 'new', @me, @on)`,
    );
    const keep = db.prepare(
      `INSERT INTO yearly_days (id, created_at, customer_id, name, calendar, "month", "day") VALUES (@id, '2026-01-01', @customerId, @name, @calendar, @month, @day)`,
    );
    let count = 0;
    const idOf = (kind: string) => `0192d3f0-${kind}-7000-8000-${String((count += 1)).padStart(12, '0')}`;
    const aName = () => `Đ${random.below(1_000_000)}`;
    const told = (kind: ReminderKind, ahead: number) =>
      createReminderSources(db)({
        ...{ today, now: `${today}T01:00:00.000Z`, me },
        daysAhead: { ...standardDaysAhead, [kind]: ahead },
        without: new Set(reminderKinds.filter((other) => other !== kind)),
      })
        .map(({ on, name, isLunar }) => `${on} ${name}${isLunar ? ' ☾' : ''}`)
        .sort();
    const layFounded = (ahead: number, many: number) =>
      Array.from({ length: many }, () => {
        const [on, name] = [addDays(today, ahead), aName()];
        found.run({ id: idOf('1111'), name, me, on: `2001${on.slice(4)}` });
        return `${on} ${name}`;
      });
    const far = [...layFounded(364, 1), ...layFounded(200, 2), ...layFounded(3, 1)].sort();
    expect(told('founding', 364)).toEqual(far);
    expect(told('founding', 363)).toEqual(far.slice(0, -1));
    const near = [...layFounded(0, 120), ...layFounded(2, 310), ...layFounded(4, 150), ...layFounded(7, 300)];
    expect(told('founding', 30)).toEqual([...near, ...far].sort().slice(0, 500));
    expect(told('founding', 3)).toEqual([...near.slice(0, 430), ...far].sort().slice(0, 431));

    // By the sun and by the moon on one day: the 24th of November is the 16th of the tenth month.
    const customerId = String(db.prepare('SELECT id FROM customers LIMIT 1').pluck().get());
    const layKept = (at: { on: string; calendar: string; month: number; day: number }, many: number) =>
      Array.from({ length: many }, () => {
        const name = aName();
        const { on, ...key } = at;
        keep.run({ id: idOf('2222'), customerId, name, ...key });
        return `${on} ${name}${at.calendar === 'lunar' ? ' ☾' : ''}`;
      });
    const kept = [
      ...layKept({ on: today, calendar: 'solar', month: 11, day: 23 }, 200),
      ...layKept({ on: addDays(today, 1), calendar: 'solar', month: 11, day: 24 }, 250),
      ...layKept({ on: addDays(today, 1), calendar: 'lunar', month: 10, day: 16 }, 250),
    ];
    expect(told('yearly-day', 7)).toEqual(kept.sort().slice(0, 500));
  });
});
