import { randomBytes } from 'node:crypto';
import { createUuidV7, randomFromStore } from '../../src-shared/lib/ids.ts';
import { createPasswordHasher } from '../../src-server/accounts/hashing.ts';
import type { OfficeDeps, Role } from '../../src-server/admin/office-deps.ts';
import { addOrganisation } from '../../src-server/admin/organisations.ts';
import { insertTeam } from '../../src-server/admin/teams.ts';
import { insertUser, readyUser } from '../../src-server/admin/users.ts';
import { type ServerConfig, type ServerDeps, serverDefaults } from '../../src-server/platform/app.ts';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { migrate } from '../../src-server/platform/migrate.ts';
import { openPostgresDatabase } from '../../src-server/platform/postgres-database.ts';
import type { PostgresOptions } from '../../src-server/platform/postgres-pool.ts';
import { officeRooms } from '../../src-server/rooms.ts';
import { createServer, type OfficeServer, type ServerRooms } from '../../src-server/server.ts';
import { aMigratedPglite } from './migrated-pglite.ts';
import { startPostgres, type TestPostgres, unhurried } from './postgres.ts';

export type DatabaseKind = 'pglite' | 'postgres';

/** A server on a free port, with a database and a clock of its own. Start one for a file, end it in `afterAll`. */
export interface TestServer {
  readonly database: OfficeDatabase;
  readonly server: OfficeServer;
  /** `http://127.0.0.1:…` */
  readonly address: string;
  readonly clock: { ms: number; now(): number };
  /** Every line of the log. */
  readonly logged: string[];
  readonly deps: ServerDeps;
  /** For the functions of `src-server/admin`. */
  readonly officeDeps: OfficeDeps;
  readonly postgres: TestPostgres | null;
  close(): Promise<void>;
}

export interface TestUser {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly password: string;
  readonly role: Role;
  readonly teamId: string | null;
}

/** Two teams: `south` with a manager and two reps, `north` with a manager and one; an administrator without a team. */
export interface TestOffice {
  readonly tenantId: string;
  readonly name: string;
  readonly teams: { readonly south: string; readonly north: string };
  readonly users: Readonly<Record<'admin' | 'southManager' | 'southRep' | 'southRep2' | 'northManager' | 'northRep', TestUser>>;
}

/** Argon2id as cheap as it gets. */
export const cheapPasswords = { memoryKiB: 64, rounds: 1, lanes: 1 };
export const testPassword = 'mười hai con giáp';

export async function aServer(
  options: {
    readonly database?: DatabaseKind;
    readonly config?: Partial<ServerConfig>;
    readonly rooms?: ServerRooms;
    /** Another process of the same office: the other server's database and clock, which stay when this one is closed. */
    readonly beside?: TestServer;
    /** Where the clock stands; the machine's own time where it is left out. */
    readonly startMs?: number;
    /** It goes on from there. Beside laptops whose clocks go, one that stands would be told as wrong after five minutes. */
    readonly goesOn?: boolean;
    readonly postgres?: PostgresOptions;
  } = {},
): Promise<TestServer> {
  const { database, postgres, end } =
    options.beside === undefined
      ? await aDatabase(options.database ?? 'pglite', options.postgres)
      : { ...options.beside, end: () => Promise.resolve() };
  const began = performance.now();
  const goneMs = () => (options.goesOn === true ? Math.round(performance.now() - began) : 0);
  const own = { ms: options.startMs ?? Date.now(), now: () => own.ms + goneMs() };
  const clock = options.beside?.clock ?? own;
  const logged: string[] = [];
  const deps: ServerDeps = {
    database,
    clock,
    ids: {
      next: createUuidV7(clock.now, randomFromStore(randomBytes)),
      randomBytes: (count) => new Uint8Array(randomBytes(count)),
    },
    log: { level: 'debug', write: (line) => logged.push(line) },
    config: { ...serverDefaults, version: '0.0.0-test', passwordCost: cheapPasswords, stopTimeoutMs: 2000, ...options.config },
  };
  const server = await createServer(deps, options.rooms ?? officeRooms);
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    database,
    server,
    address,
    clock,
    logged,
    deps,
    officeDeps: { ...deps, hasher: createPasswordHasher(cheapPasswords) },
    postgres,
    close: async () => {
      await server.close();
      await end();
    },
  };
}

/** A migrated database without a server. */
export async function aDatabase(
  kind: DatabaseKind,
  options: PostgresOptions = { patience: unhurried },
): Promise<{ database: OfficeDatabase; postgres: TestPostgres | null; end: () => Promise<void> }> {
  const postgres = kind === 'postgres' ? await startPostgres() : null;
  const database = postgres === null ? await aMigratedPglite() : await openPostgresDatabase(postgres.url(), options);
  await migrate(database, new Date().toISOString());
  return {
    database,
    postgres,
    end: async () => {
      await database.close();
      await postgres?.stop();
    },
  };
}

let offices = 0;

/** A new tenant on the server: as good as a server of its own, and made in a moment. */
export async function anOffice({ officeDeps: deps, database }: Pick<TestServer, 'officeDeps' | 'database'>): Promise<TestOffice> {
  offices += 1;
  const name = `Công ty thử ${offices}`;
  const mark = deps.ids.next().slice(-8);
  return await database.asOwner(async (sql) => {
    const tenantId = await addOrganisation(sql, deps, name);
    const south = await insertTeam(sql, deps, tenantId, { name: 'Đội miền Nam' });
    const north = await insertTeam(sql, deps, tenantId, { name: 'Đội miền Bắc', servesWarranty: true });
    const add = async (person: string, role: Role, teamId: string | null): Promise<TestUser> => {
      const account = `${person.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D').split(' ').at(-1)?.toLowerCase() ?? ''}.${mark}@thu.example`;
      const ready = await readyUser(deps, { name: person, account, password: testPassword, role, teamId });
      return { id: await insertUser(sql, deps, tenantId, ready), name: person, account, password: testPassword, role, teamId };
    };
    return {
      tenantId,
      name,
      teams: { south, north },
      users: {
        admin: await add('Đỗ Quang Huy', 'admin', null),
        southManager: await add('Trần Minh Đức', 'manager', south),
        southRep: await add('Lê Thị Hằng', 'rep', south),
        southRep2: await add('Nguyễn Hoàng Phúc', 'rep', south),
        northManager: await add('Huỳnh Ngọc Bích', 'manager', north),
        northRep: await add('Võ Thanh Tùng', 'rep', north),
      },
    };
  });
}
