import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyAuditLogs } from './audit.ts';
import { CommandRefused } from './commit.ts';
import { loadDemoOffice } from './demo.ts';
import { findDepartment, findOffice, findTeam, findUser, listOffices } from './find.ts';
import { importOffice, readOfficeFile } from './import-file.ts';
import { type OfficeDeps, type Role, roles } from './office-deps.ts';
import { createOrganisation, declareRestored } from './organisations.ts';
import type { readPassword } from './read-password.ts';
import { addDepartment, addTeam } from './teams.ts';
import { addUser, moveUser, setActive, setPassword, setRole } from './users.ts';

export const commandUsage = `Commands (they end when they are done; with the embedded database the server must not be running meanwhile):
  office create --name NAME --admin-name NAME --admin-account ACCOUNT     a new office with its first administrator
  office import FILE                                                      an office with teams, departments and users from a JSON file
  office demo [--customers 2000] [--seed 1] [--name NAME]                 the demo company, for trying out
  office list                                                             the offices of this server
  office restored [--office NAME]                                         say this after a backup of the database was put back
  team add --name NAME [--warranty]
  department add --name NAME
  user add --name NAME --account ACCOUNT --role rep|manager|admin [--team NAME] [--department NAME] [--email E] [--phone P] [--keep-passwords]
  user move --account ACCOUNT --team NAME        (--team "" takes the person out of the team)
  user role --account ACCOUNT --role rep|manager|admin
  user disable --account ACCOUNT                 user enable --account ACCOUNT
  user set-password --account ACCOUNT [--keep-passwords]
  audit verify [--office NAME [--expected HASH]] whether the audit log is as it was written; HASH is what an earlier run told
  --office NAME chooses the office where the server has several.
  A password given to somebody else holds for one log-in, which asks for an own one; --keep-passwords lets it stay (also of office import).
  Passwords are asked for, piped in, or read from FIELDBOOK_PASSWORD; never from the command line.`;

export interface CommandDeps extends OfficeDeps {
  readonly say: (line: string) => void;
  readonly readPassword: typeof readPassword;
  readonly pathOf: (typed: string) => string;
}

const options = {
  name: { type: 'string' }, 'admin-name': { type: 'string' }, 'admin-account': { type: 'string' }, account: { type: 'string' },
  role: { type: 'string' }, team: { type: 'string' }, department: { type: 'string' }, email: { type: 'string' }, phone: { type: 'string' },
  office: { type: 'string' }, customers: { type: 'string' }, seed: { type: 'string' }, warranty: { type: 'boolean' },
  expected: { type: 'string' }, 'keep-passwords': { type: 'boolean' },
  // Read by main.ts.
  data: { type: 'string' },
} as const; // biome-ignore format: a list of words
type Words = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

type Command = (deps: CommandDeps, words: Words, rest: readonly string[]) => Promise<void>;

