import type { Page } from 'playwright-core';
import { officeDays } from '../src-shared/holidays/office-days.ts';
import { addDays, instantOf, localDay } from '../src-shared/lib/dates.ts';
import { standardVisitFree } from '../src-shared/reminders/tet.ts';
import { planHorizonDays, planVisits, type PlanSource } from '../src-shared/visits/plan-visits.ts';
import { clientOf, coreOf } from './core.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { median, percentile, spread, timed, timedSync } from './measure.ts';
import { temporaryFolder, withoutBackups } from './profiles.ts';
import { openWindow } from './window.ts';

const today = localDay(new Date().toISOString());

/** A profile of one person with customers, made by hand so that nothing else is in the calendar. */
async function aProfile(customers: number, isInMemory: boolean) {
  const folder = temporaryFolder({ isInMemory });
  // Never started: its housekeeping would fill the calendar in the background, beside what is measured.
  const core = coreOf(folder.path);
  const client = clientOf(core);
  await client.profile.create({ userName: 'Nguyễn Thị Lan', companyName: 'Đại Đồng' });
  const ids: string[] = [];
  for (let at = 0; at < customers; at += 1) {
    ids.push((await client.customers.create({ name: `Công ty TNHH Bao bì số ${at}`, rating: 'A' })).id);
  }
  return { folder, core, client, ids };
}

export const visitPlans: Bench = {
  ids: ['plans-5000', 'plans-fill'],
  title:
    'recurring plans for 5 000 customers over a quarter: reckoned for 25 reps; and a whole calendar of one rep filled from nothing',
  async run({ isQuick }) {
    const count = isQuick ? 1000 : 5000;
    const sources = Array.from(
      { length: count },
      (_, at): PlanSource => ({
        planId: 'rule',
        customerId: `0192d3f0-0000-7000-8000-${(at * 7919 + 4096).toString(16).padStart(12, '0')}`,
        ownerId: `rep ${at % 25}`,
        purpose: 'periodic',
        everyDays: [14, 30, 60, 60][at % 4] ?? 30,
        weekdays: null,
        minuteOfDay: null,
        minutes: 45,
        fromOn: today,
        untilOn: null,
        lastOn: at % 3 === 0 ? addDays(today, -(at % 20)) : null,
        isSpread: true,
      }),
    );
    let visits = 0;
    const reckoned = Array.from({ length: isQuick ? 3 : 7 }, () =>
      timedSync(() => {
        const plan = {
          sources,
          days: officeDays([]),
          free: standardVisitFree,
          today,
          through: addDays(today, planHorizonDays),
          busy: () => [],
        };
        visits = planVisits(plan).visits.length;
      }),
    );
    const { folder, core, client } = await aProfile(isQuick ? 300 : 5000, isQuick);
    try {
      const rhythm = { purpose: 'periodic', everyDays: 90, weekdays: null, minuteOfDay: null, minutes: 45 };
      await client.visitRules.save({ name: 'A', rating: 'A', groupId: null, ...rhythm });
      let made = 0;
      const filled = await timed(async () => {
        made = (await client.visitPlans.fill({})).made;
      });
      const again = await timed(() => client.visitPlans.fill({}));
      return [
        atMost(
          'plans-5000',
          median(reckoned),
          'ms',
          2000,
          `${count} customers of 25 reps, ${visits} visits, ${spread(reckoned)}`,
        ),
        atMost(
          'plans-fill',
          filled,
          'ms',
          2000,
          `${made} visits of one rep written; again, with nothing to do, ${rounded(again)} ms`,
        ),
      ];
    } finally {
      await core.close();
      folder.remove();
    }
  },
};

const firstMonday = '2027-03-01';

export const calendarScreen: Bench = {
  ids: ['calendar-week', 'calendar-month'],
  title: 'in Chromium: a week with 500 visits, and the month of a team of 50 reps, from the address until they are drawn',
  async run({ isQuick }) {
    const weeks = isQuick ? 2 : 5;
    const { folder, core, client, ids } = await aProfile(100, isQuick);
    const plan = async (day: string, count: number) => {
      for (let at = 0; at < count; at += 1) {
        const time = `${String(8 + (at % 9)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`;
        const purpose = ['maintain', 'periodic', 'introduce', 'collect'][at % 4] ?? 'maintain';
        await client.visits.create({ customerId: ids[at % ids.length] ?? '', startsAt: instantOf(day, time), purpose });
      }
    };
    for (let week = 0; week < weeks; week += 1) {
      for (let day = 0; day < 5; day += 1) await plan(addDays(firstMonday, week * 7 + day), 100);
    }
    // A month of a team: 50 reps with eight visits on each of 22 days.
    const months = isQuick ? ['2027-06'] : ['2027-06', '2027-09', '2027-11'];
    const perDay = isQuick ? 60 : 400;
    for (const month of months)
      for (let day = 1; day <= 22; day += 1) await plan(`${month}-${String(day).padStart(2, '0')}`, perDay);
    await core.close();
    withoutBackups(folder.path);
    const window = await openWindow(folder.path, '/visits').catch((error: unknown) => {
      folder.remove();
      throw error;
    });
    try {
      const { page } = window;
      await goTo(page, '#/visits?view=month&on=2028-01-03', 0);
      await goTo(page, '#/visits?view=week&on=2028-01-03', 0);
      const ofWeek: number[] = [];
      for (let week = 0; week < weeks; week += 1) {
        ofWeek.push(await goTo(page, `#/visits?view=week&on=${addDays(firstMonday, week * 7)}`, 500));
        await goTo(page, '#/visits?view=week&on=2028-01-03', 0);
      }
      const ofMonth: number[] = [];
      for (const month of months) {
        ofMonth.push(await goTo(page, `#/visits?view=month&on=${month}-10`, 22));
        await goTo(page, '#/visits?view=month&on=2028-01-03', 0);
      }
      return [
        atMost('calendar-week', percentile(ofWeek, 0.95), 'ms', 100, `500 visits, never shown before, ${spread(ofWeek)}`),
        atMost('calendar-month', percentile(ofMonth, 0.95), 'ms', 200, `${perDay * 22} visits, ${spread(ofMonth)}`),
      ];
    } finally {
      await window.close();
      folder.remove();
    }
  },
};

/**
 * Goes to an address; the page itself takes the time until at least so many visits are drawn (for none: until there are none). Told is the turn
 * after the frame that draws them: an observer sees them the moment they stand in the page, the next frame is the one that draws them.
 */
function goTo(page: Page, hash: string, least: number): Promise<number> {
  return page.evaluate(
    ([wanted, count]) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        const afterFrame = new MessageChannel();
        afterFrame.port1.addEventListener('message', () => resolve(performance.now() - from));
        afterFrame.port1.start();
        const isThere = () => {
          const drawn = document.querySelectorAll('[data-visit]').length;
          return count === 0 ? drawn === 0 : drawn >= count;
        };
        const look = () => {
          if (!isThere()) return;
          watch.disconnect();
          clearTimeout(limit);
          requestAnimationFrame(() => afterFrame.port2.postMessage(null));
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, { subtree: true, childList: true });
        // Nothing was drawn: no figure, and far over any limit.
        const limit = setTimeout(() => {
          watch.disconnect();
          resolve(performance.now() - from);
        }, 5000);
        location.hash = wanted;
        // From nothing to nothing no visit changes.
        if (count === 0) setTimeout(look, 50);
      }),
    [hash, least] as const,
  );
}
