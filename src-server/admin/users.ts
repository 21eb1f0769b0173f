import { type AuditEntry, writeAudit } from '../accounts/audit.ts';
import { normalAccount } from '../accounts/login.ts';
import { problemOfPassword } from '../accounts/password-rules.ts';
import { endSessions } from '../accounts/session-ends.ts';
import type { OwnerSql } from '../platform/database.ts';
import { CommandRefused, commitAsOffice } from './commit.ts';
import { insertRows } from './insert-rows.ts';
import type { OfficeDeps, Role } from './office-deps.ts';
import { officeRow, shortText } from './teams.ts';

export interface NewUser {
  readonly name: string;
  readonly account: string;
  readonly password: string;
  readonly role: Role;
  readonly teamId?: string | null;
  readonly departmentId?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  /** The password holds for one log-in, which has to bring the person's own. */
  readonly mustChangePassword?: boolean;
}

/** @throws CommandRefused for an account that somebody has, or a weak password */
export async function addUser(deps: OfficeDeps, tenantId: string, user: NewUser): Promise<string> {
  const ready = await readyUser(deps, user);
  return await deps.database.asOwner((sql) => insertUser(sql, deps, tenantId, ready));
}

export type ReadyUser = Omit<NewUser, 'password'> & { readonly passwordHash: string };

/** Checks a new user and hashes the password: slow on purpose, and so before the transaction that holds the office's head. */
export async function readyUser(deps: OfficeDeps, user: NewUser): Promise<ReadyUser> {
  const { password, ...rest } = user;
  const account = normalAccount(shortText(user.account, 'an account'));
  return { ...rest, name: shortText(user.name, 'a name'), account, passwordHash: await hashFor(deps, account, password) };
}

export async function insertUser(
  sql: OwnerSql,
  deps: OfficeDeps,
  tenantId: string,
  user: ReadyUser,
  id: string = deps.ids.next(),
): Promise<string> {
  const row = {
    ...officeRow(deps, {
      name: user.name,
      email: user.email ?? null,
      phone: user.phone ?? null,
      teamId: user.teamId ?? null,
      departmentId: user.departmentId ?? null,
      role: user.role,
      isActive: true,
    }),
    id,
  };
  await commitAsOffice(sql, tenantId, async (seq) => await insertRows(sql, tenantId, 'users', seq, [row]));
  await insertAccount(sql, deps, tenantId, id, user);
  await audit(sql, deps, tenantId, { event: 'user-created', detail: { user: id, role: user.role } });
  return id;
}

/** The account of a user whose row is there already. */
export async function insertAccount(
  sql: OwnerSql,
  deps: OfficeDeps,
  tenantId: string,
  userId: string,
  of: { readonly account: string; readonly passwordHash: string; readonly mustChangePassword?: boolean },
): Promise<void> {
  const added = await sql.query(
    `INSERT INTO accounts (tenant_id, user_id, account, password_hash, must_change, created_at, password_changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (account) DO NOTHING RETURNING user_id`,
    [tenantId, userId, of.account, of.passwordHash, of.mustChangePassword ?? false, isoNow(deps)],
  );
  if (added.length === 0) throw new CommandRefused(`Somebody on this server has the account ${of.account} already.`);
}

/** Into another team, or with null into none; what follows for the laptops follows from the scopes. */
export async function moveUser(deps: OfficeDeps, tenantId: string, userId: string, teamId: string | null): Promise<void> {
  await changeUser(deps, tenantId, userId, async (sql, seq) => {
    if (teamId !== null) {
      const teams = await sql.query('SELECT 1 FROM teams WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL', [
        tenantId,
        teamId,
      ]);
      if (teams.length === 0) throw new CommandRefused('This office has no such team.');
    }
    await sql.query('UPDATE users SET team_id = $3, rev = $4 WHERE tenant_id = $1 AND id = $2', [tenantId, userId, teamId, seq]);
    await audit(sql, deps, tenantId, { event: 'user-changed', detail: { user: userId, team: teamId } });
  });
}

export async function setRole(deps: OfficeDeps, tenantId: string, userId: string, role: Role): Promise<void> {
  await changeUser(deps, tenantId, userId, async (sql, seq) => {
    await sql.query('UPDATE users SET role = $3, rev = $4 WHERE tenant_id = $1 AND id = $2', [tenantId, userId, role, seq]);
    await keepAnAdministrator(sql, tenantId);
    await audit(sql, deps, tenantId, { event: 'role-changed', detail: { user: userId, role } });
  });
}

