import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askHolderForLink, holdProfile } from './profile-lock.ts';

let dir = '';
const lockPath = () => join(dir, 'loopback.lock');
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fieldbook-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** A holder's control door. */
async function aDoor(secret: () => string) {
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${secret()}`) return void response.writeHead(401).end();
    response.end(JSON.stringify({ link: 'http://127.0.0.1/open?token=new' }));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  // A TCP server that listens has an AddressInfo.
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

/** The id of a process that has ended. */
function aDeadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

test('the second start of a profile gets a link from the first and starts nothing', async () => {
  const first = await holdProfile(dir);
  const door = await aDoor(() => first.secret);
  first.announce(door.port);
  expect(await askHolderForLink(dir)).toBe('http://127.0.0.1/open?token=new');
  await expect(holdProfile(dir)).rejects.toMatchObject({ code: 'profile-in-use' });
  door.close();
  first.release();
  expect(existsSync(lockPath())).toBe(false);
  expect(await askHolderForLink(dir)).toBeNull();
});

test('a second start that comes while the first still opens its database waits for it', async () => {
  const first = await holdProfile(dir);
  const asked = askHolderForLink(dir);
  const door = await aDoor(() => first.secret);
  first.announce(door.port);
  expect(await asked).toBe('http://127.0.0.1/open?token=new');
  door.close();
});

test('only this user can read the secret', async () => {
  await holdProfile(dir);
  if (process.platform !== 'win32') expect(statSync(lockPath()).mode & 0o777).toBe(0o600);
});

test('the lock of a start that was killed is taken over', async () => {
  for (const left of [{ pid: aDeadPid(), secret: 's', port: 4 }, { pid: aDeadPid(), secret: 's', port: null }, 'half a lo', '']) {
    writeFileSync(lockPath(), typeof left === 'string' ? left : JSON.stringify(left));
    expect(await askHolderForLink(dir)).toBeNull();
    const lock = await holdProfile(dir);
    expect(JSON.parse(readFileSync(lockPath(), 'utf8'))).toMatchObject({ pid: process.pid, secret: lock.secret });
    lock.release();
  }
  expect(readdirSync(dir)).toEqual([]);
});

test('a lock whose process id another program has by now is taken over', async () => {
  const door = await aDoor(() => 'somebody else');
  writeFileSync(lockPath(), JSON.stringify({ pid: process.pid, secret: 'old', port: door.port }));
  const lock = await holdProfile(dir);
  expect(JSON.parse(readFileSync(lockPath(), 'utf8'))).toMatchObject({ secret: lock.secret });
  door.close();
});

test('of many starts at once that find a stale lock exactly one holds the profile', async () => {
  writeFileSync(lockPath(), JSON.stringify({ pid: aDeadPid(), secret: 'old', port: 4 }));
  const doors: { close(): void }[] = [];
  const starts = await Promise.allSettled(
    Array.from({ length: 8 }, async () => {
      const lock = await holdProfile(dir);
      const door = await aDoor(() => lock.secret);
      doors.push(door);
      lock.announce(door.port);
    }),
  );
  for (const door of doors) door.close();
  expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
