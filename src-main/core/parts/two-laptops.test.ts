import { expect, test } from 'vitest';
import { aLaptop, anOffice, change, type Laptop, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';
import { createContactsService } from '../contacts/contacts.service.ts';
import { createPartsService } from './parts.service.ts';

const sitesOn = async (laptop: Laptop, customerId: string) => createPartsService(laptop.ctx).sites({ customerId });

test('two laptops that made two companies the parent of each other show the same tree, and it can be put right', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const first = newCustomer(lan, 'Tập đoàn Đại Phú');
  const second = newCustomer(lan, 'Công ty Đại Phú Miền Tây');
  await syncAll(lan, duc);
  change(lan, 'customers', second, { parentId: first });
  change(duc, 'customers', first, { parentId: second });
  await syncAll(lan, duc, lan);
  for (const laptop of [lan, duc]) {
    // The older one is read as the top.
    const above = await sitesOn(laptop, first);
    expect(above.sites.map((site) => [site.depth, site.name])).toEqual([
      [0, 'Tập đoàn Đại Phú'],
      [1, 'Công ty Đại Phú Miền Tây'],
    ]);
    expect(above.loop.map((company) => company.name)).toEqual(['Tập đoàn Đại Phú', 'Công ty Đại Phú Miền Tây']);
    const below = await sitesOn(laptop, second);
    expect([below.above.map((company) => company.name), below.sites.length]).toEqual([['Tập đoàn Đại Phú'], 1]);
  }
  change(duc, 'customers', first, { parentId: null });
  await syncAll(duc, lan);
  expect((await sitesOn(lan, first)).loop).toEqual([]);
});

test('two laptops that made different people the primary contact both read one and the same', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const customerId = newCustomer(lan, 'Tập đoàn Đại Phú');
  await syncAll(lan, duc);
  await createContactsService(lan.ctx).create({ customerId, name: 'Anh Phúc' });
  office.clock.now += 1000;
  await createContactsService(duc.ctx).create({ customerId, name: 'Chị Yến' });
  await syncAll(lan, duc, lan);
  const read = [];
  for (const laptop of [lan, duc]) {
    const { contacts } = await createContactsService(laptop.ctx).list({ customerId });
    read.push(contacts.map((contact) => [contact.name, contact.isPrimary]));
  }
  expect(read).toEqual([
    [
      ['Anh Phúc', true],
      ['Chị Yến', false],
    ],
    [
      ['Anh Phúc', true],
      ['Chị Yến', false],
    ],
  ]);
});
