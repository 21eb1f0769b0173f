import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { atLeast, atMost, type Bench, type Figure, rounded } from './figure.ts';
import { median, percentile, spread, timed } from './measure.ts';
import { openSideFile } from '../src-main/core/platform/database.ts';
import { migrate, pendingMigrations } from '../src-main/core/platform/migrate.ts';
import { nodePorts } from '../src-main/core-process/node-core.ts';
import { textOfScopes } from '../src-shared/sync/scopes.ts';
import { joined, type Laptop, linkOf, type OfficeLogin, officeServer } from './office-world.ts';
import { pouch } from './peers.ts';
import { temporaryFolder } from './profiles.ts';

export const office: Bench = {
  ids: ['push-2000', 'push-pouch', 'pull-empty', 'edit-seen-p95', 'sync-local-read'],
  title: 'two laptops of an office on real PostgreSQL: sending, asking for nothing, seeing an edit, reading while much arrives',
  async run({ isQuick }) {
    const server = await officeServer(isQuick ? 2000 : 20_000);
    const lan = await joined(server.login, 'Laptop A', isQuick);
    const desk = await joined(server.login, 'Laptop B', isQuick);
    try {
      const figures: Figure[] = [];
      // Three milliseconds are a claim about a quiet machine.
      if (!isQuick) figures.push(await nothingNew(lan, server.login));
      figures.push(await editSeen(lan, desk, isQuick ? 20 : 60));
      desk.signal.isOn = false;
      figures.push(...(await sending(lan, isQuick)));
      figures.push(await readsMeanwhile(lan, desk));
      return figures;
    } finally {
      await lan.end();
      await desk.end();
      await server.end();
    }
  },
};

/** The request alone, over HTTP, beside a whole round of the engine. */
async function nothingNew({ client, profileDir }: Laptop, login: OfficeLogin): Promise<Figure> {
  const whole: number[] = [];
  await client.office.syncNow({});
  for (let turn = 0; turn < 60; turn += 1) whole.push(await timed(() => client.office.syncNow({})));
  const folder = temporaryFolder();
  const db = openSideFile(join(folder.path, 'link.db'), new Uint8Array(32).fill(7));
  migrate(db, pendingMigrations(db), '2026-01-01T00:00:00.000Z');
  const { link } = await linkOf(login, db, nodePorts(profileDir));
  const { signal } = new AbortController();
  const { answer } = await link.pull({ cursor: 0, scopes: '', limit: 1 }, signal);
  const scopes = createHash('sha256')
    .update(textOfScopes(answer?.scopes ?? []))
    .digest('hex');
  const cursor = answer?.head ?? 0;
  const times: number[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    const startedAt = performance.now();
    const empty = await link.pull({ cursor, scopes }, signal);
    times.push(performance.now() - startedAt);
    if (empty.answer !== null) throw new Error('something was new');
  }
  db.close();
  folder.remove();
  return atMost(
    'pull-empty',
    median(times),
    'ms',
    3,
    `over HTTP: ${spread(times)}; a whole round of office.syncNow ${spread(whole)}`,
  );
}

async function editSeen(from: Laptop, to: Laptop, edits: number): Promise<Figure> {
  const { rows } = await from.client.customers.list({ limit: edits });
  const times: number[] = [];
  for (const { id } of rows) {
    const note = `Ghi chú ${randomUUID()}`;
    const startedAt = performance.now();
    const seen = new Promise<void>((resolve) => {
      const end = to.core.subscribe((event) => {
        if (event.type !== 'changed' || event.entity !== 'customers') return;
        void to.client.customers.get({ id }).then((customer) => {
          if (customer.note !== note) return;
          end();
          resolve();
        });
      });
    });
    await from.client.customers.update({ id, change: { note } });
    await Promise.race([seen, wait(10_000)]);
    times.push(performance.now() - startedAt);
  }
  return atMost('edit-seen-p95', percentile(times, 0.95), 'ms', 1000, `${spread(times)}; both online, nudged by the server`);
}

/** 2 000 notes of a day without signal. */
async function sending({ client, signal }: Laptop, isQuick: boolean): Promise<Figure[]> {
  const { rows } = await client.customers.list({ limit: 500 });
  signal.isOn = false;
  for (let number = 0; number < 2000; number += 1) {
    const customerId = rows[number % rows.length]?.id ?? '';
    await client.interactions.create({
      customerId,
      kind: 'call',
      text: `Gọi lần ${number}: hẹn gặp tuần sau, mang theo bảng giá mới.`,
    });
  }
  const { waiting } = await client.office.status({});
  signal.isOn = true;
  const startedAt = performance.now();
  let left = waiting;
  // The engine's own pause after a failure may be running: asking ends it.
  while (left > 0 && performance.now() - startedAt < 60_000) left = (await client.office.syncNow({})).waiting;
  const ms = performance.now() - startedAt;
  const words = `${waiting} operations offline, then sent and confirmed in ${rounded(ms)} ms`;
  const delivered = atMost('push-2000', ms / 1000, 's', 2, words);
  if (isQuick) return [delivered];
  const documents = Array.from({ length: waiting }, (_, number) => ({
    _id: randomUUID(),
    customerId: randomUUID(),
    kind: 'call',
    text: `Gọi lần ${number}: hẹn gặp tuần sau, mang theo bảng giá mới.`,
    happenedAt: new Date().toISOString(),
  }));
  const peer = pouch('push', documents);
  return [delivered, atLeast('push-pouch', (peer.seconds * 1000) / ms, '×', 3, `PouchDB ${rounded(peer.seconds)} s; ${words}`)];
}

/** Another laptop reads its lists while those 2 000 notes arrive. */
async function readsMeanwhile(from: Laptop, to: Laptop): Promise<Figure> {
  to.signal.isOn = false;
  const ids = (await from.client.customers.list({ limit: 500 })).rows.map(({ id }) => id);
  for (let turn = 0; turn < 4; turn += 1)
    await from.client.customers.updateMany({ ids, change: { note: `Lần ${turn} ${randomUUID()}` } });
  await from.client.office.syncNow({});
  to.signal.isOn = true;
  let isRunning = true;
  const sync = to.client.office.syncNow({}).finally(() => (isRunning = false));
  const times: number[] = [];
  while (isRunning) {
    times.push(await timed(() => to.client.customers.list({ limit: 100 })));
    await wait(1);
  }
  await sync;
  return atMost(
    'sync-local-read',
    Math.max(...times),
    'ms',
    50,
    `list pages while 2 000 notes and 500 changed customers arrive: ${spread(times)}`,
  );
}
