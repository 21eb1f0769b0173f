import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { readEml } from '../../../tests/support/read-eml.ts';
import { anyPromotion, anyRule, aShop } from '../../../tests/support/shop.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-announcements-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Dealers of a shop: `agreed` of them can be written to; beside them one of each who cannot. */
async function dealers(device: Device, { agreed = 2 } = {}) {
  const { client } = device;
  const shop = await aShop(device);
  const { id: ruleId } = await client.prices.saveRule({
    ...anyRule,
    ...{ name: 'Đại lý "tháng 12"', customerGroupId: shop.dealersId, productGroupId: shop.cementsId, fromOn: '2026-12-01' },
  });
  const add = async (name: string, email: string | null, decisions: readonly ('given' | 'withdrawn')[]) => {
    const { id } = await client.customers.create({ name });
    const { id: contactId } = await client.contacts.create({ customerId: id, name: `Chị ${name}`, email, isPrimary: true });
    for (const decision of decisions) {
      device.clock.now += 1000;
      await client.consent.record({
        customerId: id,
        contactId,
        decision,
        purposes: ['marketing'],
        channels: ['email'],
        source: 'spoken',
        wording: null,
        proof: null,
      });
    }
    await client.groups.addMembers({ groupId: shop.dealersId, ids: [id] });
    return { id, contactId };
  };
  const written: string[] = [];
  for (let at = 0; at < agreed; at += 1)
    written.push((await add(`Đại lý ${String(at).padStart(3, '0')}, "Đô"`, `dl${at}@abc.vn`, ['given'])).id);
  const silent = await add('Chưa hỏi', 'chuahoi@abc.vn', []);
  const gone = await add('Đã thôi', 'thoi@abc.vn', ['given', 'withdrawn']);
  const bad = await add('Sai thư', 'a@b.vn\r\nBcc: x@evil.vn', ['given']);
  const restricted = await add('Yên lặng', 'yen@abc.vn', ['given']);
  await client.consent.restrict({ customerId: restricted.id, contactId: null, reason: 'Không dùng nữa' });
  const policies = [{ kind: 'rule' as const, id: ruleId }];
  return { shop, ruleId, policies, written, silent, gone, bad, restricted, add };
}

const words = { subject: '[QC] {policy}', text: '{content}\n{seller}' };
const make = async (
  { client }: Device,
  policies: Parameters<typeof client.announcements.make>[0]['policies'],
  more: Partial<Parameters<typeof client.announcements.make>[0]> = {},
) => {
  const { version, recipients } = await client.announcements.propose({
    policies,
    ...(more.again === undefined ? {} : { again: more.again }),
  });
  return client.announcements.make({ policies, file: join(folder, 'thư.eml'), ...words, version, recipients, ...more });
};
const leftOf = async ({ client }: Device, policies: Parameters<typeof client.announcements.make>[0]['policies']) => {
  const { left, recipients } = await client.announcements.propose({ policies });
  return { recipients, ...Object.fromEntries(left.map(({ why, count }) => [why, count])) };
};

test('the customers of a rule are proposed as far as they agreed; everybody else is counted with his reason, and each count opens its list', async () => {
  const device = await aDevice();
  const { policies, gone, bad } = await dealers(device);
  const proposal = await device.client.announcements.propose({ policies });
  expect(proposal).toMatchObject({
    wanted: 7,
    recipients: 2,
    isAllowed: true,
    policies: [{ problem: 'coming', forWhom: 'Đại lý' }],
  });
  expect(await leftOf(device, policies)).toEqual({
    recipients: 2,
    restricted: 1,
    'no-address': 1,
    'bad-address': 1,
    withdrawn: 1,
    'no-consent': 1,
  });
  expect(proposal.content).toContain('Nhóm hàng Xi măng: giảm 5 %');
  const people = await device.client.announcements.people({ policies, why: 'withdrawn' });
  expect(people).toMatchObject({
    total: 1,
    people: [{ customerId: gone.id, customerName: 'Đã thôi', personName: null, address: 'thoi@abc.vn' }],
  });
  expect((await device.client.announcements.people({ policies, why: 'bad-address' })).people[0]?.customerId).toBe(bad.id);
  expect((await device.client.announcements.people({ policies, why: null })).total).toBe(2);
});

