import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-cards-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('cards go out for single people and for whole customers, each once, without who is restricted, and the log says so', async () => {
  const { client } = await aDevice();
  const { id: companyId } = await client.customers.create({ name: 'Bao bì Đại Phát', phone: '024 3775 7235' });
  const { id: minhId } = await client.contacts.create({
    customerId: companyId,
    name: 'Anh Nguyễn Văn Minh',
    role: 'director',
    zalo: '0903 123 456',
  });
  const { id: hoaId } = await client.contacts.create({ customerId: companyId, name: 'Chị Hoa' });
  const { id: ngocId } = await client.customers.create({ name: 'Trần Thị Bích Ngọc', kind: 'person' });
  const file = join(folder, 'a.vcf');
  const namesIn = () => [...readFileSync(file, 'utf8').matchAll(/^FN:(.*)\r$/gmu)].map(([, name]) => name);

  expect(await client.contacts.exportVcards({ file, contactIds: [minhId] })).toEqual({ cards: 1, restricted: 0 });
  expect(readFileSync(file, 'utf8')).toContain('TITLE:Giám đốc');
  expect(readFileSync(file, 'utf8')).toContain('URL:https://zalo.me/0903123456');

  await client.consent.restrict({ customerId: companyId, contactId: hoaId, reason: 'asked' });
  const wanted = { file, version: '4.0' as const, contactIds: [minhId], customerIds: [companyId, ngocId] };
  expect(await client.contacts.exportVcards(wanted)).toEqual({ cards: 3, restricted: 1 });
  expect(namesIn()).toEqual(['Anh Nguyễn Văn Minh', 'Bao bì Đại Phát', 'Trần Thị Bích Ngọc']);

  await client.consent.restrict({ customerId: ngocId, contactId: null, reason: 'asked' });
  expect(await refusalOf(client.contacts.exportVcards({ file, customerIds: [ngocId] }))).toMatchObject({ code: 'not-found' });
  expect((await client.exports.log({})).entries.map(({ what, rows }) => [what, rows])).toEqual([
    ['vcard', 3],
    ['vcard', 1],
  ]);
});

test('people are listed by given name behind the primary one, a salutation does not count', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Bao bì Đại Phát' });
  for (const name of ['Trần Văn Út', 'Chị Lê Thị Ánh', 'Nguyễn Đức', 'Phạm Dũng', 'Anh Vũ Ân'])
    await client.contacts.create({ customerId, name });
  const { contacts } = await client.contacts.list({ customerId });
  expect(contacts.map(({ name }) => name)).toEqual(['Trần Văn Út', 'Chị Lê Thị Ánh', 'Anh Vũ Ân', 'Phạm Dũng', 'Nguyễn Đức']);
});

test('a branch’s tax code names its company, where that is here', async () => {
  const { client } = await aDevice();
  const { id } = await client.customers.create({ name: 'Công ty Mẹ', taxCode: '0314409058' });
  await client.customers.create({ name: 'Chi nhánh khác', taxCode: '0314409058-001' });
  const companyOf = async (taxCode: string) => (await client.customers.companyOfTaxCode({ taxCode })).company;
  expect(await companyOf('0314409058-002')).toEqual({ id, name: 'Công ty Mẹ' });
  expect(await companyOf('0314409058')).toBeNull();
  expect(await companyOf('0300588569-002')).toBeNull();
  expect(await companyOf('không có')).toBeNull();
});
