import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declareRestored } from '../../src-server/admin/organisations.ts';
import { migrate } from '../../src-server/platform/migrate.ts';
import { openPostgresDatabase } from '../../src-server/platform/postgres-database.ts';
import { aServer, anOffice, type TestServer } from '../support/office.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

let server: TestServer;
let elsewhere: TestPostgres;
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-backup-'));
beforeAll(async () => {
  [server, elsewhere] = await Promise.all([aServer({ database: 'postgres' }), startPostgres()]);
}, 60_000);
afterAll(async () => {
  await server.close();
  await elsewhere.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** One of PostgreSQL's own programs, as docs/operations.md tells to run it. */
function run(postgres: TestPostgres, program: string, words: string[], environment: Record<string, string> = {}): void {
  execFileSync(join(postgres.programs, program), ['-h', postgres.folder, ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

test.each([
  ['by the database’s superuser', ['-U', 'postgres'], {}],
  ['by its owner, who has to ask for all rows', ['-U', 'office', '--enable-row-security'], { PGOPTIONS: '-c app.as_owner=on' }],
])(
  'a backup made %s comes back on another machine, with every row, every fence, and a new epoch',
  async (how, words, options) => {
    const office = await anOffice(server);
    const file = join(folder, `${words[1] ?? ''}.dump`);
    run(server.postgres ?? elsewhere, 'pg_dump', [...words, '-Fc', '-f', file, 'fieldbook'], options);

    const name = words[1] === 'office' ? 'second' : 'first';
    run(elsewhere, 'psql', ['-U', 'postgres', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-c', roles]);
    elsewhere.createDatabase(name);
    run(elsewhere, 'pg_restore', ['-U', 'postgres', '--exit-on-error', '-d', name, file]);

    const restored = await openPostgresDatabase(elsewhere.url(name));
    try {
      expect(await migrate(restored, 'now'), how).toBe(0);
      const users = 'SELECT id::text, name, rev FROM users ORDER BY id';
      const before = await server.database.inTenant(office.tenantId, 'snapshot', (sql) => sql.query(users));
      expect(before).toHaveLength(6);
      expect(await restored.inTenant(office.tenantId, 'snapshot', (sql) => sql.query(users))).toEqual(before);
      expect(await restored.asNobody('snapshot', (sql) => sql.query('SELECT 1 FROM users'))).toEqual([]);
      const fences = await restored.asOwner((sql) =>
        sql.query(
          "SELECT count(*) AS open FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relforcerowsecurity AND relname <> 'migrations'",
        ),
      );
      expect(fences).toEqual([{ open: 0 }]);
      const epoch = () =>
        restored.asOwner((sql) => sql.query('SELECT epoch::text FROM sync_head WHERE tenant_id = $1', [office.tenantId]));
      const old = await epoch();
      expect(await declareRestored({ ...server.officeDeps, database: restored }, null)).toBeGreaterThan(0);
      expect(await epoch()).not.toEqual(old);
    } finally {
      await restored.close();
    }
  },
);

test('a backup by the owner that does not ask for all rows fails loudly instead of being empty', () => {
  const dump = () => run(server.postgres ?? elsewhere, 'pg_dump', ['-U', 'office', '-f', join(folder, 'none.sql'), 'fieldbook']);
  expect(dump).toThrow(/row-level security/);
});

/** What a fresh PostgreSQL needs before a backup is put back: roles do not belong to a database, so no backup of one has them. */
const roles = `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fieldbook_app') THEN CREATE ROLE fieldbook_app NOLOGIN; END IF;
  GRANT fieldbook_app TO office;
END $$`;