test('the draft goes to whoever agreed, in copies that do not see one another, and says nothing that is the office’s own', async () => {
  const device = await aDevice();
  const { shop, policies } = await dealers(device);
  const { client } = device;
  await client.prices.saveRule({ ...anyRule, name: 'x' });
  const { id: giftId } = await client.promotions.save({
    ...anyPromotion,
    ...{
      name: 'Mua 10 tặng 1 mũ',
      customerGroupId: shop.dealersId,
      giftProductId: shop.helmetId,
      budgetDong: 98_765_000,
      note: 'MẬT nội bộ',
      taxNote: 'MẬT thuế',
    },
  });
  const both = [...policies, { kind: 'promotion' as const, id: giftId }];
  await make(device, both);
  const mail = readEml(readFileSync(join(folder, 'thư.eml')));
  expect(mail.headers.get('x-unsent')).toBe('1');
  expect([...mail.headers.keys()]).toEqual([
    'x-unsent',
    'bcc',
    'subject',
    'mime-version',
    'content-type',
    'content-transfer-encoding',
  ]);
  expect(mail.mailboxes('bcc')).toEqual([
    { name: 'Chị Đại lý 000, "Đô"', address: 'dl0@abc.vn' },
    { name: 'Chị Đại lý 001, "Đô"', address: 'dl1@abc.vn' },
  ]);
  expect(mail.headers.get('subject')).toBe('[QC] Đại lý "tháng 12"; Mua 10 tặng 1 mũ');
  expect(mail.text).toContain('Tặng 1 cái Mũ bảo hộ (số quà có hạn)');
  expect(mail.text).toContain('Nguyễn Thị Lan');
  expect(mail.text).not.toMatch(/MẬT|98\.765/);
  expect(readdirSync(folder)).toEqual(['thư.eml']);
});

test('who is in a draft has it in the timeline as a draft, is marked as sent only when somebody says so, and is not written to twice', async () => {
  const device = await aDevice();
  const { policies, written } = await dealers(device);
  const { client } = device;
  const made = await make(device, policies);
  expect(made).toMatchObject({ recipients: 2, mails: 1, tasks: 0 });
  const timelineOf = async (customerId: string) =>
    (await client.timeline.list({ customerId })).entries
      .filter(({ kind }) => kind === 'email')
      .map(({ text }) => text?.split(' (')[0]);
  expect(await timelineOf(written[0] ?? '')).toEqual(['Đã soạn thư nháp báo chính sách giá: Đại lý "tháng 12"']);
  expect(await leftOf(device, policies)).toMatchObject({ recipients: 0, 'got-draft': 2 });

  // It is all there after a restart.
  const again = await device.restart();
  expect((await again.client.announcements.list({})).announcements).toMatchObject([
    {
      id: made.id,
      title: 'Đại lý "tháng 12"',
      isMine: true,
      changed: [],
      job: null,
      mails: [{ mail: 1, of: 1, recipients: 2, state: 'draft', unlogged: 0 }],
    },
  ]);
  const { count, groupId } = await again.client.announcements.markSent({ id: made.id });
  expect(count).toBe(2);
  expect((await again.client.announcements.list({})).announcements[0]?.mails).toMatchObject([
    { recipients: 2, state: 'sent', unlogged: 0 },
  ]);
  expect(await leftOf(again, policies)).toMatchObject({ recipients: 0, 'got-sent': 2 });
  expect((await again.client.announcements.markSent({ id: made.id })).count).toBe(0);
  await again.client.undo.apply({ groupId });
  expect(await leftOf(again, policies)).toMatchObject({ recipients: 0, 'got-draft': 2 });
  expect((await again.client.announcements.propose({ policies, again: ['draft'] })).recipients).toBe(2);

  // A draft that is thrown away told nobody.
  await again.client.announcements.drop({ id: made.id });
  expect(await leftOf(again, policies)).toMatchObject({ recipients: 2 });
  expect((await refusalOf(again.client.announcements.drop({ id: made.id }))).code).toBe('conflict');
});

test('a mail whose task was ticked off in the list of tasks counts as sent, and the timelines are brought up to it', async () => {
  const device = await aDevice();
  const { policies } = await dealers(device);
  const { id } = await make(device, policies);
  const [mail] = (await device.client.announcements.list({})).announcements[0]?.mails ?? [];
  await device.client.tasks.complete({ id: mail?.taskId ?? '' });
  expect(await leftOf(device, policies)).toMatchObject({ 'got-sent': 2 });
  expect((await device.client.announcements.list({})).announcements[0]?.mails).toMatchObject([{ state: 'sent', unlogged: 2 }]);
  expect((await device.client.announcements.markSent({ id })).count).toBe(2);
  expect((await device.client.announcements.list({})).announcements[0]?.mails).toMatchObject([{ state: 'sent', unlogged: 0 }]);
});

