import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { columnOf, entities, type EntityDefinition } from '../../src-shared/sync/entities.ts';
import { migrations } from '../../db/server/migrations/all.ts';
import { insertRows } from '../../src-server/admin/insert-rows.ts';
import { literal, type OfficeDatabase } from '../../src-server/platform/database.ts';
import { isMigrated, migrate, NewerDatabase } from '../../src-server/platform/migrate.ts';
import { openPostgresDatabase } from '../../src-server/platform/postgres-database.ts';
import { aDatabase, type DatabaseKind } from '../support/office.ts';
import type { TestPostgres } from '../support/postgres.ts';

describe.each<DatabaseKind>(['pglite', 'postgres'])('the office’s database on %s', (kind) => {
  let database: OfficeDatabase;
  let postgres: TestPostgres | null;
  let end: () => Promise<void>;
  /** Two offices with one customer each. */
  let mine: string;
  let theirs: string;

  beforeAll(async () => {
    ({ database, postgres, end } = await aDatabase(kind));
  }, 60_000);
  afterAll(async () => await end());
  beforeEach(async () => {
    mine = await anOfficeWithOneCustomer(database, 'Chợ Lớn');
    theirs = await anOfficeWithOneCustomer(database, 'Đối thủ');
  });

  test('every entity of the registry has its table with exactly the columns of its fields', async () => {
    const columns = await database.asOwner((sql) =>
      sql.query<{ table: string; column: string; type: string }>(
        `SELECT table_name AS "table", column_name AS "column", data_type AS type FROM information_schema.columns WHERE table_schema = 'public'`,
      ),
    );
    const head = {
      tenant_id: 'uuid', id: 'uuid', scope_id: 'text', root_id: 'uuid', rev: 'bigint', deleted_at: 'text', created_at: 'text', created_by: 'uuid',
      fv: 'jsonb', extra: 'jsonb',
    }; // biome-ignore format: names and types
    for (const definition of Object.values<EntityDefinition>(entities)) {
      const made = Object.fromEntries(
        columns.filter(({ table }) => table === definition.table).map(({ column, type }) => [column, type]),
      );
      const wanted = Object.fromEntries(
        definition.fields.map((field) => [
          columnOf(field),
          definition.booleans.includes(field) ? 'boolean' : definition.integers.includes(field) ? 'bigint' : 'text',
        ]),
      );
      expect(made, definition.table).toEqual({ ...head, ...wanted });
    }
  });

  test('row-level security is forced on every table that belongs to an office, with a policy for reading and one for writing', async () => {
    const tables = await database.asOwner((sql) =>
      sql.query<{ name: string; enabled: boolean; forced: boolean; policies: string[]; unchecked: number; key: string }>(
        `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
                (SELECT array_agg(p.policyname::text ORDER BY p.policyname) FROM pg_policies p
                  WHERE p.schemaname = 'public' AND p.tablename = c.relname) AS policies,
                (SELECT count(*) FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname
                    AND 'fieldbook_app' = ANY(p.roles) AND (p.qual NOT LIKE '%office_tenant()%' OR p.with_check NOT LIKE '%office_tenant()%'))
                  AS unchecked,
                (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
                  WHERE i.indrelid = c.oid AND i.indisprimary) AS key
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'migrations' ORDER BY c.relname`,
      ),
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name, ...table } of tables) {
      expect({ name, ...table }).toEqual({
        name,
        enabled: true,
        forced: true,
        policies: ['of_owner', 'of_tenant'],
        unchecked: 0,
        key: name === 'organisations' ? 'id' : 'tenant_id',
      });
    }
  });

  test('requests work as a role that cannot log in, owns nothing and does not get past row-level security', async () => {
    const [role] = await database.asOwner((sql) =>
      sql.query(
        `SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
                (SELECT count(*) FROM pg_class WHERE relowner = r.oid) + (SELECT count(*) FROM pg_proc WHERE proowner = r.oid) AS owned,
                (SELECT count(*) FROM pg_auth_members WHERE member = r.oid) AS memberships
           FROM pg_roles r WHERE rolname = 'fieldbook_app'`,
      ),
    );
    expect(role).toEqual({
      rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owned: 0, memberships: 0,
    }); // biome-ignore format: one line says it
    const [who] = await database.inTenant(mine, 'write', (sql) => sql.query('SELECT current_user::text AS "user"'));
    expect(who).toEqual({ user: 'fieldbook_app' });
  });

  test('the role may do what a laptop’s request needs and no more', async () => {
    const rights = await database.asOwner((sql) =>
      sql.query<{ table: string; rights: string }>(
        `SELECT table_name AS "table", string_agg(privilege_type, ' ' ORDER BY privilege_type) AS rights
           FROM information_schema.role_table_grants WHERE grantee = 'fieldbook_app' GROUP BY table_name ORDER BY table_name`,
      ),
    );
    const of = (rightsOfOne: string) => rights.filter((one) => one.rights === rightsOfOne).map((one) => one.table);
    expect(of('SELECT')).toEqual(['departments', 'migrations', 'organisations', 'teams', 'users']);
    expect(of('INSERT SELECT')).toEqual(['audit_log', 'composite_scopes', 'history', 'scope_moves']);
    expect(of('INSERT SELECT UPDATE')).toEqual(expect.arrayContaining(['blob_parts', 'blob_uploads']));
    expect(of('SELECT UPDATE')).toEqual(['accounts', 'sync_head']);
    expect(of('DELETE INSERT SELECT')).toEqual(['calendar_feeds', 'op_results', 'session_tokens']);
    expect(rights.filter((one) => one.rights.includes('TRUNCATE'))).toEqual([]);
  });

  test('functions that see all offices look nowhere else for their tables and answer to nobody but the role', async () => {
    const functions = await database.asOwner((sql) =>
      sql.query<{ name: string; config: string[] | null; everybody: boolean; app: boolean }>(
        `SELECT p.proname::text AS name, p.proconfig AS config, has_function_privilege('fieldbook_app', p.oid, 'EXECUTE') AS app,
                EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) AS everybody
           FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prosecdef`,
      ),
    );
    expect(functions.length).toBeGreaterThan(0);
    for (const one of functions)
      expect(one).toEqual({ name: one.name, config: ['search_path=public'], everybody: false, app: true });
  });

  test('an office sees its own rows without asking for them, and none of another', async () => {
    const names = (tenant: string) =>
      database.inTenant(tenant, 'snapshot', (sql) => sql.query<{ name: string }>('SELECT name FROM customers'));
    expect(await names(mine)).toEqual([{ name: 'Chợ Lớn' }]);
    expect(await names(theirs)).toEqual([{ name: 'Đối thủ' }]);
    const asked = await database.inTenant(mine, 'write', (sql) =>
      sql.query('SELECT 1 FROM customers WHERE tenant_id = $1 FOR UPDATE', [theirs]),
    );
    expect(asked).toEqual([]);
  });

  test('somebody who is not known yet sees no row of any office', async () => {
    const seen = await database.asNobody('snapshot', (sql) => sql.query('SELECT name FROM customers'));
    expect(seen).toEqual([]);
    // The owner's setting does nothing for the role of requests.
    const forced = await database.asNobody('write', async (sql) => {
      await sql.query("SELECT set_config('app.as_owner', 'on', true)");
      return await sql.query('SELECT name FROM customers');
    });
    expect(forced).toEqual([]);
  });

  test('a row with another office’s name on it is refused, whether it is new or changed', async () => {
    const forged = database.inTenant(mine, 'write', (sql) =>
      sql.query(
        "INSERT INTO customers (tenant_id, id, scope_id, rev, created_at, name) VALUES ($1, gen_random_uuid(), 'office', 1, 'x', 'forged')",
        [theirs],
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const moved = database.inTenant(mine, 'write', (sql) => sql.query('UPDATE customers SET tenant_id = $1', [theirs]));
    await expect(moved).rejects.toThrow(/row-level security/);
    const foreign = await database.inTenant(mine, 'write', (sql) =>
      sql.query("UPDATE customers SET name = 'taken' WHERE tenant_id = $1 RETURNING 1", [theirs]),
    );
    expect(foreign).toEqual([]);
  });

  test('rows are never deleted by a request, and the audit log is never rewritten', async () => {
    const deletion = database.inTenant(mine, 'write', (sql) => sql.query('DELETE FROM customers'));
    await expect(deletion).rejects.toThrow(/permission denied/);
    const rewriting = database.inTenant(mine, 'write', (sql) => sql.query("UPDATE audit_log SET event = 'nothing'"));
    await expect(rewriting).rejects.toThrow(/permission denied/);
  });

  test('the office and the role of one request are forgotten before the next, also after a failure', async () => {
    const single = postgres === null ? database : await openPostgresDatabase(postgres.url(), { connections: 1 });
    try {
      await single.inTenant(mine, 'write', (sql) => sql.query('SELECT 1'));
      await expect(single.inTenant(mine, 'write', (sql) => sql.query('SELECT nonsense'))).rejects.toThrow();
      const after = await single.asOwner((sql) =>
        sql.query(
          `SELECT current_user = session_user AS "isOwner", coalesce(current_setting('app.tenant_id', true), '') AS tenant`,
        ),
      );
      expect(after).toEqual([{ isOwner: true, tenant: '' }]);
      expect(await single.asNobody('snapshot', (sql) => sql.query('SELECT 1 FROM customers'))).toEqual([]);
      // The owner's key to all offices ends with his transaction too.
      const [key] = await single.asNobody('snapshot', (sql) =>
        sql.query(`SELECT coalesce(current_setting('app.as_owner', true), '') AS key`),
      );
      expect(key).toEqual({ key: '' });
    } finally {
      if (single !== database) await single.close();
    }
  });

  test('a picture of the office stays the same while others write, and cannot be written to', async () => {
    const before = await database.inTenant(mine, 'snapshot', async (sql) => {
      const first = await sql.query('SELECT name FROM customers');
      // PGlite has one connection, so nobody can write meanwhile.
      if (kind === 'postgres') await rename(database, mine, 'Chợ Mới');
      return { first, second: await sql.query('SELECT name FROM customers') };
    });
    expect(before).toEqual({ first: [{ name: 'Chợ Lớn' }], second: [{ name: 'Chợ Lớn' }] });
    await expect(database.inTenant(mine, 'snapshot', (sql) => sql.query("UPDATE customers SET name = 'x'"))).rejects.toThrow(
      /read-only/,
    );
  });

  test('a failed request leaves nothing behind', async () => {
    const failing = database.inTenant(mine, 'write', async (sql) => {
      await sql.query("UPDATE customers SET name = 'half'");
      throw new Error('the other half');
    });
    await expect(failing).rejects.toThrow('the other half');
    expect(await database.inTenant(mine, 'snapshot', (sql) => sql.query('SELECT name FROM customers'))).toEqual([
      { name: 'Chợ Lớn' },
    ]);
  });

  test('values come out as they went in, on both databases alike', async () => {
    const text = `O'Brien "ngoặc" \\ ế ​`;
    const [row] = await database.inTenant(mine, 'write', (sql) =>
      sql.query(
        `SELECT $1::text AS text, $2::text::jsonb AS json, $3::bigint AS big, $4::boolean AS yes, $5::text[] AS texts, $6::uuid[] AS ids,
                $7::bigint[] AS numbers, $8::text AS nothing, ARRAY[true, false] AS truths, ARRAY[]::text[] AS none,
                ARRAY['a"b', NULL, '{c,d}', 'e\\f', '']::text[] AS written, count(*) AS count, ${literal(text)} AS literal
           FROM customers`,
        [text, '{"a":[1,"ế",null]}', 2 ** 40, true, ['a', 'đ'], [mine, theirs], [1, 2 ** 40], null],
      ),
    );
    expect(row).toEqual({
      text,
      json: { a: [1, 'ế', null] },
      big: 2 ** 40,
      yes: true,
      texts: ['a', 'đ'],
      ids: [mine, theirs],
      numbers: [1, 2 ** 40],
      nothing: null,
      truths: [true, false],
      none: [],
      written: ['a"b', null, '{c,d}', 'e\\f', ''],
      count: 1,
      literal: text,
    });
  });

  test('what one process announces is heard by who listens, once it has committed', async () => {
    const heard: string[] = [];
    let arrived: () => void = () => undefined;
    const done = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const stop = await database.listen('test_channel', (payload) => {
      heard.push(payload);
      if (payload === 'second') arrived();
    });
    const failing = database.inTenant(mine, 'write', async (sql) => {
      await sql.query("SELECT pg_notify('test_channel', 'never')");
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow();
    for (const said of ['first', 'second']) {
      await database.inTenant(mine, 'write', (sql) => sql.query("SELECT pg_notify('test_channel', $1)", [said]));
    }
    await done;
    await stop();
    expect(heard).toEqual(['first', 'second']);
  });

  test('a page of a table comes out as PostgreSQL wrote it, and only the office’s own part of it', async () => {
    const page = await database.inTenant(mine, 'snapshot', async (sql) => {
      const row = await sql.texts("SELECT count(*), string_agg(name, E'\n'), NULL FROM customers WHERE name <> $1", ['']);
      return {
        texts: row?.map((text) => (text === null ? null : Buffer.from(text).toString('utf8'))),
        after: await sql.query('SELECT 1 AS one'),
      };
    });
    expect(page).toEqual({ texts: ['1', 'Chợ Lớn', null], after: [{ one: 1 }] });
    expect(await database.inTenant(mine, 'snapshot', (sql) => sql.texts('SELECT name FROM customers WHERE false'))).toBeNull();
  });

  test('the tables are made once; data of a later or another program is left alone', async () => {
    expect(await migrate(database, 'now')).toBe(0);
    expect(await isMigrated(database)).toBe(true);
    expect(migrations.map((one) => one.version)).toEqual(migrations.map((_, index) => index + 1));
    await expect(migrate(database, 'now', migrations.slice(0, -1))).rejects.toThrow(NewerDatabase);
    const altered = migrations.map((one) => (one.version === 1 ? { ...one, sql: `${one.sql} ` } : one));
    await expect(migrate(database, 'now', altered)).rejects.toThrow(NewerDatabase);
    const broken = [...migrations, { version: 99, name: 'broken', sql: 'CREATE TABLE half (a int); SELECT nonsense;' }];
    await expect(migrate(database, 'now', broken)).rejects.toThrow(/nonsense/);
    expect(await database.asOwner((sql) => sql.query("SELECT to_regclass('half')::text AS half"))).toEqual([{ half: null }]);
  });
});

async function anOfficeWithOneCustomer(database: OfficeDatabase, name: string): Promise<string> {
  const tenantId = crypto.randomUUID();
  await database.asOwner(async (sql) => {
    const place = { scopeId: 'office', rootId: null, createdAt: '2026-11-25T00:00:00.000Z', createdBy: null, deletedAt: null };
    await insertRows(sql, tenantId, 'customers', 1, [{ id: crypto.randomUUID(), ...place, fields: { name } }]);
  });
  return tenantId;
}

async function rename(database: OfficeDatabase, tenantId: string, name: string): Promise<void> {
  await database.inTenant(tenantId, 'write', (sql) => sql.query('UPDATE customers SET name = $1', [name]));
}
