import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { officeHello } from '../../src-shared/sync/protocol.ts';
import { FolderInUse, takeDataFolder } from '../../src-server/platform/data-folder.ts';
import { refuseOldPostgres } from '../../src-server/platform/postgres-database.ts';
import { readStartOptions, StartRefused } from '../../src-server/platform/start-options.ts';
import { testPassword } from '../support/office.ts';
import { startPostgres } from '../support/postgres.ts';

const main = new URL('../../src-server/main.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-main-'));
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program as a person starts it; `until` is what to wait for in what it prints, else its end. */
function start(words: string[], more: { url?: string; input?: string; password?: string } = {}) {
  const { DATABASE_URL: _url, FIELDBOOK_PASSWORD: _password, PORT: _port, ...environment } = process.env;
  const child = spawn(process.execPath, [main, ...words], {
    cwd: folder,
    env: {
      ...environment,
      INIT_CWD: folder,
      ...(more.url === undefined ? {} : { DATABASE_URL: more.url }),
      ...(more.password === undefined ? {} : { FIELDBOOK_PASSWORD: more.password }),
    },
  });
  running.add(child);
  let out = '';
  let err = '';
  let look: () => void = () => undefined;
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
    look();
  });
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  child.stdin.end(more.input ?? '');
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  const address = new Promise<string>((resolve, reject) => {
    look = () => {
      const found = /The office answers at (\S+) /.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    };
    void ended.then((end) => reject(new Error(`it ended: ${end.err}`)));
  });
  address.catch(() => undefined);
  return { child, ended, address };
}

test('a first office on an embedded database: a command, the start, an answer, a stop, and the folder is free again', async () => {
  const made = await start(
    ['office', 'create', '--data', 'o', '--name', 'Công ty A', '--admin-name', 'Huy', '--admin-account', 'huy@a.example'],
    { input: `${testPassword}\n` },
  ).ended;
  expect(made).toMatchObject({ code: 0, err: '' });
  const server = start(['--data', 'o', '--port', '0']);
  const address = await server.address;
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(officeHello.parse(await (await fetch(`${address}/hello`)).json()).product).toBe('fieldbook');

  const second = await start(['office', 'list', '--data', 'o']).ended;
  expect(second.code).toBe(1);
  expect(second.err).toContain(`in use by process ${server.child.pid}`);

  server.child.kill('SIGTERM');
  const end = await server.ended;
  expect([end.code, end.err]).toEqual([0, '']);
  expect(end.out).toContain('"event":"stopped"');
  expect(end.out + made.out).not.toContain(testPassword);
  // The folder of a stopped server is all there is to copy.
  cpSync(join(folder, 'o'), join(folder, 'copy'), { recursive: true });
  const listed = await start(['office', 'list', '--data', 'copy']).ended;
  expect(listed.out).toContain('Công ty A  1 users');
}, 90_000);

test('a folder belongs to one process; what a killed one or an earlier start of the machine left is taken over', async () => {
  const place = join(folder, 'k');
  const lock = join(place, 'office.lock');
  const held = takeDataFolder(place);
  expect(() => takeDataFolder(place)).toThrow(FolderInUse);
  held.release();
  expect(existsSync(lock)).toBe(false);

  const dead = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => dead.once('close', resolve));
  const leftovers = [{ pid: dead.pid, startedAt: null }, { pid: process.pid, startedAt: 'another boot:1' }, 'nonsense'];
  for (const left of leftovers) {
    writeFileSync(lock, JSON.stringify(left));
    takeDataFolder(place).release();
    expect(readdirSync(place)).toEqual([]);
  }
});

test('a PostgreSQL that is too old is refused with a sentence', () => {
  expect(() => refuseOldPostgres(140_011, 'PostgreSQL 14.11')).toThrow(
    /version PostgreSQL 14\.11\. The office server needs PostgreSQL 15 or later/,
  );
  expect(() => refuseOldPostgres(150_000, 'PostgreSQL 15.0')).not.toThrow();
});

