import { expect, test } from 'vitest';
import { aLaptop, anOffice, type Laptop, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';
import { createCustomersService } from '../customers/index.ts';
import { createVisitPlanServices } from './visit-plans.service.ts';

const plansOn = (laptop: Laptop) => createVisitPlanServices(laptop.ctx, createCustomersService(laptop.ctx)).visitPlans;
const plan = {
  purpose: 'periodic',
  everyDays: 14,
  weekdays: null,
  minuteOfDay: null,
  minutes: 45,
  untilOn: null,
  note: null,
  ownerId: null,
};

test('two laptops of one rep that plan the same customer without seeing each other meet in the same visits', async () => {
  const office = anOffice();
  const [desk, bag] = [await aLaptop(office, 'lan'), await aLaptop(office, 'lan')];
  await syncAll(desk, bag);
  const customerId = newCustomer(desk, 'Công ty Bao bì Đại Phát');
  const today = new Date(office.clock.now).toISOString().slice(0, 10);
  const { id } = await plansOn(desk).save({ ...plan, customerId, fromOn: today, isActive: true });
  // The plan travels, and the visits are taken out on one laptop before they do.
  await syncAll(desk, bag);
  const visitsOn = (laptop: Laptop) =>
    laptop.count("SELECT count(*) FROM visits WHERE deleted_at IS NULL AND state = 'planned' AND plan_id IS NOT NULL");
  const planned = visitsOn(desk);
  expect(planned).toBeGreaterThan(5);
  expect(visitsOn(bag)).toBe(planned);
  // Both change to the same other rhythm, and fill their calendars, before they meet again.
  for (const laptop of [desk, bag]) {
    await plansOn(laptop).save({ ...plan, everyDays: 28, id, customerId, fromOn: today, isActive: true });
  }
  await syncAll(desk, bag, desk);
  expect([visitsOn(desk), visitsOn(bag)]).toEqual([visitsOn(desk), visitsOn(desk)]);
  expect(visitsOn(desk)).toBeLessThanOrEqual(4);
  for (const laptop of [desk, bag]) {
    expect(laptop.count("SELECT count(*) FROM outbox WHERE state = 'rejected'")).toBe(0);
    expect(await plansOn(laptop).fill({})).toMatchObject({ made: 0, removed: 0 });
  }
});
