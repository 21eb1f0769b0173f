import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

// Each import starts a thread of its own.
vi.setConfig({ testTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-import-law-'));
afterAll(() => rmSync(folder, { recursive: true }));
const csv = (name: string, lines: readonly string[]) => {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
};
const headings = 'Tên khách hàng,Loại,Người liên hệ,Điện thoại người liên hệ';

test('people of a file who agreed have a line in the ledger for each purpose, with the file as proof; whoever was there already has none', async () => {
  const { client } = await aDevice();
  const known = await client.customers.create({ name: 'Đại Đồng', taxCode: '0100109106' });
  await client.contacts.create({ customerId: known.id, name: 'Anh Tư' });
  const file = csv('hoi-cho.csv', [
    `${headings},MST`,
    'Công ty An Bình,công ty,Chị Hoa,0912 345 678,',
    'Nguyễn Văn Bảy,cá nhân,,,',
    'Đại Đồng,công ty,Chị Mai,0987 654 321,0100109106',
  ]);
  const mapping = { 0: 'name', 1: 'kind', 2: 'contactName', 3: 'contactPhone', 4: 'taxCode' } as const;
  const how = { file, mapping, duplicates: 'update', basis: 'consent' } as const;
  expect(await refusalOf(client.imports.run(how))).toMatchObject({ code: 'invalid', fields: { purposes: 'required' } });
  const report = await client.imports.run({ ...how, purposes: ['care', 'marketing', 'care'] });
  expect(report).toMatchObject({ created: 2, updated: 1, basis: 'consent' });
  const { rows } = await client.customers.list({});
  const linesOf = async (customerId: string, contactId: string | null) =>
    (await client.consent.of({ customerId, contactId })).lines.map(({ purpose, channel, decision, source, proof }) =>
      [purpose, channel, decision, source, proof].join(' '),
    );
  const both = ['marketing any given import hoi-cho.csv', 'care any given import hoi-cho.csv'];
  const told: Record<string, string[]> = {};
  for (const { id, name } of rows) {
    if ((await client.customers.get({ id })).kind === 'person') told[name] = (await linesOf(id, null)).toSorted();
    for (const contact of (await client.contacts.list({ customerId: id })).contacts)
      told[contact.name] = (await linesOf(id, contact.id)).toSorted();
  }
  expect(told).toEqual({
    'Anh Tư': [],
    'Chị Hoa': both.toSorted(),
    'Chị Mai': both.toSorted(),
    'Nguyễn Văn Bảy': both.toSorted(),
  });
  expect(await client.consent.mayContact({ customerId: known.id, contactId: null, purpose: 'care', channel: 'phone' })).toEqual({
    may: false,
    why: 'no-consent',
  });
});

test('the basis is kept with the import and named again for a table with the same headings; any other basis makes nobody agree', async () => {
  const { client } = await aDevice();
  const first = csv('a.csv', [headings, 'Công ty An Bình,công ty,Chị Hoa,0912 345 678']);
  expect((await client.imports.inspect({ file: first })).basis).toBeNull();
  expect(await client.imports.run({ file: first, basis: 'public', purposes: ['care'] })).toMatchObject({ basis: 'public' });
  const next = csv('b.csv', [headings, 'Công ty Cửu Long,công ty,Anh Sáu,0912 345 679']);
  expect((await client.imports.inspect({ file: next })).basis).toEqual({ basis: 'public', purposes: [] });
  // A script that does not say: kept as not told, and forgets nothing that somebody named.
  expect(await client.imports.run({ file: next })).toMatchObject({ basis: 'not-told' });
  expect((await client.imports.inspect({ file: next })).basis).toEqual({ basis: 'public', purposes: [] });
  expect((await client.imports.list({})).imports.map(({ basis }) => basis).toSorted()).toEqual(['not-told', 'public']);
  for (const { id } of (await client.customers.list({})).rows)
    for (const contact of (await client.contacts.list({ customerId: id })).contacts)
      expect((await client.consent.of({ customerId: id, contactId: contact.id })).lines).toEqual([]);
});

test('whoever may not import is told so, and nothing comes in', async () => {
  const device = await aDevice();
  const { client } = device;
  const file = csv('c.csv', [headings, 'Công ty An Bình,công ty,Chị Hoa,0912 345 678']);
  await client.officeRules.set({ whoMayImport: 'managers' });
  expect((await client.imports.list({})).isAllowed).toBe(true);
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  expect(await client.imports.list({})).toEqual({ imports: [], isAllowed: false });
  expect(await refusalOf(client.imports.run({ file, basis: 'request' }))).toMatchObject({
    code: 'forbidden',
    details: { reason: 'import-rule' },
  });
  expect((await client.customers.list({})).rows).toEqual([]);
  // Looking at a file takes nothing in, and exports have a rule of their own.
  expect((await client.imports.inspect({ file })).counts.good).toBe(1);
  expect(await client.exports.allowed({})).toEqual({ isAllowed: true });
});
