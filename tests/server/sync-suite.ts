import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvalTests } from './sync-approval-tests.ts';
import { conflictTests } from './sync-conflict-tests.ts';
import { erasureTests } from './sync-erasure-tests.ts';
import { manyRowsTests } from './sync-many-rows-tests.ts';
import { opportunityTests } from './sync-opportunity-tests.ts';
import { quoteTests } from './sync-quote-tests.ts';
import { sharingTests } from './sync-sharing-tests.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import {
  anOffice,
  customerPatch,
  newId,
  type StoreUnderTest,
  type PersonName,
  type TestOffice,
  testClock,
} from '../support/sync-office.ts';

/** What push and pull do, on whichever store: plain maps, the embedded PostgreSQL, a real one. */
export function syncSuite(open: () => Promise<StoreUnderTest>): void {
  let under: StoreUnderTest;
  beforeAll(async () => {
    under = await open();
    // Starting a database on a busy machine takes its time.
  }, 120_000);
  afterAll(async () => await under.close());
  const office = async () => await anOffice(under);

  const customerOfLan = async (place: TestOffice, fields: Fields = {}) => {
    const id = newId();
    await place.laptop('lan').push({
      entity: 'customers',
      id,
      kind: 'create',
      patch: customerPatch({ ownerId: place.people.lan.id, ...fields }),
    });
    return id;
  };
  const pullAll = async (place: TestOffice, ...names: readonly PersonName[]) => {
    for (const name of names) await place.laptop(name).pull();
  };

  approvalTests({ office, customerOfLan, pullAll });
  conflictTests({ office, customerOfLan, pullAll });
  erasureTests({ office, customerOfLan, pullAll });
  manyRowsTests({ office });
  quoteTests({ office, customerOfLan, pullAll });
  opportunityTests({ office, customerOfLan, pullAll });
  sharingTests({ office, customerOfLan, pullAll });

  test('a customer with a contact and a visit arrives at the manager, complete, and not at another team', async () => {
    const place = await office();
    const { lan, duc, tung } = { lan: place.laptop('lan'), duc: place.laptop('duc'), tung: place.laptop('tung') };
    const [customerId, contactId, visitId] = [newId(), newId(), newId()];
    const results = await lan.push(
      {
        entity: 'customers',
        id: customerId,
        kind: 'create',
        patch: customerPatch({ ownerId: lan.userId, note: 'Ghi chú “dài”\n\t\\' }),
      },
      { entity: 'contacts', id: contactId, kind: 'create', patch: { customerId, name: 'Chị Hoa', isPrimary: true } },
      {
        entity: 'visits',
        id: visitId,
        kind: 'create',
        patch: {
          customerId,
          purpose: 'maintain',
          state: 'planned',
          startsAt: '2026-12-01T02:00:00.000Z',
          endsAt: '2026-12-01T03:00:00.000Z',
        },
      },
    );
    expect(results.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
    await pullAll(place, 'duc', 'tung');
    const scopeId = `user:${lan.userId}`;
    expect(duc.row('customers', customerId)).toMatchObject({
      name: 'Công ty An Phát',
      note: 'Ghi chú “dài”\n\t\\',
      phone: null,
      scopeId,
      rootId: customerId,
      createdBy: lan.userId,
      deletedAt: null,
    });
    expect(duc.row('contacts', contactId)).toMatchObject({ name: 'Chị Hoa', isPrimary: true, scopeId, rootId: customerId });
    expect(duc.row('visits', visitId)).toMatchObject({ state: 'planned', cancelReason: null, scopeId, rootId: customerId });
    expect(duc.rows('history').map((line) => [line['entity'], line['kind'], line['changes'], line['opNo']])).toEqual([
      ['customers', 'create', '{}', 1],
      ['contacts', 'create', '{}', 2],
      ['visits', 'create', '{}', 3],
    ]);
    expect(tung.row('customers', customerId)).toBeNull();
    expect(tung.rows('history')).toEqual([]);
    // A laptop that comes later gets the same by its first sync.
    await place.laptop('huy').pull();
    expect(place.laptop('huy').row('customers', customerId)).toEqual(duc.row('customers', customerId));
    expect(place.laptop('huy').rows('history')).toEqual(duc.rows('history'));
  });

  test('the same push again has the same answer again and happens once', async () => {
    const place = await office();
    const lan = place.laptop('lan');
    const id = newId();
    const ops = lan.ops(
      { entity: 'customers', id, kind: 'create', patch: customerPatch() },
      { entity: 'customers', id, kind: 'update', patch: { note: 'một' } },
    );
    const first = await lan.pushOps(ops);
    const again = await lan.pushOps(ops);
    // All but the echo, which is told of a commit that has just been made.
    const { echo, ...answer } = { echo: undefined, ...first.answer };
    expect(echo).toBeDefined();
    expect(again.answer).toEqual(answer);
    expect(again.commit).toBeNull();
    // Half of it is known and half is new.
    const more = lan.ops({ entity: 'customers', id, kind: 'update', patch: { note: 'hai' } });
    const mixed = await lan.pushOps([...ops, ...more]);
    expect(mixed.answer).toMatchObject({ outcome: 'done', lastOpNo: 3 });
    await lan.pull();
    expect(lan.row('customers', id)).toMatchObject({ note: 'hai' });
    expect(lan.rows('history').length).toBe(3);
  });

  test('a number that holds another operation tells the laptop that it was put back; a hole tells it where to go on', async () => {
    const place = await office();
    const lan = place.laptop('lan');
    await customerOfLan(place);
    const other = lan.ops({ entity: 'customers', id: newId(), kind: 'create', patch: customerPatch() });
    const rewound = await lan.pushOps(other.map((op) => ({ ...op, opNo: 1 })));
    expect(rewound.answer).toEqual({ outcome: 'rewound', lastOpNo: 1 });
    const gap = await lan.pushOps(other.map((op) => ({ ...op, opNo: 3 })));
    expect(gap.answer).toEqual({ outcome: 'gap', lastOpNo: 1 });
    expect((await lan.pushOps(other)).answer).toMatchObject({ outcome: 'done', lastOpNo: 2 });
  });

  test('a push to another life of the office, or in the name of another device, does nothing', async () => {
    const place = await office();
    const lan = place.laptop('lan');
    const ops = lan.ops({ entity: 'customers', id: newId(), kind: 'create', patch: customerPatch() });
    await expect(lan.pushOps(ops, { epoch: newId() })).rejects.toMatchObject({ code: 'office-changed' });
    await expect(lan.pushOps(ops, { deviceId: place.deviceId('duc') })).rejects.toMatchObject({ code: 'foreign-device' });
    await expect(lan.pushOps(ops, { deviceId: newId() })).rejects.toMatchObject({ code: 'foreign-device' });
    expect((await lan.pushOps(ops)).answer).toMatchObject({ outcome: 'done', lastOpNo: 1 });
  });

  test('a note comes back sign for sign, whatever was typed', async () => {
    const place = await office();
    const id = await customerOfLan(place);
    const note = 'NULL "ba", \\n {1,2} \\\\ \'bốn\' \n\t đồng — 𝄞';
    await place.laptop('lan').push({ entity: 'customers', id, kind: 'update', patch: { note, phone: 'NULL', tradeName: '{}' } });
    await place.laptop('duc').pull();
    expect(place.laptop('duc').row('customers', id)).toMatchObject({ note, phone: 'NULL', tradeName: '{}', website: null });
  });

  test('a group stands or falls as a whole, and blocks nothing else', async () => {
    const place = await office();
    const lan = place.laptop('lan');
    const [group, good, bad, after] = [newId(), newId(), newId(), newId()];
    const results = await lan.push(
      { group, entity: 'customers', id: good, kind: 'create', patch: customerPatch() },
      { group, entity: 'customers', id: bad, kind: 'create', patch: { kind: 'company', lifecycle: 'lead', name: '   ' } },
      { entity: 'contacts', id: newId(), kind: 'create', patch: { customerId: good, name: 'Anh Nam', isPrimary: false } },
      { entity: 'customers', id: bad, kind: 'update', patch: { note: 'x' } },
      { entity: 'customers', id: after, kind: 'create', patch: customerPatch() },
    );
    expect(results).toEqual([
      { opNo: 1, status: 'rejected', code: 'group-rejected', field: null, reason: null },
      { opNo: 2, status: 'rejected', code: 'invalid', field: 'name', reason: 'required' },
      { opNo: 3, status: 'rejected', code: 'depends-on-rejected', field: 'customerId', reason: null },
      { opNo: 4, status: 'rejected', code: 'depends-on-rejected', field: null, reason: null },
      { opNo: 5, status: 'ok' },
    ]);
    // The next push still knows.
    expect(await lan.push({ entity: 'customers', id: good, kind: 'update', patch: { note: 'y' } })).toMatchObject([
      { code: 'depends-on-rejected' },
    ]);
    await lan.pull();
    expect(lan.rows('customers').map(({ id }) => id)).toEqual([after]);
  });

  test('a customer handed to another team leaves one laptop and arrives on the other with all that hangs on it', async () => {
    const place = await office();
    const [lan, duc, tung, huy] = [place.laptop('lan'), place.laptop('duc'), place.laptop('tung'), place.laptop('huy')];
    const id = await customerOfLan(place);
    const contactId = newId();
    await lan.push({
      entity: 'contacts',
      id: contactId,
      kind: 'create',
      patch: { customerId: id, name: 'Chị Hoa', isPrimary: true },
    });
    await pullAll(place, 'lan', 'duc', 'tung', 'huy');
    await huy.push(
      { entity: 'customers', id, kind: 'update', patch: { ownerId: tung.userId } },
      { entity: 'contacts', id: contactId, kind: 'update', patch: { name: 'Chị Hoà' } },
    );
    await pullAll(place, 'lan', 'duc', 'tung', 'huy');
    for (const laptop of [lan, duc]) {
      expect(laptop.row('customers', id)).toBeNull();
      expect(laptop.row('contacts', contactId)).toBeNull();
      expect(laptop.rows('history')).toEqual([]);
    }
    for (const laptop of [tung, huy]) {
      expect(laptop.row('customers', id)).toMatchObject({ scopeId: `user:${tung.userId}`, ownerId: tung.userId });
      expect(laptop.row('contacts', contactId)).toMatchObject({ scopeId: `user:${tung.userId}`, name: 'Chị Hoà' });
      expect(laptop.rows('history').length).toBe(4);
    }
    expect(tung.held.get('customers')).toEqual(huy.held.get('customers'));
    expect(tung.held.get('history')).toEqual(huy.held.get('history'));
    // What Lan still had for it is refused, and she is told so.
    expect(await lan.push({ entity: 'customers', id, kind: 'update', patch: { note: 'x' } })).toMatchObject([
      { status: 'rejected', code: 'forbidden' },
    ]);
  });

  test('a move between two scopes of one laptop is told as well, so that losing the second one takes the customer away', async () => {
    const place = await office();
    const [lan, duc, huy] = [place.laptop('lan'), place.laptop('duc'), place.laptop('huy')];
    const id = await customerOfLan(place);
    const contactId = newId();
    await lan.push({
      entity: 'contacts',
      id: contactId,
      kind: 'create',
      patch: { customerId: id, name: 'Chị Hoa', isPrimary: true },
    });
    await pullAll(place, 'duc');
    await huy.push({ entity: 'customers', id, kind: 'update', patch: { ownerId: place.people.minh.id } });
    await pullAll(place, 'duc');
    expect(duc.row('contacts', contactId)).toMatchObject({ scopeId: `user:${place.people.minh.id}` });
    await under.setTeam(place.tenantId, place.people.minh.id, place.north);
    await pullAll(place, 'duc');
    expect(duc.row('customers', id)).toBeNull();
    expect(duc.row('contacts', contactId)).toBeNull();
  });

  test('a rep who changes teams gets what belongs to the new one and loses what belongs to the old one', async () => {
    const place = await office();
    const [lan, huy] = [place.laptop('lan'), place.laptop('huy')];
    const [ofSouth, ofNorth] = [newId(), newId()];
    await huy.push(
      { entity: 'customers', id: ofSouth, kind: 'create', patch: customerPatch({ teamId: place.south }) },
      { entity: 'customers', id: ofNorth, kind: 'create', patch: customerPatch({ teamId: place.north }) },
    );
    await lan.pull();
    expect(lan.rows('customers').map(({ id }) => id)).toEqual([ofSouth]);
    await under.setTeam(place.tenantId, lan.userId, place.north);
    await lan.pull();
    expect(lan.rows('customers').map(({ id }) => id)).toEqual([ofNorth]);
    expect(lan.row('users', lan.userId)).toMatchObject({ teamId: place.north });
  });

  test('a page holds whole commits, its cursor passes none that it does not hold, and many pages end where one does', async () => {
    const place = await office();
    const huy = place.laptop('huy');
    for (let commit = 0; commit < 6; commit += 1) {
      const drafts = Array.from({ length: commit + 1 }, () => ({
        entity: 'customers',
        id: newId(),
        kind: 'create' as const,
        patch: customerPatch(),
      }));
      await huy.push(...drafts);
    }
    const [one, many] = [place.laptop('duc'), place.laptop('huy')];
    await one.pull();
    many.setCursor(0);
    await many.pullPage(1);
    many.held.clear();
    many.setCursor(0);
    const pages = await many.pull(4);
    expect(pages.length).toBeGreaterThan(3);
    let cursor = 0;
    for (const page of pages) {
      for (const { rows } of page.tables) {
        for (const row of rows) {
          expect(Number(row[1])).toBeGreaterThan(cursor);
          expect(Number(row[1])).toBeLessThanOrEqual(page.cursor);
        }
      }
      cursor = page.cursor;
    }
    expect(many.rows('customers').length).toBe(21);
    expect(many.rows('history').length).toBe(21);
    expect(pages.every((page) => page.hasMore === (page !== pages[pages.length - 1]))).toBe(true);
  });

  test('nothing new is told with nothing at all', async () => {
    const place = await office();
    const lan = place.laptop('lan');
    await customerOfLan(place);
    await lan.pull();
    expect(await lan.pullPage()).toBeNull();
    // What lies in other scopes moves the cursor on, without a row.
    await place
      .laptop('tung')
      .push({ entity: 'customers', id: newId(), kind: 'create', patch: customerPatch({ ownerId: place.people.tung.id }) });
    expect(await lan.pullPage()).toMatchObject({ hasMore: false, scopes: null, moves: [], tables: [] });
    expect(await lan.pullPage()).toBeNull();
  });

  test('a field that only newer laptops know is kept, merged and given back; from a laptop of today it is refused', async () => {
    const place = await office();
    const [lan, duc] = [place.laptop('lan'), place.laptop('duc')];
    const id = newId();
    const create = lan.ops({
      entity: 'customers',
      id,
      kind: 'create',
      patch: customerPatch({ ownerId: lan.userId, shoeSize: 42, loyal: true }),
    });
    expect((await lan.pushOps(create, { schemaV: 99 })).answer).toMatchObject({ results: [{ status: 'ok' }] });
    expect(await duc.push({ entity: 'customers', id, kind: 'update', patch: { shoeSize: 43 } })).toMatchObject([
      { status: 'rejected', code: 'unknown-field', field: 'shoeSize' },
    ]);
    // An older laptop's edit leaves it alone.
    await duc.pull();
    await duc.push({ entity: 'customers', id, kind: 'update', patch: { note: 'x' } });
    await lan.pull();
    expect(lan.row('customers', id)).toMatchObject({ shoeSize: 42, loyal: true, note: 'x' });
    // So does its first sync.
    await place.laptop('huy').pull();
    expect(place.laptop('huy').row('customers', id)).toMatchObject({ shoeSize: 42, loyal: true, note: 'x' });
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`field${at}`, at]));
    const crowd = lan.ops({ entity: 'customers', id, kind: 'update', patch: many });
    expect((await lan.pushOps(crowd, { schemaV: 99 })).answer).toMatchObject({ results: [{ code: 'unknown-field' }] });
    for (const field of ['tenantId', 'scopeId', 'rev', 'createdBy', 'fv', 'extra', 'constructor', 'scope_id', '__proto__x']) {
      const forged = lan.ops({ entity: 'customers', id, kind: 'update', patch: { [field]: 'x' } });
      expect((await lan.pushOps(forged, { schemaV: 99 })).answer).toMatchObject({ results: [{ code: 'unknown-field', field }] });
    }
  });

  test('who made a row and when is said by the session and the server’s clock, not by the message', async () => {
    const place = await office();
    const lan = place.laptop('lan');
    const id = newId();
    await lan.push({ entity: 'customers', id, kind: 'create', patch: customerPatch(), at: '2999-01-01T00:00:00.000Z' });
    await lan.pull();
    expect(lan.row('customers', id)).toMatchObject({
      createdBy: lan.userId,
      createdAt: new Date(testClock.now()).toISOString(),
      scopeId: `user:${lan.userId}`,
    });
  });
}
