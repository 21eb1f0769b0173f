import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../src-server/accounts/audit.ts';
import { createPasswordHasher } from '../../src-server/accounts/hashing.ts';
import { type CommandDeps, runCommand } from '../../src-server/admin/commands.ts';
import { CommandRefused } from '../../src-server/admin/commit.ts';
import { findOffice, findUser } from '../../src-server/admin/find.ts';
import { setActive } from '../../src-server/admin/users.ts';
import { type Commit, watchCommits } from '../../src-server/platform/commits.ts';
import { standardLists } from '../../src-shared/lists/standard-lists.ts';
import { entities, entityNames } from '../../src-shared/sync/entities.ts';
import { mostOpsInPush } from '../../src-shared/sync/protocol.ts';
import { scopesOf } from '../../src-shared/sync/scopes.ts';
import { aServer, anOffice, cheapPasswords, type DatabaseKind, type TestServer, testPassword } from '../support/office.ts';

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each<DatabaseKind>(['pglite', 'postgres'])('office commands on %s', (kind) => {
  let server: TestServer;
  let deps: CommandDeps;
  const said: string[] = [];
  let password = testPassword;

  beforeAll(async () => {
    server = await aServer({ database: kind });
    const hasher = createPasswordHasher(cheapPasswords);
    deps = {
      ...server.officeDeps,
      hasher,
      say: (line) => said.push(line),
      readPassword: async () => password,
      pathOf: (path) => join(folder, path),
    };
  }, 60_000);
  afterAll(async () => await server.close());

  const run = async (...words: string[]): Promise<string> => {
    said.length = 0;
    await runCommand(deps, words);
    return said.join('\n');
  };
  const rows = async <T>(tenantId: string, text: string): Promise<T[]> =>
    await server.database.inTenant(tenantId, 'snapshot', (sql) => sql.query<T>(text));
  const headOf = async (tenantId: string) =>
    (await rows<{ seq: number; epoch: string }>(tenantId, 'SELECT seq, epoch::text AS epoch FROM sync_head'))[0];

  test('one command makes an office, its administrator and the usual lists; others add teams and people', async () => {
    await run('office', 'create', '--name', 'Công ty A', '--admin-name', 'Đỗ Huy', '--admin-account', ' Huy@A.example ');
    const { id } = await findOffice(deps, 'Công ty A');
    await run('team', 'add', '--office', 'Công ty A', '--name', 'Đội Nam', '--warranty');
    await run('department', 'add', '--office', id, '--name', 'Kinh doanh');
    await run(
      'user', 'add', '--office', 'Công ty A', '--name', 'Lê Hằng', '--account', 'hang@a.example', '--role', 'rep', '--team', 'Đội Nam',
      '--department', 'Kinh doanh', '--phone', '0903 555 101',
    ); // biome-ignore format: one command
    expect(await rows(id, 'SELECT name, role, phone, is_active, scope_id FROM users ORDER BY created_at, id')).toEqual([
      { name: 'Đỗ Huy', role: 'admin', phone: null, is_active: true, scope_id: 'office' },
      { name: 'Lê Hằng', role: 'rep', phone: '0903 555 101', is_active: true, scope_id: 'office' },
    ]);
    expect(await rows(id, 'SELECT t.name FROM users u JOIN teams t ON t.id::text = u.team_id')).toEqual([{ name: 'Đội Nam' }]);
    expect(await rows(id, 'SELECT account FROM accounts ORDER BY account')).toEqual([
      { account: 'hang@a.example' },
      { account: 'huy@a.example' },
    ]);
    const choices = Object.values(standardLists).reduce((sum, list) => sum + list.length, 0);
    expect(await rows(id, 'SELECT count(*) AS count FROM list_items WHERE is_active')).toEqual([{ count: choices }]);
    const stored = await rows<{ password_hash: string }>(id, 'SELECT password_hash FROM accounts');
    for (const { password_hash } of stored) expect(password_hash).toMatch(/^\$argon2id\$/);
    expect(await run('office', 'list')).toContain('Công ty A  2 users');
  });

  test('every change of an office gets the next number, which is on its row, and running servers hear of it', async () => {
    const office = await anOffice(server);
    const { southRep } = office.users;
    const before = (await headOf(office.tenantId))?.seq ?? 0;
    const heard: Commit[] = [];
    let arrived: () => void = () => undefined;
    const done = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const stop = await watchCommits(server.database, (commit) => {
      // PostgreSQL may tell a new listener what was committed just before as well.
      const isNew = commit.tenantId === office.tenantId && commit.seq > before;
      if (isNew && heard.push(commit) === 2) arrived();
    });
    await run('user', 'move', '--account', southRep.account, '--team', 'Đội miền Bắc');
    await run('user', 'role', '--account', southRep.account, '--role', 'manager');
    await done;
    await stop();
    expect(heard.map((commit) => commit.seq)).toEqual([before + 1, before + 2]);
    expect((await headOf(office.tenantId))?.seq).toBe(before + 2);
    expect(await rows(office.tenantId, `SELECT team_id, role, rev FROM users WHERE id = '${southRep.id}'`)).toEqual([
      { team_id: office.teams.north, role: 'manager', rev: before + 2 },
    ]);
    await run('user', 'move', '--account', southRep.account, '--team', '');
    expect(await rows(office.tenantId, `SELECT team_id FROM users WHERE id = '${southRep.id}'`)).toEqual([{ team_id: null }]);
  });

  test('somebody who is disabled is out at once, and can be let in again; the last administrator stays', async () => {
    const office = await anOffice(server);
    const { southRep, admin } = office.users;
    await server.database.asOwner((sql) =>
      sql.query(
        `INSERT INTO sessions (tenant_id, id, user_id, device_id, created_at, expires_at) VALUES ($1, gen_random_uuid(), $2, gen_random_uuid(), 'x', 'y')`,
        [office.tenantId, southRep.id],
      ),
    );
    const open = () => rows(office.tenantId, 'SELECT 1 AS one FROM sessions WHERE ended_at IS NULL');
    expect(await open()).toHaveLength(1);
    await run('user', 'disable', '--account', southRep.account);
    expect(await open()).toHaveLength(0);
    const state = () =>
      rows(
        office.tenantId,
        `SELECT u.is_active AS active, a.disabled_at IS NOT NULL AS closed FROM users u JOIN accounts a ON a.user_id = u.id WHERE u.id = '${southRep.id}'`,
      );
    expect(await state()).toEqual([{ active: false, closed: true }]);
    await run('user', 'enable', '--account', southRep.account);
    expect(await state()).toEqual([{ active: true, closed: false }]);
    await expect(run('user', 'disable', '--account', admin.account)).rejects.toThrow(/no administrator left/);
    await expect(run('user', 'role', '--account', admin.account, '--role', 'rep')).rejects.toThrow(/no administrator left/);
    expect(await rows(office.tenantId, `SELECT role, is_active FROM users WHERE id = '${admin.id}'`)).toEqual([
      { role: 'admin', is_active: true },
    ]);
  });

  test('a new password throws everybody out who knew the old one', async () => {
    const office = await anOffice(server);
    const { southRep } = office.users;
    const hash = async () =>
      (
        await rows<{ hash: string }>(
          office.tenantId,
          `SELECT password_hash AS hash FROM accounts WHERE user_id = '${southRep.id}'`,
        )
      )[0]?.hash ?? '';
    password = 'con mèo trèo cây cau';
    await run('user', 'set-password', '--account', southRep.account.toUpperCase());
    password = testPassword;
    expect(await deps.hasher.matches(await hash(), 'con mèo trèo cây cau')).toBe(true);
    expect(await deps.hasher.matches(await hash(), testPassword)).toBe(false);
  });

  test('a password that an administrator gives has to be changed at the first log-in, unless he says that it stays', async () => {
    const office = await anOffice(server);
    const { southRep, northRep } = office.users;
    const due = async () =>
      (await rows<{ account: string }>(office.tenantId, 'SELECT account FROM accounts WHERE must_change ORDER BY account')).map(
        ({ account }) => account,
      );
    expect(await due()).toEqual([]);
    const add = (account: string, ...more: string[]) =>
      run('user', 'add', '--office', office.name, '--name', 'Mai', '--account', account, '--role', 'rep', ...more);
    const mark = office.tenantId.slice(-6);
    expect(await add(`mai.${mark}@thu.example`)).toContain('asked for an own password');
    expect(await add(`nga.${mark}@thu.example`, '--keep-passwords')).not.toContain('own password');
    expect(await run('user', 'set-password', '--account', southRep.account)).toContain('asks for an own one');
    expect(await run('user', 'set-password', '--account', northRep.account, '--keep-passwords')).not.toContain('own one');
    expect(await due()).toEqual([southRep.account, `mai.${mark}@thu.example`].sort());
    await run('user', 'set-password', '--account', southRep.account, '--keep-passwords');
    expect(await due()).toEqual([`mai.${mark}@thu.example`]);
  });

  test('what an administrator of the server did stands in the office’s audit log, and the chain is sound', async () => {
    const office = await anOffice(server);
    await run('user', 'disable', '--account', office.users.southRep2.account);
    const lines = await rows<{ event: string }>(office.tenantId, 'SELECT event FROM audit_log ORDER BY n');
    expect(lines.map((line) => line.event)).toEqual([...Array.from({ length: 6 }, () => 'user-created'), 'user-changed']);
    const verdict = await server.database.inTenant(office.tenantId, 'snapshot', (sql) => verifyAudit(sql, office.tenantId));
    expect(verdict).toMatchObject({ lines: 7, problem: null });
  });

  test('one file makes an office with departments, teams, leaders and people, all of it or nothing', async () => {
    const file = {
      name: 'Công ty B',
      departments: ['Kinh doanh'],
      teams: [{ name: 'Đội 1', leader: 'minh@b.example', servesWarranty: true }, { name: 'Đội 2' }],
      users: [
        { name: 'An', account: 'an@b.example', role: 'admin', password: 'một mật khẩu dài' },
        { name: 'Minh', account: 'Minh@b.example', role: 'manager', team: 'Đội 1', department: 'Kinh doanh' },
        { name: 'Hoa', account: 'hoa@b.example', role: 'rep', team: 'Đội 2', email: 'hoa@b.example' },
      ],
    };
    const put = (content: unknown) => writeFileSync(join(folder, 'b.json'), JSON.stringify(content));
    const count = async () => (await server.database.asOwner((sql) => sql.query('SELECT 1 FROM organisations'))).length;
    const before = await count();
    const users = (change: Record<string, string>) => [...file.users.slice(0, 2), { ...file.users[2], ...change }];
    const broken: [unknown, RegExp][] = [
      [{ ...file, users: users({ team: 'Đội 3' }) }, /does not have the team of hoa@b.example: Đội 3/],
      [{ ...file, users: users({ account: 'an@b.example' }) }, /an@b.example already/],
      [{ ...file, users: users({ password: 'ngắn' }) }, /too weak/],
      [{ ...file, users: users({ role: 'boss' }) }, /users\.2\.role/],
      [{ ...file, users: users({ salary: '1' }) }, /users\.2/],
      [{ ...file, users: file.users.slice(1) }, /role admin/],
      [{ ...file, teams: [{ name: 'Đội 1' }, { name: 'Đội 1' }, { name: 'Đội 2' }] }, /“Đội 1” already/],
    ];
    for (const [content, message] of broken) {
      put(content);
      await expect(run('office', 'import', 'b.json')).rejects.toThrow(message);
    }
    expect(await count()).toBe(before);
    put(file);
    expect(await run('office', 'import', 'b.json')).toBe('Công ty B is there: 3 users, 2 teams, 1 departments.');
    const { id } = await findOffice(deps, 'Công ty B');
    expect(
      await rows(
        id,
        'SELECT t.name, u.name AS leader, t.serves_warranty FROM teams t LEFT JOIN users u ON u.id::text = t.leader_id ORDER BY t.name',
      ),
    ).toEqual([
      { name: 'Đội 1', leader: 'Minh', serves_warranty: true },
      { name: 'Đội 2', leader: null, serves_warranty: false },
    ]);
    expect((await findUser(deps, 'MINH@b.example')).tenantId).toBe(id);
  });

  test('the demo company comes whole, in commits that a laptop can take, and each of its people sees a part of it', async () => {
    await run('office', 'demo', '--customers', '700', '--seed', '3', '--name', `Demo ${kind}`);
    expect(said.filter((line) => line.includes('@phuongnam.example'))).toHaveLength(12);
    const { id } = await findOffice(deps, `Demo ${kind}`);
    expect(await rows(id, 'SELECT count(*) AS count FROM customers')).toEqual([{ count: 700 }]);
    const counts = await rows<{ rev: number; count: number }>(
      id,
      `SELECT rev, count(*) AS count FROM (${entityNames.map((name) => `SELECT rev FROM ${entities[name].table}`).join(' UNION ALL ')}) AS rows GROUP BY rev`,
    );
    expect(Math.max(...counts.map((one) => one.count))).toBeLessThanOrEqual(mostOpsInPush);
    expect(Math.max(...counts.map((one) => one.rev))).toBe((await headOf(id))?.seq);
    const users = await rows<{
      id: string;
      teamId: string | null;
      departmentId: string | null;
      role: 'rep' | 'manager' | 'admin';
      isActive: boolean;
    }>(
      id,
      'SELECT id::text AS id, team_id AS "teamId", department_id::text AS "departmentId", role, is_active AS "isActive" FROM users ORDER BY created_at, id',
    );
    const teamIds = (await rows<{ id: string }>(id, 'SELECT id::text AS id FROM teams')).map((team) => team.id);
    const scopes = await rows<{ scope_id: string }>(id, 'SELECT DISTINCT scope_id FROM customers');
    const rep = users.find((user) => user.role === 'rep');
    const admin = users.find((user) => user.role === 'admin');
    if (rep === undefined || admin === undefined) throw new Error('the demo has no rep or no administrator');
    const seen = (user: typeof rep) =>
      scopes.filter(({ scope_id }) => scopesOf(user, { users, teamIds }).includes(scope_id)).length;
    expect(seen(admin)).toBe(scopes.length);
    expect(seen(rep)).toBeGreaterThan(0);
    expect(seen(rep)).toBeLessThan(scopes.length);
    // A second one would have the same accounts.
    await expect(run('office', 'demo', '--customers', '10')).rejects.toThrow(/already/);
  });

  test('after a backup of the database was put back the office says so, and nothing else of it changes', async () => {
    const office = await anOffice(server);
    const other = await anOffice(server);
    const before = await headOf(office.tenantId);
    const untouched = await headOf(other.tenantId);
    await run('office', 'restored', '--office', office.tenantId);
    const after = await headOf(office.tenantId);
    expect(after?.seq).toBe(before?.seq);
    expect(after?.epoch).not.toBe(before?.epoch);
    expect(await headOf(other.tenantId)).toEqual(untouched);
    await run('office', 'restored');
    expect((await headOf(other.tenantId))?.epoch).not.toBe(untouched?.epoch);
  });

  test('what was typed wrong is told in a sentence and changes nothing', async () => {
    const refused = async (...words: string[]) =>
      await run(...words).then(
        () => 'done',
        (error: unknown) => error,
      );
    for (const words of [
      ['office', 'destroy'],
      ['user', 'add', '--name', 'A'],
      ['user', 'add', '--name', 'A', '--account', 'a', '--role', 'king', '--office', 'Công ty A'],
      ['user', 'add', '--name', 'A', '--account', 'a', '--role', 'rep', '--office', 'nowhere'],
      ['user', 'add', '--name', 'A', '--account', 'a', '--role', 'rep', '--office', 'Công ty A', '--team', 'nowhere'],
      ['user', 'add', '--name', ' ', '--account', 'a', '--role', 'rep', '--office', 'Công ty A'],
      ['user', 'add', '--name', 'A', '--account', 'a', '--role', 'rep', '--password', 'secret'],
      ['user', 'disable', '--account', 'nobody'],
      ['user', 'move', '--account', 'huy@a.example'],
      ['team', 'add', '--office', 'Công ty A', '--name', 'Đội Nam'],
      ['team', 'add', '--name', 'which office'],
      ['office', 'demo', '--customers', '-3'],
      ['office', 'import', 'not-there.json'],
      ['office', 'create', '--name', 'Công ty C', '--admin-name', 'C', '--admin-account', 'huy@a.example'],
    ]) {
      const error = await refused(...words);
      expect(error, words.join(' ')).toBeInstanceOf(CommandRefused);
    }
    password = 'ngắn';
    expect(await refused('office', 'create', '--name', 'Công ty C', '--admin-name', 'C', '--admin-account', 'c')).toBeInstanceOf(
      CommandRefused,
    );
    password = testPassword;
    expect(await findOffice(deps, 'Công ty C').catch((error: unknown) => error)).toBeInstanceOf(CommandRefused);
  });

  test('a person of another office cannot be changed by naming the wrong office', async () => {
    const office = await anOffice(server);
    const other = await anOffice(server);
    await expect(setActive(deps, office.tenantId, other.users.southRep.id, false)).rejects.toThrow(CommandRefused);
  });
});