const commands: Readonly<Record<string, Command>> = {
  'office create': async (deps, words) => {
    const name = needed(words, 'name');
    const admin = { name: needed(words, 'admin-name'), account: needed(words, 'admin-account') };
    const password = await deps.readPassword(`Password for ${admin.account}`);
    await createOrganisation(deps, { name, admin: { ...admin, password } });
    deps.say(`${name} is there. ${admin.account} can join with a laptop.`);
  },
  'office import': async (deps, words, [path]) => {
    if (path === undefined) throw new CommandRefused('It needs the FILE to read.');
    const file = readOfficeFile(readText(deps.pathOf(path)));
    const isAsked = file.users.some((user) => user.password === undefined);
    const password = isAsked ? await deps.readPassword('Password for the users that have none in the file') : null;
    const made = await importOffice(deps, file, password, mustChange(words));
    deps.say(`${file.name} is there: ${made.users} users, ${made.teams} teams, ${made.departments} departments.`);
  },
  'office demo': async (deps, words) => {
    const customers = whole(words.customers ?? '2000', 'customers', 1, 2_000_000);
    const seed = whole(words.seed ?? '1', 'seed', 0, 4_294_967_295);
    const password = await deps.readPassword('One password for all people of the demo company');
    let told = 0;
    const wish = { customers, seed, password, ...(words.name === undefined ? {} : { name: words.name }) };
    const made = await loadDemoOffice(deps, wish, (done) => {
      const tenth = Math.floor((done / customers) * 10);
      if (tenth > told) deps.say(`${done} of ${customers} customers`);
      told = Math.max(told, tenth);
    });
    deps.say(`${made.name} is there with ${made.customers} customers. Its people, all with the same password:`);
    for (const one of made.accounts) deps.say(`  ${one.account}  ${one.name} (${one.role})`);
  },
  'office list': async (deps) => {
    const offices = await listOffices(deps);
    if (offices.length === 0) deps.say('There is no office yet: `office create`, `office import` or `office demo` makes one.');
    for (const one of offices) deps.say(`${one.id}  ${one.name}  ${one.users} users, since ${one.createdAt.slice(0, 10)}`);
  },
  'office restored': async (deps, words) => {
    const tenantId = words.office === undefined ? null : (await findOffice(deps, words.office)).id;
    const count = await declareRestored(deps, tenantId);
    deps.say(`${count} office(s) go on from the backup. Laptops ask their users and then send again what the office has lost.`);
  },
  'team add': async (deps, words) => {
    const office = await findOffice(deps, words.office);
    await addTeam(deps, office.id, { name: needed(words, 'name'), servesWarranty: words.warranty ?? false });
    deps.say(`${words.name} is a team of ${office.name} now.`);
  },
  'department add': async (deps, words) => {
    const office = await findOffice(deps, words.office);
    await addDepartment(deps, office.id, needed(words, 'name'));
    deps.say(`${words.name} is a department of ${office.name} now.`);
  },
  'user add': async (deps, words) => {
    const office = await findOffice(deps, words.office);
    const user = { name: needed(words, 'name'), account: needed(words, 'account'), role: roleOf(words) };
    const teamId = await findTeam(deps, office.id, words.team);
    const departmentId = await findDepartment(deps, office.id, words.department);
    const password = await deps.readPassword(`Password for ${user.account}`);
    const { email = null, phone = null } = words;
    await addUser(deps, office.id, {
      ...user,
      password,
      teamId,
      departmentId,
      email,
      phone,
      mustChangePassword: mustChange(words),
    });
    deps.say(
      `${user.account} can join ${office.name} with a laptop${mustChange(words) ? ', and is asked for an own password there' : ''}.`,
    );
  },
  'user move': async (deps, words) => {
    const user = await findUser(deps, needed(words, 'account'));
    const teamId = await findTeam(deps, user.tenantId, needed(words, 'team'));
    await moveUser(deps, user.tenantId, user.userId, teamId);
    deps.say(teamId === null ? `${words.account} is in no team now.` : `${words.account} is in ${words.team} now.`);
  },
  'user role': async (deps, words) => {
    const user = await findUser(deps, needed(words, 'account'));
    const role = roleOf(words);
    await setRole(deps, user.tenantId, user.userId, role);
    deps.say(`${words.account} is ${role} now.`);
  },
  'user disable': async (deps, words) => {
    const user = await findUser(deps, needed(words, 'account'));
    await setActive(deps, user.tenantId, user.userId, false);
    deps.say(
      `${words.account} is closed and logged out everywhere. The customers stay with the person until somebody hands them over.`,
    );
  },
  'user enable': async (deps, words) => {
    const user = await findUser(deps, needed(words, 'account'));
    await setActive(deps, user.tenantId, user.userId, true);
    deps.say(`${words.account} can log in again.`);
  },
  'user set-password': async (deps, words) => {
    const user = await findUser(deps, needed(words, 'account'));
    const password = await deps.readPassword(`New password for ${words.account}`);
    await setPassword(deps, user.tenantId, user.userId, password, mustChange(words));
    const next = mustChange(words) ? ' The next log-in asks for an own one.' : '';
    deps.say(`${words.account} has a new password and is logged out everywhere.${next}`);
  },
  'audit verify': async (deps, words) => {
    if (words.expected !== undefined && words.office === undefined) throw new CommandRefused('--expected needs --office.');
    const office = words.office === undefined ? null : await findOffice(deps, words.office);
    await verifyAuditLogs(deps, office, words.expected ?? null, deps.say);
  },
};

/** Whether these words are a command and not the start of the server. */
export function isCommand(argv: readonly string[]): boolean {
  return argv[0] !== undefined && !argv[0].startsWith('-');
}

/** @throws CommandRefused in words for whoever typed it */
export async function runCommand(deps: CommandDeps, argv: readonly string[]): Promise<void> {
  const command = commands[argv.slice(0, 2).join(' ')];
  if (command === undefined) throw new CommandRefused(`There is no command “${argv.slice(0, 2).join(' ')}”.\n\n${commandUsage}`);
  let read: { values: Words; positionals: string[] };
  try {
    read = parseArgs({ args: argv.slice(2), options, allowPositionals: true });
  } catch (error) {
    throw new CommandRefused(error instanceof Error ? error.message : 'These words are not understood.');
  }
  await command(deps, read.values, read.positionals);
}

function needed(words: Words, name: 'name' | 'admin-name' | 'admin-account' | 'account' | 'team'): string {
  const value = words[name];
  if (value === undefined) throw new CommandRefused(`It needs --${name}.`);
  return value;
}

/** Whoever types somebody else's password knows it: it is for the first log-in only, unless it is said otherwise. */
function mustChange(words: Words): boolean {
  return words['keep-passwords'] !== true;
}

function roleOf(words: Words): Role {
  const role = roles.find((one) => one === words.role);
  if (role === undefined) throw new CommandRefused('It needs --role rep, manager or admin.');
  return role;
}

function whole(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new CommandRefused(`--${name} is a whole number from ${least} to ${most}.`);
  }
  return value;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CommandRefused(`${path} cannot be read.`);
  }
}
