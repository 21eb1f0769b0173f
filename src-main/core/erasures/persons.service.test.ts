import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ofContact } from '../../../src-shared/erasures/redact.ts';
import { canaryName, canaryPhone, canaryRow, hasCanary, personalEntities } from '../../../tests/support/canary-person.ts';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { bytesLeft, filesLeft, journalLeft, tablesLeft } from '../../../tests/support/dump.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { aLaptop, anOffice, newCustomer } from '../../../tests/support/office-laptops.ts';
import { readRecoveryKey } from '../platform/recovery-key.ts';
import { findPersonRows } from './person-rows.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-person-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function aPerson(name = canaryName) {
  const device = await aDevice();
  const { client } = device;
  const address = `Nhà của ${name}`;
  const { id: customerId } = await client.customers.create({
    name,
    kind: 'person',
    phone: canaryPhone,
    address,
    note: `Gặp ${name}`,
  });
  // The index of places has the words too.
  expect((await client.customers.search({ text: 'nha cua' })).hits).toHaveLength(1);
  await client.contacts.create({ customerId, name: `Vợ của ${name}`, phone: canaryPhone });
  await client.interactions.create({ customerId, kind: 'call', text: `Gọi ${name} số ${canaryPhone}` });
  const said = { source: 'spoken', wording: null, proof: `${name} nói` };
  await client.consent.record({
    customerId,
    contactId: null,
    decision: 'given',
    purposes: ['care'],
    channels: ['phone'],
    ...said,
  });
  await client.customers.update({ id: customerId, change: { note: `Gặp ${name} hai lần` } });
  return { ...device, device, customerId, me: { customerId, contactId: null } };
}

/** Cleaning comes right after, in a turn of its own; where something reads at that moment, with the next start. */
async function leftOn(device: Device) {
  const { recoveryKey } = await device.client.backup.recoveryKey({});
  const inside = await inspect(device, (db) => ({
    tables: tablesLeft(db, (text) => hasCanary(text) || /narienvogel/iu.test(text)),
    bytes: bytesLeft(db),
  }));
  return {
    ...inside,
    journal: journalLeft(join(device.profileDir, 'journal'), readRecoveryKey(recoveryKey), hasCanary),
    files: filesLeft(device.profileDir),
  };
}
const nothing = { tables: [], bytes: [], journal: 0, files: [] };

test('who works alone erases a person by typing the name; nothing is left, nothing brings it back, and a backup of before brings nothing either', async () => {
  const { client, device, me, customerId } = await aPerson();
  const { file } = await client.backup.create({});
  const changed = await client.customers.update({ id: customerId, change: { phone: `${canaryPhone} hay 0900 000 111` } });
  expect(await refusalOf(client.persons.erase({ ...me, reason: 'request', typedName: 'Ai đó' }))).toMatchObject({
    code: 'invalid',
    fields: { typedName: 'another-name' },
  });
  expect(await client.persons.erase({ ...me, reason: 'request', typedName: 'hoang kanarienvogel' })).toEqual({ isOffice: false });
  await expect.poll(() => leftOn(device)).toEqual(nothing);
  await client.undo.apply({ groupId: changed.groupId });
  expect(await client.customers.get({ id: customerId })).toMatchObject({
    name: '∅',
    phone: null,
    note: null,
    deletedAt: expect.any(String),
  });
  expect((await client.customers.search({ text: 'kanarienvogel', limit: 5 })).hits).toEqual([]);
  expect(await leftOn(device)).toEqual(nothing);

  await client.backup.restore({ file, keepsLaterChanges: false });
  expect(await client.customers.get({ id: customerId })).toMatchObject({ name: '∅', note: null });
  await expect.poll(async () => ({ ...(await leftOn(device)), files: [] })).toEqual(nothing);
});

test('backups of before an erasure are gone within seven days, as soon as there is one of after it', async () => {
  const { client, device, me, clock } = await aPerson();
  await client.backup.create({});
  clock.now += 60_000;
  await client.persons.erase({ ...me, reason: 'request', typedName: canaryName });
  clock.now += 60_000;
  await client.backup.create({});
  const backups = () => readdirSync(join(device.profileDir, 'backups')).length;
  expect(backups()).toBe(2);
  clock.now += 6.5 * 86_400_000;
  await device.restart();
  await expect.poll(backups).toBe(1);
});

