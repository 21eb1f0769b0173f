import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { bridgeChannels } from '../../../src-shared/rpc/bridge.ts';
import { contentSecurityPolicy } from '../../core-process/security-headers.ts';
import { handleBridge, type ShellHandlers } from './bridge-handlers.ts';
import { aFrame, fakeElectron } from './fake-electron.ts';
import { fuses } from './fuses.ts';
import { createIpc } from './ipc.ts';
import { lockEveryNavigation, lockNavigation } from './navigation.ts';
import { denyPermissions } from './permissions.ts';
import { createBridge } from './preload-bridge.ts';
import { foreignAddresses } from './testing-addresses.ts';
import { createMainWindow } from './window.ts';

// Electron's security checklist (docs/tutorial/security.md, 20 items), one test or more for each. Items 15 and 18 have
// their tables in links.test.ts and app-protocol.test.ts; the fuses are read back from a package in build/electron/package.test.ts.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(here)
  .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^fake-|^testing-/.test(name))
  .map((name) => ({ name, text: readFileSync(join(here, name), 'utf8') }));

function openWindow() {
  const fake = fakeElectron();
  createMainWindow(fake.electron, {
    preloadPath: '/app/preload.cjs',
    iconPath: '/app/icon.png',
    saved: null,
    isHidden: false,
    onPlaced: () => {},
  });
  const [window] = fake.windows;
  if (window === undefined) throw new Error('no window was made');
  return { fake, window };
}

test('1 only secure content: the window loads the bundle and nothing here names a plain http address', () => {
  expect(openWindow().window.loaded).toBe('app://bundle/');
  expect(sources.filter(({ text }) => /http:\/\/|loadFile\(/.test(text)).map(({ name }) => name)).toEqual([]);
});

test('2 3 4 6 8 9 10 11 the page runs sandboxed, isolated, without Node, and no safe default is turned off', () => {
  expect(openWindow().window.options['webPreferences']).toEqual({
    preload: '/app/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: true,
  });
});

test('6 8 9 10 no source of the shell touches web security, insecure content or Blink features elsewhere', () => {
  const elsewhere = sources.filter(({ name }) => name !== 'window.ts');
  const forbidden =
    /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|disableBlinkFeatures|appendSwitch/;
  expect(elsewhere.filter(({ text }) => forbidden.test(text)).map(({ name }) => name)).toEqual([]);
});

test('5 every permission but notifications and copying is denied, whether asked for or checked', () => {
  const fake = fakeElectron();
  denyPermissions(fake.electron.session.defaultSession);
  const ask = (permission: string, requestingUrl: string) => {
    let granted: boolean | undefined;
    fake.session.request?.(
      null,
      permission,
      (ok) => {
        granted = ok;
      },
      { requestingUrl },
    );
    return granted;
  };
  const check = (permission: string, origin: string) => fake.session.check?.(null, permission, origin);
  // All names of Electron 45's declarations.
  const declared =
    readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8').match(
      /setPermissionCheckHandler\(handler: .*/,
    )?.[0] ?? '';
  const names = [...declared.matchAll(/'([\w-]+)'/g)].map((found) => found[1] ?? '');
  expect(names.length).toBeGreaterThan(40);
  const granted = names.filter((name) => ask(name, 'app://bundle/') || check(name, 'app://bundle'));
  expect(granted).toEqual(['clipboard-sanitized-write', 'notifications']);
  // Electron names an origin with or without the slash at its end.
  for (const origin of foreignAddresses.filter((address) => address !== 'app://bundle'))
    expect([ask('notifications', origin), check('notifications', origin)], origin).toEqual([false, false]);
  expect(fake.session.device?.({ deviceType: 'hid' })).toBe(false);
});

test('5 nothing is downloaded through the page', () => {
  const fake = fakeElectron();
  denyPermissions(fake.electron.session.defaultSession);
  let isStopped = false;
  fake.session.emit('will-download', {
    preventDefault: () => {
      isStopped = true;
    },
  });
  expect(isStopped).toBe(true);
});

test('7 the policy allows scripts of the bundle only: no inline, no eval, no other host', () => {
  const policy = contentSecurityPolicy('abcdefghijklmnop');
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).not.toMatch(/unsafe|\*|https?:|script-src[^;]*(data|blob)/);
});

