import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { memorySecrets } from '../../../tests/support/devices.ts';
import { noNetwork } from '../../../tests/support/no-network.ts';
import { createUuidV7 } from '../../../src-shared/lib/ids.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { createChanges } from '../platform/changes.ts';
import { createJobs } from '../platform/jobs.ts';
import { createLog } from '../platform/log.ts';
import type { Ports } from '../platform/ports.ts';
import { profilePaths } from '../platform/profile-folder.ts';
import { createProfile } from '../profile/index.ts';
import type { SyncEngine, SyncStatus } from '../sync/engine.ts';
import type { OfficeRow } from '../sync/apply.ts';
import { createOfficeService } from './office.service.ts';
import type { OfficeSession } from './office-session.ts';

const cleaning: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleaning.splice(0)) clean();
});

const now = Date.parse('2026-11-23T01:00:00.000Z');
const other = '0190a000-0000-7000-8000-0000000000b2';
const customerId = '0190a000-0000-7000-8000-000000000001';

/** A laptop of an office, with one customer that the office has; the engine and the network are played. */
async function aLaptop() {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-office-'));
  const ports: Ports = {
    clock: { now: () => now },
    ids: { next: createUuidV7(() => now, randomBytes), randomBytes },
    secrets: memorySecrets(),
    files: { resolveForReading: async (ref) => ({ path: ref, name: ref }), resolveForWriting: async (ref) => ref },
    network: noNetwork,
    log: { write: () => undefined },
  };
  const changes = createChanges();
  const deps = {
    ports,
    paths: profilePaths(folder),
    log: createLog(ports.log, ports.clock),
    changes,
    jobs: createJobs({ changes, ids: ports.ids, now: ports.clock.now }),
    onJournal: () => undefined,
  };
  const profile = await createProfile(deps, { kind: 'office', companyName: 'Công ty thử' });
  cleaning.push(() => {
    profile.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { ctx } = profile;
  ctx.apply.rows('users', [aRow(other, { name: 'Phúc', role: 'rep', isActive: true })]);
  ctx.apply.rows('customers', [
    aRow(customerId, { kind: 'company', name: 'Đại Đồng Tiến', lifecycle: 'lead', phone: '0907 555 018' }),
  ]);
  const status: SyncStatus = {
    state: 'online',
    problem: null,
    lastSyncAt: null,
    waiting: 0,
    waitingSince: null,
    rejected: 0,
    conflicts: 0,
    loading: null,
    clockOffsetMs: 0,
  };
  const engine: SyncEngine = {
    syncOnce: async () => status,
    start: () => undefined,
    stop: async () => undefined,
    status: () => status,
    onLocalChange: () => undefined,
    nudge: () => undefined,
    allowRemovals: async () => status,
    acceptRestoredOffice: async () => status,
    beginAnew: async () => undefined,
  };
  const offline = async (): Promise<never> => {
    throw new AppError('offline', 'no network in this test');
  };
  const session: OfficeSession = {
    send: offline,
    json: offline,
    keep: () => undefined,
    isSignedIn: () => true,
    signIn: offline,
    signInAs: offline,
    signOut: async () => undefined,
    renewDevice: offline,
  };
  const office = createOfficeService({ ctx, engine, session });
  const refuse = (opNo: number, code: string, field: string | null = null) =>
    ctx.db
      .prepare("UPDATE outbox SET state = 'rejected', result = ? WHERE op_no = ?")
      .run(JSON.stringify({ opNo, status: 'rejected', code, field, reason: null }), opNo);
  const list = async (withDiscarded = false) => (await office.pending({ limit: 100, withDiscarded })).changes;
  return { ctx, office, refuse, list };
}

function aRow(id: string, fields: OfficeRow['fields']): OfficeRow {
  return {
    id,
    rev: 3,
    scopeId: 'office',
    rootId: id,
    createdAt: '2026-11-01T00:00:00.000Z',
    createdBy: null,
    deletedAt: null,
    fields,
  };
}

test('tasks, appointments and expenses are called by their own words, and lead to their customer where they have one', async () => {
  const { ctx, list } = await aLaptop();
  const appointment = {
    startsAt: '2026-11-24T02:00:00.000Z',
    endsAt: '2026-11-24T03:00:00.000Z',
    isAllDay: false,
    ownerId: other,
  };
  const task = { priority: 'normal', state: 'open', dueOn: '2026-11-26', assigneeId: other, origin: 'hand' };
  const expense = { spentOn: '2026-11-23', state: 'claimed', ownerId: other };
  ctx.write.transact((tx) => {
    tx.create('tasks', { customerId, title: 'Gửi bảng giá', ...task });
    tx.create('tasks', { title: 'Dọn kho', ...task });
    tx.create('appointments', { ...appointment, title: 'Họp đội' });
    tx.create('appointments', { ...appointment, title: 'Ăn trưa', customerId });
    tx.create('expenses', { customerId, kind: 'meal', amountDong: 90_000, ...expense });
    tx.create('expenses', { trip: 'Cần Thơ', kind: 'travel', amountDong: 90_000, ...expense });
    tx.create('contracts', {
      customerId,
      kind: 'sale',
      title: 'Cung cấp thép 2027',
      state: 'draft',
      isNotRenewed: false,
      ownerId: other,
    });
    tx.create('invoices', { customerId, number: '0000123', totalDong: 5, vatDong: 0, issuedOn: '2026-11-23', state: 'open' });
  });
  expect((await list()).map((change) => [change.entity, change.title, change.customerId]).toReversed()).toEqual([
    ['tasks', 'Gửi bảng giá', customerId],
    ['tasks', 'Dọn kho', null],
    ['appointments', 'Họp đội', null],
    ['appointments', 'Ăn trưa', customerId],
    ['expenses', 'Đại Đồng Tiến', customerId],
    ['expenses', 'Cần Thơ', null],
    ['contracts', 'Cung cấp thép 2027', customerId],
    ['invoices', '0000123', customerId],
  ]);
});

test('what waits and what was refused is listed, refused ones first, each by the name of its customer', async () => {
  const { ctx, list, refuse } = await aLaptop();
  ctx.write.transact((tx) => tx.update('customers', customerId, { rating: 'A' }));
  ctx.write.transact((tx) => tx.create('contacts', { customerId, name: 'Anh Phúc', isPrimary: false }));
  ctx.write.transact((tx) =>
    tx.create('interactions', { customerId, kind: 'call', text: 'Hẹn', happenedAt: '2026-11-23T00:00:00.000Z' }),
  );
  refuse(1, 'forbidden', 'rating');
  expect((await list()).map(({ opNo, state, title, customerId: of, refusal }) => ({ opNo, state, title, of, refusal }))).toEqual([
    {
      opNo: 1,
      state: 'rejected',
      title: 'Đại Đồng Tiến',
      of: customerId,
      refusal: { code: 'forbidden', field: 'rating', reason: null },
    },
    { opNo: 3, state: 'waiting', title: 'Đại Đồng Tiến', of: customerId, refusal: null },
    { opNo: 2, state: 'waiting', title: 'Anh Phúc', of: customerId, refusal: null },
  ]);
});

test('a refused change is written once more with another value and is a new one; the old one is off the list', async () => {
  const { ctx, office, list, refuse } = await aLaptop();
  ctx.write.transact((tx) => tx.update('customers', customerId, { taxCode: '123', rating: 'B' }));
  refuse(1, 'invalid', 'taxCode');
  expect(() => office.resend({ opNo: 1, patch: { rating: 'Z' } })).toThrow(
    expect.objectContaining({ code: 'invalid', fields: { 'patch.rating': 'not-a-choice' } }),
  );
  expect(() => office.resend({ opNo: 1, patch: { name: 7 } })).toThrow(expect.objectContaining({ code: 'invalid' }));
  const { groupId } = await office.resend({ opNo: 1, patch: { taxCode: '0300588569' } });
  const changes = await list(true);
  expect(changes).toMatchObject([{ opNo: 2, state: 'waiting', groupId, patch: { taxCode: '0300588569' } }]);
  expect(() => office.resend({ opNo: 1 })).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('a refused new customer is made again with the contacts that were refused along with it, under the same id', async () => {
  const { ctx, office, list, refuse } = await aLaptop();
  const { value: id } = ctx.write.transact((tx) => {
    const made = tx.create('customers', { kind: 'company', name: 'Mới', lifecycle: 'lead', taxCode: '123' });
    tx.create('contacts', { customerId: made, name: 'Chị Hoa', isPrimary: false });
    return made;
  });
  ctx.write.transact((tx) => tx.update('customers', id, { rating: 'A' }));
  refuse(1, 'invalid', 'taxCode');
  refuse(2, 'group-rejected');
  refuse(3, 'depends-on-rejected');
  await office.resend({ opNo: 1, patch: { taxCode: null } });
  expect(await list(true)).toSatisfy((changes: unknown[]) =>
    changes.every((change) => (change as { state: string }).state === 'waiting'),
  );
  expect(ctx.db.prepare('SELECT name, tax_code, rating FROM customers WHERE id = ?').get(id)).toEqual({
    name: 'Mới',
    tax_code: null,
    rating: 'A',
  });
});

test('what was given up can be taken back into the list, and keeps the reason', async () => {
  const { ctx, office, list, refuse } = await aLaptop();
  ctx.write.transact((tx) => tx.update('customers', customerId, { rating: 'A' }));
  ctx.write.transact((tx) => tx.update('customers', customerId, { rating: 'B' }));
  refuse(1, 'forbidden');
  await office.discard({ opNos: [1, 2, 99] });
  expect((await list()).map(({ opNo, state }) => [opNo, state])).toEqual([[2, 'waiting']]);
  expect((await list(true)).map(({ opNo, state }) => [opNo, state])).toEqual([
    [2, 'waiting'],
    [1, 'discarded'],
  ]);
  await office.undiscard({ opNos: [1, 2] });
  expect((await list()).map(({ opNo, state, refusal }) => [opNo, state, refusal?.code])).toEqual([
    [1, 'rejected', 'forbidden'],
    [2, 'waiting', undefined],
  ]);
});

const aConflict = (id: string, fields: OfficeRow['fields']): OfficeRow => ({
  ...aRow(id, {
    customerId,
    entity: 'customers',
    rowId: customerId,
    field: 'phone',
    kind: 'field',
    keptValue: '"0907 555 018"',
    lostValue: '"0912 000 111"',
    originalValue: 'null',
    keptBy: other,
    keptAt: '2026-11-22T01:00:00.000Z',
    keptDeviceId: other,
    lostBy: null,
    lostAt: '2026-11-22T02:00:00.000Z',
    lostDeviceId: null,
    resolution: null,
    ...fields,
  }),
  rootId: customerId,
});
const conflictId = '0190a000-0000-7000-8000-0000000000c1';
const phoneOf = (db: { prepare(sql: string): { pluck(): { get(id: string): unknown } } }) =>
  db.prepare('SELECT phone FROM customers WHERE id = ?').pluck().get(customerId);

test('a conflict shows both values with their authors and whose is mine', async () => {
  const { ctx, office } = await aLaptop();
  ctx.apply.rows('conflicts', [aConflict(conflictId, { lostDeviceId: ctx.state.get('device_id') })]);
  const { conflicts } = await office.conflicts({ resolved: false, limit: 10 });
  expect(conflicts).toMatchObject([
    {
      title: 'Đại Đồng Tiến',
      customerId,
      keptValue: '0907 555 018',
      lostValue: '0912 000 111',
      originalValue: null,
      keptBy: 'Phúc',
      lostBy: null,
      mine: 'lost',
    },
  ]);
});

test('the other value is taken with one click, and the decision can be turned round again', async () => {
  const { ctx, office } = await aLaptop();
  ctx.apply.rows('conflicts', [aConflict(conflictId, {})]);
  const use = async (which: 'kept' | 'lost' | 'original') => {
    await office.resolve({ id: conflictId, use: which });
    const { conflicts } = await office.conflicts({ resolved: true, rowId: customerId, limit: 10 });
    return [phoneOf(ctx.db), conflicts[0]?.resolution];
  };
  expect(await use('kept')).toEqual(['0907 555 018', 'kept']);
  expect(await use('lost')).toEqual(['0912 000 111', 'turned']);
  expect(await use('original')).toEqual([null, 'turned']);
  expect(await use('kept')).toEqual(['0907 555 018', 'kept']);
  const sent = ctx.db.prepare('SELECT entity, group_id FROM outbox ORDER BY op_no').all() as {
    entity: string;
    group_id: string;
  }[]; // the columns selected
  expect(sent.map(({ entity }) => entity)).toEqual([
    'conflicts',
    'customers',
    'conflicts',
    'customers',
    'customers',
    'conflicts',
  ]);
  expect(sent[1]?.group_id).toBe(sent[2]?.group_id);
});

test('a record that was deleted while somebody wrote on it is restored or left', async () => {
  const { ctx, office } = await aLaptop();
  ctx.write.transact((tx) => tx.remove('customers', customerId));
  ctx.apply.rows('conflicts', [
    aConflict(conflictId, { kind: 'edit-of-deleted', field: null, keptValue: null, lostValue: null }),
  ]);
  const isDeleted = () => ctx.db.prepare('SELECT deleted_at IS NOT NULL FROM customers WHERE id = ?').pluck().get(customerId);
  expect(() => office.resolve({ id: conflictId, use: 'original' })).toThrow(expect.objectContaining({ code: 'invalid' }));
  await office.resolve({ id: conflictId, use: 'kept' });
  expect(isDeleted()).toBe(1);
  await office.resolve({ id: conflictId, use: 'lost' });
  expect(isDeleted()).toBe(0);
});