test('a policy that changed after the draft was made is told as changed, who got it is left out as one of before, and nothing is made of an old view', async () => {
  const device = await aDevice();
  const { policies, ruleId, shop } = await dealers(device);
  const { client } = device;
  const seen = await client.announcements.propose({ policies });
  await make(device, policies);
  const rule = {
    ...anyRule,
    name: 'Đại lý "tháng 12"',
    customerGroupId: shop.dealersId,
    productGroupId: shop.cementsId,
    fromOn: '2026-12-01',
  };
  await client.prices.saveRule({ ...rule, id: ruleId, discountBasisPoints: 700 });
  expect((await client.announcements.list({})).announcements[0]?.changed).toEqual(['Đại lý "tháng 12"']);
  expect(await leftOf(device, policies)).toMatchObject({ recipients: 0, 'got-older': 2 });
  const asSeen = {
    policies,
    file: join(folder, 'b.eml'),
    ...words,
    version: seen.version,
    recipients: 2,
    again: ['older' as const],
  };
  expect((await refusalOf(client.announcements.make(asSeen))).fields).toEqual({ policies: 'changed-meanwhile' });
  expect(existsSync(join(folder, 'b.eml'))).toBe(false);
  // A note of the office is no news.
  await client.prices.saveRule({ ...rule, id: ruleId, discountBasisPoints: 500, note: 'nội bộ' });
  expect((await client.announcements.list({})).announcements[0]?.changed).toEqual([]);
});

test('many go out in several mails of one file, the job for the others counts them, the log keeps it, and undo takes all back but the log', async () => {
  const device = await aDevice();
  const { policies, written } = await dealers(device, { agreed: 7 });
  const { client } = device;
  const made = await make(device, policies, {
    file: join(folder, 'thư.zip'),
    perMail: 3,
    job: { reasons: ['no-consent', 'no-address', 'bad-address'], dueOn: '2026-12-01' },
  });
  expect(made).toMatchObject({ recipients: 7, mails: 3, tasks: 3 });
  const mails = unzip(readFileSync(join(folder, 'thư.zip')));
  expect([...mails.keys()]).toEqual(['1.eml', '2.eml', '3.eml']);
  const addresses = [...mails.values()].flatMap((bytes) =>
    readEml(bytes)
      .mailboxes('bcc')
      .map(({ address }) => address),
  );
  expect(addresses).toEqual(written.map((_, at) => `dl${at}@abc.vn`));
  expect(await client.tasks.batch({ id: made.id })).toMatchObject({ wanted: 3, made: 3, done: 0, dueOn: '2026-12-01' });
  expect((await client.announcements.list({})).announcements[0]).toMatchObject({
    job: { made: 3, done: 0 },
    mails: [{ recipients: 2 }, { recipients: 2 }, { recipients: 3 }],
  });
  expect((await client.exports.log({})).entries).toMatchObject([
    { what: 'announcement', format: 'eml', rows: 7, columns: 'email' },
  ]);
  await client.announcements.markSent({ id: made.id, mails: [2] });
  expect(await leftOf(device, policies)).toMatchObject({ 'got-draft': 5, 'got-sent': 2 });

  // Told again to somebody new: the job of before is not given a second time.
  const more = await make(device, policies, { again: ['sent'], job: { reasons: ['no-consent'] } });
  expect(more).toMatchObject({ recipients: 2, mails: 1, tasks: 0 });
  await client.undo.apply({ groupId: more.groupId });
  await client.undo.apply({ groupId: made.groupId });
  expect((await client.announcements.list({})).announcements).toEqual([]);
  expect((await client.tasks.batches({})).batches).toEqual([]);
  expect((await client.exports.log({})).entries).toHaveLength(2);
});

