import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appWindowArguments, findBrowser } from './browser.mjs';

let dir = '';
const started: Started[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fieldbook-start-'));
});
afterEach(async () => {
  for (const one of started.splice(0)) {
    one.child.kill('SIGTERM');
    await one.ended;
  }
  rmSync(dir, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Resolves with the first output that matches. */
  says(pattern: RegExp): Promise<string>;
}

/** Starts the program as it was built last: what is tested here is not the screens. */
function start(words: readonly string[], env: Record<string, string> = {}): Started {
  const script = fileURLToPath(new URL('start.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, '--no-build', '--profile', join(dir, 'profile'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => void child.on('close', resolve));
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output)?.[0];
        if (found !== undefined) resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without saying ${String(pattern)}: ${output}`)));
    });
  const one = { child, ended, says };
  started.push(one);
  return one;
}

const link = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+/;

test('without a window the program prints its link, and a second start prints a new one of the same program', async () => {
  const first = start(['--no-window', '--language', 'vi']);
  const firstLink = await first.says(link);
  expect(await first.says(/Fieldbook đang chạy/)).toBeTruthy();
  const second = start(['--no-window', '--language', 'en']);
  const secondLink = await second.says(link);
  await second.says(/already runs/);
  expect(await second.ended).toBe(0);
  expect(new URL(secondLink).origin).toBe(new URL(firstLink).origin);
  expect(secondLink).not.toBe(firstLink);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(existsSync(join(dir, 'profile/loopback.lock'))).toBe(false);
}, 60_000);

test('a start after the program was killed opens the profile again', async () => {
  const first = start(['--no-window']);
  await first.says(link);
  const { pid }: { pid: number } = JSON.parse(readFileSync(join(dir, 'profile/loopback.lock'), 'utf8'));
  process.kill(pid, 'SIGKILL');
  expect(await first.ended).toBe(1);
  await start(['--no-window']).says(link);
}, 60_000);

test('with a browser the program opens a window of its own on the link, and says so in one line', async () => {
  if (process.platform === 'win32') return;
  const browser = join(dir, 'browser');
  writeFileSync(
    browser,
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${dir}/words.new'\nmv '${dir}/words.new' '${dir}/words'\necho $$ > '${dir}/pid'\nexec tail -f /dev/null\n`,
  );
  chmodSync(browser, 0o755);
  const one = start(['--browser', '--language', 'en'], { FIELDBOOK_BROWSER: browser, DISPLAY: ':0' });
  const said = await one.says(/browser window because .*http:\S+\n/);
  await expect.poll(() => existsSync(join(dir, 'pid')), { timeout: 10_000 }).toBe(true);
  const words = readFileSync(join(dir, 'words'), 'utf8').split('\n');
  process.kill(Number(readFileSync(join(dir, 'pid'), 'utf8')), 'SIGKILL');
  expect(words).toContain(`--app=${link.exec(said)?.[0]}`);
  expect(words).toContain(`--user-data-dir=${join(dir, 'profile', 'browser')}`);
}, 60_000);

test('the browser makes no traffic of its own and keeps its sandbox where it can', () => {
  const words = appWindowArguments('http://x', '/p', { isRoot: false });
  for (const word of ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'])
    expect(words).toContain(word);
  expect(words).not.toContain('--no-sandbox');
  expect(appWindowArguments('http://x', '/p', { isRoot: true })).toContain('--no-sandbox');
});

test('a browser is found on the path or in the usual places, and none is told as none', () => {
  writeFileSync(join(dir, 'google-chrome'), '');
  expect(findBrowser({ PATH: dir }, 'linux')).toBe(join(dir, 'google-chrome'));
  expect(findBrowser({ PATH: dir, FIELDBOOK_BROWSER: join(dir, 'nothing') }, 'linux')).toBeUndefined();
  expect(findBrowser({ PATH: '/nowhere', HOME: '/nowhere' }, 'darwin')).toBeUndefined();
});
