import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { type ExportKind, exportKinds } from '../../../src-shared/exports/export-kinds.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { layOrders } from '../../../tests/support/order-rows.ts';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import { anyPromotion, anyRule, aShop } from '../../../tests/support/shop.ts';

// Every kind of file twice, four of them with pages.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-restricted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const today = '2026-11-23';
const tomorrow = '2026-11-24';
// Without spaces: the text of a PDF is read without them.
const free = 'Thuậnan';
const closed = 'Yênlặng';

/** Two customers of whom everything is there that any file is made of. */
async function aBook() {
  const device = await aDevice();
  const { client } = device;
  const shop = await aShop(device);
  const { id: ruleId } = await client.prices.saveRule({ ...anyRule, customerGroupId: shop.dealersId, fromOn: '2026-12-01' });
  const { id: promotionId } = await client.promotions.save({
    ...{ ...anyPromotion, name: 'Tham quan Đà Lạt', kind: 'tour', seats: 9, giftQuantityMilli: null },
  });
  const { id: formId } = await client.visitForms.save({
    ...{ name: 'Tồn kho', kind: 'stock', rating: null, groupId: null, isRequired: false, isActive: true },
    questions: [{ key: 'boxes', type: 'number', label: 'Còn mấy thùng', isRequired: true, options: [] }],
  });
  const { userId: ownerId = '' } = (await client.app.status({})).profile ?? {};
  const ids: Record<string, string> = {};
  for (const [at, name] of [free, closed].entries()) {
    const { id: customerId } = await client.customers.create({ name, phone: `090311111${at}` });
    ids[name] = customerId;
    const { id: contactId } = await client.contacts.create({ customerId, name: `Chị ${name}`, email: `m${at}@abc.vn` });
    await client.consent.record({
      ...{ customerId, contactId, decision: 'given', purposes: ['marketing'], channels: ['any'] },
      ...{ source: 'spoken', wording: null, proof: null },
    });
    await client.groups.addMembers({ groupId: shop.dealersId, ids: [customerId] });
    const startsAt = `${tomorrow}T0${at + 2}:00:00.000Z`;
    const { id: visitId } = await client.visits.create({ customerId, startsAt });
    await client.visitForms.answer({ visitId, formId, values: { boxes: 12 } });
    await client.expenses.create({ visitId, kind: 'fuel', amountDong: 50_000, spentOn: today });
    await layOrders(device, [
      {
        ...{ id: `0192d3f0-0000-7000-8000-00000000000${at}`, ownerId, customerId, orderedOn: today, state: 'confirmed' },
        lines: [{ name: 'Thùng carton', quantityMilli: 1000, priceDong: 1_000_000 }],
      },
    ]);
    await client.receivables.addInvoice({
      ...{ customerId, number: String(at), issuedOn: '2026-06-01', dueOn: '2026-07-01', totalDong: 3_000_000 },
    });
    await client.promotions.entitle({ promotionId, customerId, quantityMilli: 1000, valueDong: 100_000 });
  }
  return { client, promotionId, formId, ruleId, freeId: ids[free] ?? '', closedId: ids[closed] ?? '' };
}