/** Closes an account and ends its sessions at once, or opens it again. */
export async function setActive(deps: OfficeDeps, tenantId: string, userId: string, isActive: boolean): Promise<void> {
  await changeUser(deps, tenantId, userId, async (sql, seq) => {
    await sql.query('UPDATE users SET is_active = $3, rev = $4 WHERE tenant_id = $1 AND id = $2', [
      tenantId,
      userId,
      isActive,
      seq,
    ]);
    await sql.query('UPDATE accounts SET disabled_at = $3 WHERE tenant_id = $1 AND user_id = $2', [
      tenantId,
      userId,
      isActive ? null : isoNow(deps),
    ]);
    if (!isActive) {
      await keepAnAdministrator(sql, tenantId);
      await endSessions(sql, { tenantId, userId, deviceId: null, exceptSessionId: null }, 'disabled', deps.clock.now());
    }
    await audit(sql, deps, tenantId, { event: 'user-changed', detail: { user: userId, active: isActive } });
  });
}

/** All sessions of the account end: whoever knew the old password is out. With `mustChange` it holds for one log-in, which brings another. */
export async function setPassword(
  deps: OfficeDeps,
  tenantId: string,
  userId: string,
  password: string,
  mustChange = false,
): Promise<void> {
  const account = await deps.database.asOwner(
    async (sql) =>
      (
        await sql.query<{ account: string }>('SELECT account FROM accounts WHERE tenant_id = $1 AND user_id = $2', [
          tenantId,
          userId,
        ])
      )[0]?.account,
  );
  if (account === undefined) throw new CommandRefused('This office has no such user.');
  const hash = await hashFor(deps, account, password);
  await deps.database.asOwner(async (sql) => {
    await sql.query(
      'UPDATE accounts SET password_hash = $3, must_change = $4, password_changed_at = $5 WHERE tenant_id = $1 AND user_id = $2',
      [tenantId, userId, hash, mustChange, isoNow(deps)],
    );
    await endSessions(sql, { tenantId, userId, deviceId: null, exceptSessionId: null }, 'password-set', deps.clock.now());
    await audit(sql, deps, tenantId, { event: 'password-set', detail: { user: userId } });
  });
}

async function changeUser(
  deps: OfficeDeps,
  tenantId: string,
  userId: string,
  change: (sql: OwnerSql, seq: number) => Promise<void>,
): Promise<void> {
  await deps.database.asOwner(async (sql) => {
    await commitAsOffice(sql, tenantId, async (seq) => {
      const users = await sql.query('SELECT 1 FROM users WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [tenantId, userId]);
      if (users.length === 0) throw new CommandRefused('This office has no such user.');
      await change(sql, seq);
    });
  });
}

async function keepAnAdministrator(sql: OwnerSql, tenantId: string): Promise<void> {
  const left = await sql.query(
    "SELECT 1 FROM users WHERE tenant_id = $1 AND role = 'admin' AND is_active AND deleted_at IS NULL LIMIT 1",
    [tenantId],
  );
  if (left.length === 0) throw new CommandRefused('The office would have no administrator left. Make somebody else one first.');
}

const passwordProblems = {
  'too-short': 'It must have at least 12 signs.',
  'too-long': 'It must have at most 128 signs.',
  'too-common': 'It is one of those that everybody tries first.',
  'contains-account': 'It must not be made of the account.',
  unchanged: 'It must differ from the one before.',
  'too-even': 'It must have more different signs.',
} as const;

export async function hashFor(deps: OfficeDeps, account: string, password: string): Promise<string> {
  const problem = problemOfPassword(password, { account, current: null });
  if (problem !== null) throw new CommandRefused(`This password is too weak. ${passwordProblems[problem]}`);
  return await deps.hasher.hash(password);
}

async function audit(
  sql: OwnerSql,
  deps: OfficeDeps,
  tenantId: string,
  entry: Pick<AuditEntry, 'event' | 'detail'>,
): Promise<void> {
  await writeAudit(sql, tenantId, { userId: null, deviceId: null, address: null, ...entry }, deps.clock.now());
}

function isoNow(deps: Pick<OfficeDeps, 'clock'>): string {
  return new Date(deps.clock.now()).toISOString();
}
