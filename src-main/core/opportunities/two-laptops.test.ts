import { expect, test } from 'vitest';
import { standardStages } from '../../../src-shared/opportunities/standard-stages.ts';
import { aLaptop, anOffice, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';
import { createOpportunitiesService } from './opportunities.service.ts';

const [, proposal = '', haggling = '', , lost = ''] = standardStages.map(({ id }) => id);

test('of two laptops that moved one card at the same time the later move stands on both, and the office asks about the stage alone', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const [ofLan, ofDuc] = [createOpportunitiesService(lan.ctx), createOpportunitiesService(duc.ctx)];
  const customerId = newCustomer(lan, 'Tập đoàn Đại Phú');
  const { id } = await ofLan.create({ customerId, title: 'Thùng carton' });
  await syncAll(lan, duc);
  await ofLan.close({ id, as: 'lost', lostReason: 'price', lostNote: null });
  office.clock.now += 1000;
  await ofDuc.move({ id, stageId: haggling });
  await syncAll(lan, duc, lan);
  for (const service of [ofLan, ofDuc]) {
    const record = await service.get({ id });
    // Open again: no day of closing and no reason for losing are shown, whatever the other move had written.
    expect(record).toMatchObject({ stageId: haggling, kind: 'open', closedAt: null, lostReason: null });
    expect(record.history.filter(({ field }) => field === 'stageId').length).toBeGreaterThan(0);
  }
  const conflicts = duc.ctx.db.prepare('SELECT field FROM conflicts WHERE row_id = ? AND deleted_at IS NULL').pluck().all(id);
  expect(conflicts).toEqual(['stageId']);

  // Whoever is asked and says "lost" is asked for nothing more than the page asks anybody for.
  lan.ctx.write.transact((tx) => tx.update('opportunities', id, { stageId: lost, lostReason: null }));
  await syncAll(lan, duc);
  expect(await ofDuc.get({ id })).toMatchObject({ kind: 'lost', lostReason: null });
  await ofDuc.update({ id, change: { lostReason: 'price' } });
  expect((await ofDuc.get({ id })).lostReason).toBe('price');
});

test('two laptops that put the same word and the same contact on a card have written it once, with what each said of it', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const [ofLan, ofDuc] = [createOpportunitiesService(lan.ctx), createOpportunitiesService(duc.ctx)];
  const customerId = newCustomer(lan, 'Tập đoàn Đại Phú');
  const { id } = await ofLan.create({ customerId, title: 'Thùng carton', stageId: proposal });
  await syncAll(lan, duc);
  const contactId = lan.ctx.write.transact((tx) =>
    tx.create('contacts', { customerId, name: 'Chị Bưởi', isPrimary: false }),
  ).value;
  await syncAll(lan, duc);
  await ofLan.setTags({ id, tags: ['urgent', 'big', 'tender'] });
  await ofLan.setTags({ id, tags: ['urgent', 'big'] });
  await ofLan.setContact({ id, contactId, role: null });
  office.clock.now += 1000;
  await ofDuc.setTags({ id, tags: ['urgent', 'tender'] });
  await ofDuc.setContact({ id, contactId, role: 'decides' });
  await syncAll(lan, duc, lan);
  for (const service of [ofLan, ofDuc]) {
    const { tags, contacts } = await service.get({ id });
    // A word that one took off again and the other put on later without knowing of it stands.
    expect(tags).toEqual(['big', 'tender', 'urgent']);
    // What the second one said beyond the first stands, on both.
    expect(contacts).toMatchObject([{ contactId, role: 'decides' }]);
  }
});
