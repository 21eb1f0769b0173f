import { expect, test } from 'vitest';
import { createCustomersService } from '../../src-main/core/customers/index.ts';
import { createHandoversService } from '../../src-main/core/handovers/handovers.service.ts';
import { createInteractionsService } from '../../src-main/core/interactions/interactions.service.ts';
import { createTimelineService } from '../../src-main/core/timeline/timeline.service.ts';
import { createVisitsService } from '../../src-main/core/visits/index.ts';
import { aLaptop, anOffice, type Laptop, syncAll } from '../support/office-laptops.ts';

// What one rep did for a customer is what the next one reads before his first visit.

function desk(laptop: Laptop) {
  const customers = createCustomersService(laptop.ctx);
  return {
    customers,
    handovers: createHandoversService(laptop.ctx, customers),
    interactions: createInteractionsService(laptop.ctx),
    timeline: createTimelineService(laptop.ctx),
    visits: createVisitsService(laptop.ctx),
  };
}

const whole = { before: null, limit: 100 };

test('the new rep reads all that was tried, the failures too, before the first contact', async () => {
  const office = anOffice();
  const tick = () => void (office.clock.now += 60_000);
  const [lan, duc, tung] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc'), await aLaptop(office, 'tung')];
  const [ofLan, ofDuc, ofTung] = [desk(lan), desk(duc), desk(tung)];
  const { id } = await ofLan.customers.create({ name: 'Bao bì Tân Phú' });
  tick();
  const call = await ofLan.interactions.create({ customerId: id, kind: 'call', text: 'Chê giá cao, mua của Đông Á' });
  tick();
  await ofLan.interactions.correct({ id: call.id, correction: { text: 'Chê giá cao, đang mua của Đông Á đến tháng 6' } });
  const gone = await ofLan.interactions.create({ customerId: id, kind: 'note', text: 'Ghi nhầm khách' });
  await ofLan.interactions.takeBack({ id: gone.id });
  tick();
  await ofLan.visits.record({ customerId: id, result: { outcome: 'refused', said: 'Không cho gặp giám đốc' } });
  tick();
  await syncAll(lan, duc);
  expect((await ofTung.timeline.list({ customerId: id, ...whole })).entries).toEqual([]);
  await ofDuc.handovers.run({ ids: [id], toUserId: office.people.tung.id, note: 'Lan nghỉ sinh' });
  await syncAll(duc, tung);
  const { entries } = await ofTung.timeline.list({ customerId: id, ...whole });
  const told = entries
    .filter(({ kind }) => kind !== 'change')
    .map(({ kind, text, userName, takenBackAt }) => [kind, text, userName, takenBackAt !== null]);
  expect(told).toEqual([
    ['owner', 'Lan nghỉ sinh', 'Đức', false],
    ['visit', 'Không cho gặp giám đốc', 'Lan', false],
    ['note', null, 'Lan', true],
    ['call', 'Chê giá cao, đang mua của Đông Á đến tháng 6', 'Lan', false],
  ]);
  expect(entries.find(({ kind }) => kind === 'call')).toMatchObject({
    isMine: false,
    earlier: [{ text: 'Chê giá cao, mua của Đông Á', userName: 'Lan' }],
  });
  // Nobody but its author says it anew or takes it back.
  const id2 = entries.find(({ kind }) => kind === 'call')?.id ?? '';
  expect(() => ofTung.interactions.correct({ id: id2, correction: { text: 'x' } })).toThrow('somebody else wrote this entry');
  expect(() => ofTung.interactions.takeBack({ id: id2 })).toThrow('somebody else wrote this entry');
});

test('what came with the first sync is found by its words, like what came later', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const [ofLan, ofDuc] = [desk(lan), desk(duc)];
  const { id } = await ofLan.customers.create({ name: 'Giấy Sài Gòn' });
  await ofLan.interactions.create({ customerId: id, kind: 'note', text: 'Đường vào kho hẹp' });
  await syncAll(lan, duc);
  await ofLan.visits.record({ customerId: id, result: { outcome: 'successful', said: 'Ký hợp đồng nguyên tắc' } });
  await syncAll(lan, duc);
  const found = async (text: string) => (await ofDuc.timeline.search({ text, limit: 9 })).hits.map(({ excerpt }) => excerpt);
  expect(await found('duong vao')).toEqual(['Đường vào kho hẹp']);
  expect(await found('nguyen tac')).toEqual(['Ký hợp đồng nguyên tắc']);
  expect(duc.count('SELECT count(*) FROM activity_fts WHERE activity_fts MATCH \'"duong"\'')).toBe(1);
});