/** Every way in which data leaves as a file, and who is meant to stand in it while nobody asked for anything. */
function waysOut({ client, promotionId, formId, ruleId, freeId, closedId }: Awaited<ReturnType<typeof aBook>>) {
  const csv = (kind: string) => ({ file: join(folder, `${kind}.csv`), format: 'csv' as const });
  const pdf = (kind: string) => join(folder, `${kind}.pdf`);
  const policies = [{ kind: 'rule' as const, id: ruleId }];
  const ways: Record<ExportKind, { run: () => Promise<unknown>; names: 'both' | 'nobody' }> = {
    customers: { names: 'both', run: () => client.exports.customers({ ...csv('customers'), columns: ['name'] }) },
    vcard: {
      names: 'both',
      run: () => client.contacts.exportVcards({ file: join(folder, 'vcard.vcf'), customerIds: [freeId, closedId] }),
    },
    // The person's own copy goes to the person: the law wants it whole, restricted or not.
    person: {
      names: 'both',
      run: () =>
        client.persons.export({ file: join(folder, 'person.json'), format: 'json', customerId: closedId, contactId: null }),
    },
    calendar: { names: 'both', run: () => client.appointments.exportIcs({ file: join(folder, 'calendar.ics') }) },
    'day-pack': { names: 'both', run: () => client.dayPacks.pdf({ file: pdf('day-pack'), on: tomorrow }) },
    'handover-sheet': {
      names: 'both',
      run: () => client.documents.handoverSheet({ file: pdf('handover-sheet'), customerId: closedId }),
    },
    'handover-dossier': {
      names: 'both',
      run: () => client.documents.handoverDossier({ file: pdf('handover-dossier'), ids: [freeId, closedId] }),
    },
    'visit-report': {
      names: 'nobody',
      run: () => client.reports.exportVisits({ ...csv('visit-report'), by: 'week', on: today, count: 1 }),
    },
    'form-answers': { names: 'both', run: () => client.visitForms.export({ ...csv('form-answers'), formId }) },
    forecast: {
      names: 'nobody',
      run: () => client.pipeline.exportForecast({ ...csv('forecast'), by: 'month', on: today, count: 1 }),
    },
    'lost-reasons': {
      names: 'nobody',
      run: () => client.pipeline.exportLost({ ...csv('lost-reasons'), by: 'month', on: today, count: 1 }),
    },
    turnover: {
      names: 'both',
      run: () => client.turnover.export({ ...csv('turnover'), by: 'month', on: today, count: 1, of: 'customer' }),
    },
    receivables: { names: 'both', run: () => client.receivables.export(csv('receivables')) },
    entitlements: { names: 'both', run: () => client.promotions.exportLedger({ ...csv('entitlements'), promotionId }) },
    announcement: {
      names: 'both',
      run: async () => {
        const { version, recipients } = await client.announcements.propose({ policies });
        const words = { subject: 'Giá mới', text: '{content}' };
        await client.announcements.make({ policies, file: join(folder, 'announcement.eml'), ...words, version, recipients });
      },
    },
    expenses: { names: 'both', run: () => client.expenses.export({ ...csv('expenses'), from: today, to: today }) },
    products: { names: 'nobody', run: () => client.products.export(csv('products')) },
  };
  return ways;
}

/** What a file says in clear, encoded words of mails included. */
function textOf(kind: string): string {
  const name = readdirSync(folder).find((file) => file.startsWith(`${kind}.`));
  if (name === undefined) return '';
  if (name.endsWith('.pdf')) return textOfPdf(join(folder, name));
  const text = readFileSync(join(folder, name), 'utf8');
  const words = text.matchAll(/=\?utf-8\?B\?([^?]*)\?=/giu);
  return text + [...words].map(([, base64 = '']) => Buffer.from(base64, 'base64').toString('utf8')).join(' ');
}

test('no file that leaves the program names who asked that their data be used no more; the person’s own copy does', async () => {
  const book = await aBook();
  const { client, closedId } = book;
  const ways = waysOut(book);
  await client.consent.restrict({ customerId: closedId, contactId: null, reason: 'asked' });
  const seen: Record<string, string[]> = {};
  const expected: Record<string, string[]> = {};
  for (const kind of exportKinds) {
    if (kind === 'handover-sheet') expect((await refusalOf(ways[kind].run() as Promise<never>)).code).toBe('forbidden');
    else await ways[kind].run();
    const text = textOf(kind);
    seen[kind] = [free, closed].filter((name) => text.includes(name) || text.includes(`m${name === free ? 0 : 1}@abc.vn`));
    expected[kind] = kind === 'person' ? [closed] : ways[kind].names === 'nobody' || kind === 'handover-sheet' ? [] : [free];
  }
  expect(seen).toEqual(expected);
  // A claim of the road stays with its money, without the name.
  expect(textOf('expenses').replaceAll('"', '')).toMatch(/100000|100\.000/u);
  const logged = (await client.exports.log({ limit: 100 })).entries.map(({ what }) => what);
  expect(logged.toSorted()).toEqual(exportKinds.filter((kind) => kind !== 'handover-sheet').toSorted());

  // The same files name both once the restriction is lifted: what was missing was missing for that alone.
  await client.consent.lift({ customerId: closedId, contactId: null });
  for (const kind of exportKinds) {
    if (kind === 'announcement' || kind === 'person' || ways[kind].names === 'nobody') continue;
    await ways[kind].run();
    expect([kind, textOf(kind).includes(closed)]).toEqual([kind, true]);
  }
});

test('every writer of the log of exports is one of these', () => {
  const core = join(import.meta.dirname, '..');
  const found = new Set<string>();
  for (const file of readdirSync(core, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const source = readFileSync(join(core, file), 'utf8');
    if (!source.includes("tx.create('exportLog'")) continue;
    for (const [, kind = ''] of source.matchAll(/(?:what: |writeReport\(|job, )'([a-z-]+)'/gu)) found.add(kind);
  }
  expect([...found].toSorted()).toEqual(exportKinds.toSorted());
});