test('a special price of one group is told to nobody else, and one mailbox at two customers gets one mail', async () => {
  const device = await aDevice();
  const { policies, add, shop } = await dealers(device);
  const { client } = device;
  await add('Chi nhánh', 'DL0@abc.vn', ['given']);
  // Who said no in this mailbox is left in peace in it, whoever else has it.
  await add('Cùng hộp thư', 'THOI@abc.vn', ['given']);
  const other = await add('Người ngoài', 'ngoai@abc.vn', ['given']);
  await client.groups.removeMembers({ groupId: shop.dealersId, ids: [other.id] });
  const { recipients, left } = await client.announcements.propose({ policies, whom: { filter: {} } });
  expect(recipients).toBe(2);
  expect(left).toContainEqual({ why: 'not-meant', count: 1 });
  expect(left).toContainEqual({ why: 'same-address', count: 1 });
  expect(left).toContainEqual({ why: 'withdrawn', count: 2 });
  await make(device, policies);
  // Whose mailbox has it is not written to as somebody else a day later.
  expect(await leftOf(device, policies)).toMatchObject({ recipients: 0, 'got-draft': 3 });
});

test('a rep writes to his own customers, and to nobody where the office lets others take data out', async () => {
  const device = await aDevice();
  const { policies, written } = await dealers(device);
  const { client } = device;
  const { version, recipients } = await client.announcements.propose({ policies });
  await client.officeRules.set({ whoMayExport: 'managers' });
  await inspect(device, (db) =>
    db.exec(`UPDATE users SET role = 'rep'; UPDATE customers SET owner_id = NULL WHERE id = '${written[0]}'`),
  );
  expect(await leftOf(device, policies)).toMatchObject({ recipients: 1, 'not-mine': 1 });
  expect((await client.announcements.propose({ policies })).isAllowed).toBe(false);
  const refused = client.announcements.make({ policies, file: join(folder, 'a.eml'), ...words, version, recipients });
  expect((await refusalOf(refused)).code).toBe('forbidden');
  expect((await refusalOf(client.announcements.saveTemplate({ language: 'vi', ...words }))).code).toBe('forbidden');
});

test('nobody to tell, a policy that is over or gone, and a field that is none are refused with what to do, and leave no file', async () => {
  const device = await aDevice();
  const { policies, shop, ruleId } = await dealers(device, { agreed: 0 });
  const { client } = device;
  expect((await refusalOf(make(device, policies))).fields).toEqual({ recipients: 'nobody-to-tell' });
  // Without anybody to write to the job alone is made, and no file.
  expect(await make(device, policies, { job: { reasons: ['no-consent'] } })).toMatchObject({ recipients: 0, mails: 0, tasks: 1 });
  expect((await refusalOf(make(device, policies, { text: '{gia}' }))).fields).toEqual({ text: 'unknown-template-field' });
  const over = { ...anyRule, name: 'Cũ', customerGroupId: shop.dealersId, toOn: '2026-11-01' };
  await client.prices.saveRule({ ...over, id: ruleId });
  expect((await refusalOf(make(device, policies))).fields).toEqual({ policies: 'policy-not-in-force' });
  await client.prices.deleteRule({ id: ruleId });
  expect(await client.announcements.propose({ policies })).toMatchObject({
    wanted: 0,
    policies: [{ name: null, problem: 'gone' }],
  });
  expect((await client.announcements.policies({})).policies.map(({ name }) => name)).toEqual(['Giá chuẩn']);
  expect(readdirSync(folder)).toEqual([]);
});

test('what breaks off leaves no draft and nothing written down', async () => {
  const device = await aDevice();
  const { policies } = await dealers(device);
  const nowhere = make(device, policies, { file: join(folder, 'nowhere', 'a.eml') });
  await expect(nowhere).rejects.toThrow();
  expect(await leftOf(device, policies)).toMatchObject({ recipients: 2 });
  expect((await device.client.announcements.list({})).announcements).toEqual([]);
  expect((await device.client.exports.log({})).entries).toEqual([]);
});

test('the words of a mail are the office’s own from the moment an administrator writes them', async () => {
  const device = await aDevice();
  const { client } = device;
  expect(await client.announcements.template({ language: 'vi' })).toMatchObject({ isStandard: true, mayChange: true });
  await client.announcements.saveTemplate({ language: 'vi', ...words });
  await client.announcements.saveTemplate({ language: 'vi', ...words, subject: '[QC] Giá mới' });
  expect(await client.announcements.template({ language: 'vi' })).toMatchObject({
    subject: '[QC] Giá mới',
    text: words.text,
    isStandard: false,
  });
  expect(await client.announcements.template({ language: 'en' })).toMatchObject({ isStandard: true });
});

function unzip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const [packed, nameLength, offset] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), inflateRawSync(bytes.subarray(start, start + packed)));
  }
  return files;
}
