import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { memorySecrets } from '../../tests/support/devices.ts';
import { noNetwork } from '../../tests/support/no-network.ts';
import { createUuidV7 } from '../../src-shared/lib/ids.ts';
import { createChanges } from './platform/changes.ts';
import type { Db } from './platform/database.ts';
import { createJobs } from './platform/jobs.ts';
import { createLog } from './platform/log.ts';
import type { Ports } from './platform/ports.ts';
import { profilePaths } from './platform/profile-folder.ts';
import { createProfile } from './profile/create-profile.ts';
import { createReminderServices } from './reminder-services.ts';
import { createSessionServices } from './session-services.ts';
import { createSettingsReader } from './settings/settings.service.ts';

const cleaning: Array<() => void> = [];
afterEach(() => {
  for (const clean of cleaning.splice(0).reverse()) clean();
});

async function aSession() {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-session-'));
  cleaning.push(() => rmSync(folder, { recursive: true, force: true }));
  const now = () => Date.parse('2026-11-23T01:00:00.000Z');
  const ports: Ports = {
    clock: { now },
    ids: { next: createUuidV7(now, randomBytes), randomBytes },
    secrets: memorySecrets(),
    files: { resolveForReading: async (ref) => ({ path: ref, name: ref }), resolveForWriting: async (ref) => ref },
    network: noNetwork,
    log: { write: () => undefined },
  };
  const changes = createChanges();
  const jobs = createJobs({ changes, ids: ports.ids, now });
  const log = createLog(ports.log, ports.clock);
  const deps = { ports, paths: profilePaths(folder), log, changes, jobs, onJournal: () => undefined };
  const session = await createProfile(deps, { kind: 'office', companyName: 'Đại Đồng' });
  cleaning.push(() => session.close());
  return { session, folder };
}

test('every statement that a session makes for its features is one that SQLite takes, though it is compiled at its first call', async () => {
  const { session, folder } = await aSession();
  const { db } = session.ctx;
  const prepare = db.prepare.bind(db);
  const made: Array<ReturnType<Db['prepare']>> = [];
  db.prepare = ((sql: string) => {
    const statement = prepare(sql);
    made.push(statement);
    return statement;
  }) as Db['prepare']; // its overloads differ in types only
  const services = createSessionServices(session, null);
  createReminderServices(session, services.customers, createSettingsReader(folder)).close();
  const refused = made.flatMap((statement) => {
    try {
      // Asking for it compiles.
      return typeof statement.reader === 'boolean' ? [] : [statement.source];
    } catch (error) {
      return [`${String(error)}: ${statement.source}`];
    }
  });
  expect(refused).toEqual([]);
  expect(made.length).toBeGreaterThan(300);
});