test('12 no webview is ever attached', () => {
  const { contents } = locked();
  let isStopped = false;
  contents.emit(
    'will-attach-webview',
    {
      preventDefault: () => {
        isStopped = true;
      },
    },
    {},
    {},
  );
  expect(isStopped).toBe(true);
});

function locked() {
  const outside: string[] = [];
  const contents = fakeElectron().newContents();
  // The fake has what lockNavigation calls.
  lockNavigation(contents as never, (url) => outside.push(url));
  return { contents, outside };
}

function goes(contents: ReturnType<typeof locked>['contents'], event: string, url: string): boolean {
  let isStopped = false;
  contents.emit(event, {
    url,
    preventDefault: () => {
      isStopped = true;
    },
  });
  return !isStopped;
}

test('13 neither the page nor a frame nor a redirect leads anywhere but the bundle', () => {
  const { contents, outside } = locked();
  expect(foreignAddresses.length).toBeGreaterThanOrEqual(200);
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
    expect(
      foreignAddresses.filter((url) => goes(contents, event, url)),
      event,
    ).toEqual([]);
    expect(goes(contents, event, 'app://bundle/#/customers')).toBe(true);
  }
  // A link in the page is offered to the system's browser, once; a redirect or a frame is not the user's wish.
  expect(outside).toEqual(foreignAddresses);
});

test('13 14 the lock holds for every page that comes into being', () => {
  const fake = fakeElectron();
  lockEveryNavigation(fake.electron.app, () => {});
  const contents = fake.newContents();
  fake.app.emit('web-contents-created', {}, contents);
  expect(goes(contents, 'will-navigate', 'https://evil.example/')).toBe(false);
  expect(contents.openHandler?.({ url: 'app://bundle/' })).toEqual({ action: 'deny' });
});

test('14 no page opens a window, not even one of our own pages', () => {
  const { contents, outside } = locked();
  for (const url of [...foreignAddresses, 'app://bundle/'])
    expect(contents.openHandler?.({ url }), url).toEqual({ action: 'deny' });
  expect(outside).toHaveLength(foreignAddresses.length + 1);
});

