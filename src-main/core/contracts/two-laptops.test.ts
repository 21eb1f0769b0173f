import { expect, test } from 'vitest';
import { aLaptop, anOffice, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';
import { createRenewalTasks } from './renewal-runner.ts';
import { createContractsService } from './contracts.service.ts';

test('two laptops of one person make one task to renew a contract, and the other colleagues make none', async () => {
  const office = anOffice();
  const [lan, atHome, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const renewals = [lan, atHome, duc].map(({ ctx }) => createRenewalTasks(ctx));
  const [ofLan, ofHome] = [lan, atHome].map(({ ctx }, at) => {
    const own = renewals[at];
    if (own === undefined) throw new Error('no tasks');
    return createContractsService(ctx, own);
  });
  if (ofLan === undefined || ofHome === undefined) throw new Error('no service');
  const today = new Date(office.clock.now).toISOString().slice(0, 10);
  const customerId = newCustomer(lan, 'Tập đoàn Đại Phú');
  const { id } = await ofLan.create({
    customerId,
    title: 'Nguyên tắc',
    kind: 'contract',
    parentId: null,
    state: 'active',
    toOn: today,
  });
  await syncAll(lan, atHome, duc);
  const made = ({ ctx }: typeof lan) =>
    ctx.db.prepare("SELECT count(*) FROM tasks WHERE origin = 'contract' AND deleted_at IS NULL").pluck().get();
  // Nobody asks for it.
  for (const one of renewals) one.tick();
  expect([lan, atHome, duc].map(made)).toEqual([1, 1, 0]);
  await syncAll(lan, atHome, duc, lan, atHome);
  expect([lan, atHome].map(made)).toEqual([1, 1]);
  expect(lan.ctx.db.prepare('SELECT count(*) FROM conflicts').pluck().get()).toBe(0);

  // Renewed on one of them: the task is done on both, and neither makes another.
  await ofHome.renew({ id, kind: 'contract', code: null, signedOn: null, note: null });
  await syncAll(atHome, lan);
  expect(renewals.map((one) => one.run())).toEqual(Array.from({ length: 3 }, () => ({ made: 0, closed: 0 })));
  expect((await ofLan.get({ id })).task).toMatchObject({ state: 'done' });
});
