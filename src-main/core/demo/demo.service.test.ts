import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileSecrets } from '../../core-process/file-secrets.ts';
import { clockStartingAt, createNodeIds, plainPathFiles } from '../../core-process/node-ports.ts';
import { type Core, createCore } from '../core.ts';
import type { Contract } from '../../../src-shared/contract.ts';
import { createClient } from '../../../src-shared/rpc/client.ts';
import type { Job } from '../../../src-shared/rpc/events.ts';
import { noNetwork } from '../../../tests/support/no-network.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-demo-'));
// Wednesday, ten in the morning in Vietnam.
const clock = clockStartingAt(Date.parse('2026-11-25T03:00:00.000Z'));
const jobs: Job[] = [];
let core: Core;
let client: ReturnType<typeof clientOf>;
let cpuSeconds = 0;
let counts = { customers: 0, visits: 0, users: 0 };

const clientOf = (of: Core) => createClient<Contract>({ call: of.dispatch, subscribe: of.subscribe });

beforeAll(async () => {
  core = createCore({
    profileDir: folder,
    version: '0.0.0',
    capabilities: { host: 'memory', canPickFiles: false, canNotify: false, canOpenFolders: false },
    checksOutputs: true,
    ports: {
      clock,
      ids: createNodeIds(clock),
      secrets: createFileSecrets(folder),
      files: plainPathFiles,
      network: noNetwork,
      log: { write: () => {} },
    },
  });
  await core.start();
  core.subscribe((event) => {
    if (event.type === 'job') jobs.push(event.job);
  });
  client = clientOf(core);
  const before = process.cpuUsage();
  counts = await client.demo.load({ customers: 2000, seed: 1 });
  const spent = process.cpuUsage(before);
  cpuSeconds = (spent.user + spent.system) / 1e6;
});

afterAll(async () => {
  await core.close();
  rmSync(folder, { recursive: true });
});

test('the demo company is there in a moment, and a bar shows how far it is', () => {
  expect(counts).toMatchObject({ customers: 2000, users: 12 });
  expect(counts.visits).toBeGreaterThan(7000);
  // Two seconds on a free machine; the processor's time is counted, since other programs may be working.
  expect(cpuSeconds).toBeLessThan(5);
  expect(jobs.at(0)).toMatchObject({ kind: 'demo', state: 'running' });
  expect(jobs.at(-1)).toMatchObject({ kind: 'demo', state: 'done', done: 2000, total: 2000 });
});

test('whoever looks around is Lê Thị Hằng and has visits today', async () => {
  const { profile } = await client.app.status({});
  expect(profile).toMatchObject({ kind: 'demo', userName: 'Lê Thị Hằng', companyName: 'Công ty CP Phân phối Phương Nam' });
  const { users } = await client.team.users({});
  expect(users.filter((user) => user.isMe).map((user) => user.name)).toEqual(['Lê Thị Hằng']);
  const { visits } = await client.today.get({});
  expect(visits.length).toBeGreaterThanOrEqual(4);
});

test('every customer is found by its name without accents, and by its contacts', async () => {
  const { rows } = await client.customers.list({ limit: 40, order: { by: 'createdAt', descending: true } });
  for (const row of rows) {
    const { hits } = await client.customers.search({
      text: row.name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D'),
      limit: 100,
    });
    expect(hits.map((hit) => hit.id)).toContain(row.id);
    const { contacts } = await client.contacts.list({ customerId: row.id });
    for (const contact of contacts) {
      const byContact = await client.customers.search({ text: contact.phone ?? contact.name, limit: 100 });
      expect(byContact.hits.map((hit) => hit.id)).toContain(row.id);
    }
  }
});

test('lists know when a customer was visited last and is visited next', async () => {
  const { rows } = await client.customers.list({ limit: 5, order: { by: 'nextVisitAt', descending: false } });
  const now = new Date(clock.now()).toISOString();
  for (const row of rows) {
    const { visits } = await client.visits.list({ from: '2025-11-01', to: '2026-12-31', customerId: row.id });
    const done = visits.filter((visit) => visit.state === 'done').map((visit) => visit.startsAt);
    const planned = visits.filter((visit) => visit.state === 'planned' && visit.startsAt >= now).map((visit) => visit.startsAt);
    expect([row.lastVisitAt, row.nextVisitAt]).toEqual([done.sort().at(-1) ?? null, planned.sort().at(0) ?? null]);
    expect(row.nextVisitAt).not.toBeNull();
  }
});

test('the lists of choices are there', async () => {
  const { items } = await client.lists.all({});
  expect(items.find((item) => item.list === 'visit_purpose' && item.key === 'maintain')).toMatchObject({
    vi: 'Duy trì',
    isActive: true,
  });
});
