import { randomUUID } from 'node:crypto';
import type { OfficeDatabase, SqlValue } from '../../src-server/platform/database.ts';
import { officeScope, userScope } from '../../src-shared/sync/scopes.ts';
import { passwordHash } from './test-server.ts';

export const personNames = [
  'admin',
  'managerNorth',
  'repNorth',
  'otherRepNorth',
  'leftNorth',
  'managerSouth',
  'repSouth',
] as const;
export type PersonName = (typeof personNames)[number];

export interface Person {
  readonly userId: string;
  readonly account: string;
  readonly role: 'rep' | 'manager' | 'admin';
  readonly teamId: string | null;
}

export interface TestOffice {
  readonly tenantId: string;
  readonly people: Readonly<Record<PersonName, Person>>;
  /** A customer that repNorth looks after. */
  readonly customerId: string;
}

/** An office of its own: two teams, each with a manager and reps, an administrator, one customer. */
export async function addTestOffice(database: OfficeDatabase): Promise<TestOffice> {
  const tenantId = randomUUID();
  const [north, south] = [randomUUID(), randomUUID()];
  const now = '2026-11-01T00:00:00.000Z';
  const person = (role: Person['role'], teamId: string | null): Person => {
    const userId = randomUUID();
    return { userId, account: `${role}-${userId.slice(0, 8)}@example.vn`, role, teamId };
  };
  const people: Record<PersonName, Person> = {
    admin: person('admin', null),
    managerNorth: person('manager', north),
    repNorth: person('rep', north),
    otherRepNorth: person('rep', north),
    leftNorth: person('rep', north),
    managerSouth: person('manager', south),
    repSouth: person('rep', south),
  };
  const customerId = randomUUID();
  const hash = await passwordHash();
  await database.asOwner(async (sql) => {
    const insert = async (table: string, row: Readonly<Record<string, SqlValue>>) => {
      const names = Object.keys(row);
      const places = names.map((_, at) => `$${at + 1}`);
      await sql.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row));
    };
    const head = (id: string, scope: string) => ({ tenant_id: tenantId, id, scope_id: scope, rev: 1, created_at: now });
    await insert('organisations', { id: tenantId, name: 'Sơn Mai', created_at: now });
    await insert('sync_head', { tenant_id: tenantId, seq: 1, epoch: randomUUID() });
    for (const [id, name] of [
      [north, 'Hà Nội'],
      [south, 'Sài Gòn'],
    ] as const) {
      await insert('teams', {
        ...head(id, officeScope),
        name,
        sells_quotes: true,
        sells_opportunities: true,
        serves_warranty: false,
      });
    }
    for (const [name, { userId, account, role, teamId }] of Object.entries(people)) {
      await insert('users', { ...head(userId, officeScope), name, email: account, team_id: teamId, role, is_active: true });
      await insert('accounts', {
        tenant_id: tenantId,
        user_id: userId,
        account,
        password_hash: hash,
        created_at: now,
        password_changed_at: now,
      });
    }
    const { repNorth } = people;
    await insert('customers', {
      ...head(customerId, userScope(repNorth.userId)),
      root_id: customerId,
      created_by: repNorth.userId,
      kind: 'company',
      name: 'Công ty Sơn Mai',
      lifecycle: 'active',
      owner_id: repNorth.userId,
      team_id: north,
    });
  });
  return { tenantId, people, customerId };
}