test('on a real PostgreSQL commands and two servers work side by side; what is wrong at a start is told in a sentence, not in a trace', async () => {
  const postgres = await startPostgres();
  try {
    const url = postgres.url();
    const servers = [start(['--port', '0'], { url }), start(['--port', '0'], { url })];
    const addresses = await Promise.all(servers.map((one) => one.address));
    for (const address of addresses) expect((await fetch(`${address}/ready`)).status).toBe(200);
    const made = await start(['office', 'demo', '--customers', '20'], { url, password: testPassword }).ended;
    expect(made).toMatchObject({ code: 0, err: '' });

    const wrong: [string[], RegExp, string?][] = [
      [['--host', '0.0.0.0'], /^Listening on 0\.0\.0\.0 without encryption .*--behind-proxy\.\n$/],
      [['--nonsense'], /--nonsense/],
      [['--port', new URL(addresses[0] ?? '').port], /^Port \d+ is taken by another program/, url],
      [['office', 'create', '--name', 'A', '--admin-name', 'A', '--admin-account', 'a'], /^It needs a password/, url],
      [
        ['--port', '0'],
        /^The database of DATABASE_URL does not answer \(ECONNREFUSED\)/,
        'postgres://nobody@127.0.0.1:1/nothing',
      ],
      [['--port', '0'], /^The database of DATABASE_URL does not answer \(it is no postgres/, 'mysql://a'],
    ];
    for (const [words, message, wrongUrl] of wrong) {
      const { code, err } = await start(words, wrongUrl === undefined ? {} : { url: wrongUrl }).ended;
      expect([words.join(' '), code]).toEqual([words.join(' '), 1]);
      expect(err, words.join(' ')).toMatch(message);
      expect(err).not.toMatch(/\n\s+at /);
    }

    for (const one of servers) one.child.kill('SIGTERM');
    for (const one of servers) expect((await one.ended).code).toBe(0);
    expect(existsSync(join(folder, 'office-data'))).toBe(false);
  } finally {
    await postgres.stop();
  }
}, 90_000);

test('it listens to other machines only with a certificate or behind a proxy', () => {
  const pem = join(folder, 'a.pem');
  writeFileSync(pem, '-----BEGIN CERTIFICATE-----\n');
  writeFileSync(join(folder, 'b.pem'), 'no certificate');
  expect(readStartOptions({}, {})).toEqual({
    host: '127.0.0.1',
    port: 4600,
    isBehindProxy: false,
    tls: null,
    mostBlobBytes: null,
  });
  expect(readStartOptions({}, { PORT: '0' }).port).toBe(0);
  expect(readStartOptions({}, { FIELDBOOK_PAPERS_GB: '5' }).mostBlobBytes).toBe(5 * 1024 ** 3);
  expect(() => readStartOptions({}, { FIELDBOOK_PAPERS_GB: 'nhiều' })).toThrow(/whole gigabytes/);
  expect(readStartOptions({ port: '81' }, { PORT: '80' }).port).toBe(81);
  expect(readStartOptions({ host: '0.0.0.0', 'behind-proxy': true }, {}).isBehindProxy).toBe(true);
  expect(readStartOptions({ host: '::', 'tls-cert': pem, 'tls-key': pem }, {}).tls?.cert).toContain('BEGIN');
  for (const words of [
    { host: '0.0.0.0' },
    { host: '192.168.1.5' },
    { host: '::' },
    { host: '0.0.0.0', 'tls-cert': pem },
    { 'tls-key': pem },
    { 'tls-cert': pem, 'tls-key': join(folder, 'b.pem') },
    { 'tls-cert': pem, 'tls-key': join(folder, 'none.pem') },
    { port: '-1' },
    { port: 'x' },
    { port: '65536' },
  ]) {
    expect(() => readStartOptions(words, {}), JSON.stringify(words)).toThrow(StartRefused);
  }
});