test('15 the system’s openExternal has one call site, and its openPath another: copies that the core wrote, and no programs', () => {
  const callersOf = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
  expect(callersOf(/\.openExternal\(|showItemInFolder/)).toEqual(['external-links.ts']);
  expect(callersOf(/\.openPath\(/)).toEqual(['opened-copies.ts']);
});

test('16 Electron is the pinned major whose declarations these adapters are checked against', () => {
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'))).version;
  const pinned = z
    .object({ devDependencies: z.object({ electron: z.string() }) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).devDependencies.electron;
  expect(pinned).toBe(version);
  expect(pinned).toMatch(/^45\.\d+\.\d+$/);
});

const shell: ShellHandlers = {
  call: async (procedure, input) => ({ ok: true, value: { procedure, input } }),
  listening: () => {},
  dialogs: { pick: async () => null, save: async () => null },
  droppedFile: () => null,
  setLanguage: () => {},
  openLink: async () => false,
  notify: () => {},
  setUnsent: () => {},
  copies: { place: (name) => ({ ref: 'write-1', name }), open: async () => true },
  restartToUpdate: async () => {},
};
const goodInputs: Record<string, unknown> = {
  [bridgeChannels.call]: { procedure: 'app.status', input: {} },
  [bridgeChannels.listen]: {},
  [bridgeChannels.pickFile]: { purpose: 'import' },
  [bridgeChannels.saveFile]: { purpose: 'export', suggestedName: 'a.csv' },
  [bridgeChannels.droppedFile]: { path: '/x.csv' },
  [bridgeChannels.placeToOpen]: { name: 'a.pdf' },
  [bridgeChannels.openFile]: { ref: 'write-1' },
  [bridgeChannels.setLanguage]: { language: 'vi' },
  [bridgeChannels.openExternal]: { url: 'https://zalo.me/1' },
  [bridgeChannels.notify]: { title: 'a', body: 'b', record: null },
  [bridgeChannels.setUnsent]: { count: 1 },
  [bridgeChannels.restartToUpdate]: {},
};

function handled() {
  const fake = fakeElectron();
  const refused: string[] = [];
  const ipc = createIpc(fake.electron.ipcMain, (channel, why) => refused.push(`${channel} ${why}`));
  handleBridge(ipc, shell);
  return { fake, ipc, refused };
}

test('17 every channel is behind the sender check, and our own page in the top frame passes it', async () => {
  const { fake, ipc } = handled();
  expect([...fake.handlers.keys()].sort()).toEqual(Object.values(bridgeChannels).sort());
  expect([...ipc.channels].sort()).toEqual(Object.values(bridgeChannels).sort());
  for (const [channel, handler] of fake.handlers)
    expect(await handler({ senderFrame: aFrame() }, goodInputs[channel]), channel).toMatchObject({ ok: true });
});

test('17 a foreign page, a frame inside ours and a frame that has gone are refused on every channel', async () => {
  const { fake, refused } = handled();
  const strangers = [
    null,
    aFrame({ parent: aFrame() }),
    aFrame({ origin: 'null' }),
    aFrame({ origin: 'https://evil.example' }),
    ...foreignAddresses.slice(0, 40).map((url) => aFrame({ url })),
    aFrame({ url: 'https://evil.example/', origin: 'https://evil.example' }),
  ];
  for (const [channel, handler] of fake.handlers)
    for (const senderFrame of strangers)
      expect(await handler({ senderFrame }, goodInputs[channel]), channel).toMatchObject({
        ok: false,
        error: { code: 'forbidden' },
      });
  expect(refused).toHaveLength(strangers.length * fake.handlers.size);
});

test('17 a message of another form is refused before its handler sees it', async () => {
  const { fake } = handled();
  const odd = [
    undefined,
    null,
    1,
    'x',
    [],
    { purpose: 'everything' },
    { __proto__: null, x: 1 },
    { url: 1 },
    { count: -1 },
    { count: Number.NaN },
    { path: 'x'.repeat(5000) },
    { procedure: 'x'.repeat(101) },
    { unexpected: true },
  ];
  for (const [channel, handler] of fake.handlers)
    for (const input of odd)
      expect(await handler({ senderFrame: aFrame() }, input), `${channel} ${JSON.stringify(input)}`).toMatchObject({
        ok: false,
        error: { code: 'invalid' },
      });
});

test('17 nothing else of the shell listens to the page', () => {
  const listening = sources.filter(
    ({ text }) => /ipcMain\s*[.)]/.test(text.replaceAll(/\/\*[\s\S]*?\*\//g, '')) || /'ipc-message|\.ipc\b/.test(text),
  );
  expect(listening.map(({ name }) => name).sort()).toEqual(['ipc.ts']);
});

test('19 the fuses that are burnt into the program', () => {
  expect(fuses).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test('20 the page gets these functions and never ipcRenderer or an event object', () => {
  const listeners = new Map<string, (event: unknown, message: unknown) => void>();
  const bridge = createBridge(
    { invoke: async () => ({ ok: true, value: null }), on: (channel, listener) => void listeners.set(channel, listener) },
    'win32',
    () => '',
  );
  expect(Object.keys(bridge).sort()).toEqual([
    'call',
    'notify',
    'onShell',
    'openExternal',
    'openFile',
    'pathForFile',
    'pickFile',
    'placeToOpen',
    'platform',
    'restartToUpdate',
    'saveFile',
    'setLanguage',
    'setUnsent',
    'subscribe',
  ]);
  const received: unknown[][] = [];
  bridge.subscribe((...args) => received.push(args));
  bridge.onShell((...args) => received.push(args));
  for (const listener of listeners.values()) listener({ sender: 'ipcRenderer' }, { type: 'status' });
  expect(received).toEqual([[{ type: 'status' }], [{ type: 'status' }]]);
  const preload = readFileSync(join(here, 'preload.ts'), 'utf8');
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
});

test('only this folder knows Electron', () => {
  const importers = ['src-main', 'src-shared', 'src-renderer', 'db', 'src-server']
    .filter((room) => existsSync(join(root, room)))
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) =>
          /from 'electron(\/\w+)?'|require\('electron'\)|import\('electron'\)/.test(
            readFileSync(file, 'utf8').replaceAll(/\/\/.*/g, ''),
          ),
        ),
    );
  expect(importers.filter((file) => !file.startsWith(here)).map((file) => file.slice(root.length))).toEqual([]);
});