test('a company is not erased, its people are', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Bao bì Đại Phát' });
  const { id: contactId } = await client.contacts.create({ customerId, name: 'Anh Hùng' });
  const company = client.persons.erase({ customerId, contactId: null, reason: 'request', typedName: 'Bao bì Đại Phát' });
  expect(await refusalOf(company)).toMatchObject({ code: 'invalid', fields: { typedName: 'not-a-person' } });
  await client.persons.erase({ customerId, contactId, reason: 'request', typedName: 'Anh Hùng' });
  expect((await client.contacts.list({ customerId })).contacts).toEqual([]);
  expect(await client.customers.get({ id: customerId })).toMatchObject({ name: 'Bao bì Đại Phát', deletedAt: null });
});

test.each([true, false])('a copy has the row of every kind in which the person stands (a contact: %s)', async (isContact) => {
  const laptop = await aLaptop(anOffice(), 'lan');
  const customerId = newCustomer(
    laptop,
    isContact ? 'Bao bì Đại Phát' : canaryName,
    isContact ? {} : { kind: 'person', phone: canaryPhone },
  );
  laptop.ctx.write.transact((tx) => {
    const contactId = isContact
      ? tx.create('contacts', { customerId, name: canaryName, phone: canaryPhone, isPrimary: true })
      : null;
    const ids = {
      customerId,
      contactId,
      visitId: laptop.ctx.ids.next(),
      otherId: laptop.ctx.ids.next(),
      userId: laptop.person.id,
    };
    for (const name of personalEntities) {
      const values = name === 'customers' || (name === 'contacts' && isContact) ? null : canaryRow(name, ids);
      if (values !== null) tx.create(name, values);
    }
  });
  const contactId = isContact ? String(laptop.ctx.db.prepare('SELECT id FROM contacts').pluck().get()) : null;
  const found = findPersonRows(laptop.ctx, { customerId, contactId });
  const kinds = new Set(found.map(({ entity }) => entity));
  // By their links, not only because a text happens to name the person.
  const own = new Set(found.filter(({ how }) => how === 'own').map(({ entity }) => entity));
  if (isContact) expect([...own].toSorted()).toEqual(['contacts', ...ofContact.map(({ entity }) => entity)].toSorted());
  // A company's own row does not name its people.
  expect(personalEntities.filter((name) => !kinds.has(name) && !(isContact && name === 'customers'))).toEqual(
    // Rows of a company that say nothing of a person: which group it is in, of what it is no duplicate.
    isContact ? ['groupMembers', 'keptApart'] : [],
  );
});

test('the copy goes out as JSON and as a page, with the history, by right alone, and whoever took it stands in the log', async () => {
  const { client, me } = await aPerson();
  const json = join(folder, 'a.json');
  const { rows } = await client.persons.export({ ...me, file: json, format: 'json' });
  const report = JSON.parse(readFileSync(json, 'utf8')) as {
    person: string;
    entities: { entity: string; rows: { changes: { newValue: unknown }[] }[] }[];
  };
  expect(report.person).toBe(canaryName);
  expect(report.entities.map(({ entity }) => entity).toSorted()).toEqual([
    'consentEvents',
    'contacts',
    'customers',
    'interactions',
  ]);
  expect(rows).toBe(4);
  const changes = report.entities.find(({ entity }) => entity === 'customers')?.rows[0]?.changes ?? [];
  expect(changes.map(({ newValue }) => newValue)).toContain(`Gặp ${canaryName} hai lần`);
  const html = join(folder, 'a.html');
  await client.customers.update({ id: me.customerId, change: { note: '<script>alert(1)</script>' } });
  await client.persons.export({ ...me, file: html, format: 'html' });
  expect(readFileSync(html, 'utf8')).toContain('&#60;script&#62;alert(1)');
  expect(readFileSync(html, 'utf8')).not.toContain('<script>');
  // The person reads words and times of the clock on the wall; numbers of rows and names of fields are in the JSON.
  const page = readFileSync(html, 'utf8');
  expect(page).toContain('<th>Điện thoại</th>');
  expect(page).toContain('<tr><th>Loại khách hàng</th><td>cá nhân</td></tr>');
  expect(page).toContain('<tr><th>Quyết định</th><td>đồng ý</td></tr>');
  expect(page).toContain('<tr><th>Phụ trách</th><td>Nguyễn Thị Lan</td></tr>');
  expect(page).toContain('23/11/2026 08:00');
  expect(page).not.toMatch(/\dT\d\d:\d\d|[\da-f]{8}-[\da-f]{4}-7/u);
  expect(page).not.toMatch(/<th>[a-z]/u);
  const { entries } = await client.persons.trace({ ...me });
  expect(entries.filter(({ kind }) => kind === 'export').map(({ what, userName }) => [what, userName])).toEqual([
    ['html', 'Nguyễn Thị Lan'],
    ['json', 'Nguyễn Thị Lan'],
  ]);
  expect(entries.some(({ entity, what }) => entity === 'customers' && what === 'note')).toBe(true);
});
