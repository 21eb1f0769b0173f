import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bridgeChannels, bridgePushes } from '../../../src-shared/rpc/bridge.ts';
import type { CoreEvent } from '../../../src-shared/rpc/events.ts';
import { serveCore, type ServedCore } from '../../core-process/serve-core.ts';
import { coreEnvironment } from './core-host.ts';
import { electronBinary, startDesktop, type DesktopOptions, type UpdateListeners } from './desktop.ts';
import { aFrame, fakeElectron } from './fake-electron.ts';
import { readFuseWire } from './fuse-wire.ts';
import { type Launch, readLaunch } from './launch-args.ts';

const home = mkdtempSync(join(tmpdir(), 'fieldbook-desktop-'));
afterAll(() => rmSync(home, { recursive: true }));
const renderer = join(home, 'renderer');
mkdirSync(renderer);
writeFileSync(join(renderer, 'index.html'), '<html></html>');
const id = '0198f3a0-1111-7000-8000-000000000001';

/** The whole shell on the fake Electron, with a core of a few lines behind the fake process. */
async function aDesktop(
  more: {
    args?: string[];
    options?: Partial<DesktopOptions>;
    electron?: Parameters<typeof fakeElectron>[0];
    profileDir?: string;
    start?: boolean;
  } = {},
) {
  const fake = fakeElectron(more.electron);
  const profileDir = more.profileDir ?? mkdtempSync(join(home, 'profile-'));
  const logged: string[] = [];
  const printed: string[] = [];
  const cores: { served: ServedCore; events: Set<(event: CoreEvent) => void>; calls: unknown[][]; closed: number }[] = [];
  const fork = fake.electron.utilityProcess.fork;
  Object.assign(fake.electron.utilityProcess, {
    fork(...args: Parameters<typeof fork>) {
      const child = fork(...args);
      const fakeChild = fake.children.at(-1);
      if (fakeChild === undefined) throw new Error('no process was made');
      const events = new Set<(event: CoreEvent) => void>();
      const calls: unknown[][] = [];
      const core = { served: undefined as unknown as ServedCore, events, calls, closed: 0 };
      core.served = serveCore(
        {
          postMessage: (message) => void queueMicrotask(() => fakeChild.emit('message', structuredClone(message))),
          on: (_event, listener) =>
            fakeChild.on('received', (message) => queueMicrotask(() => listener(structuredClone(message)))),
        },
        (_settings, ports) => ({
          async dispatch(procedure, input) {
            calls.push([procedure, input]);
            if (procedure === 'file') return { ok: true, value: await ports.files.resolveForReading(String(input)) };
            if (procedure === 'hang') return new Promise(() => {});
            return { ok: true, value: procedure };
          },
          subscribe(listener) {
            events.add(listener);
            return () => events.delete(listener);
          },
          start: async () => {},
          close: async () => void (core.closed += 1),
        }),
        () => fakeChild.emit('exit', 0),
      );
      cores.push(core);
      return child;
    },
  });
  const launch: Launch = readLaunch(more.args ?? [], '/');
  const started = startDesktop(fake.electron, {
    launch,
    profileDir,
    platform: 'win32',
    paths: { preload: '/app/preload.cjs', core: '/app/core.js', renderer, icon: '/app/icon.png' },
    log: { write: ({ message }) => void logged.push(message) },
    now: () => 0,
    print: (text) => printed.push(text),
    connectUpdates: null,
    ...more.options,
  });
  if (more.start !== false) {
    fake.becomeReady();
    await started;
  }
  const ask = (channel: string, input: unknown) => fake.handlers.get(channel)?.({ senderFrame: aFrame() }, input);
  const shellEvents = () =>
    fake.windows.flatMap((window) =>
      window.webContents.sent.filter(({ channel }) => channel === bridgePushes.shellEvent).map(({ message }) => message),
    );
  return { fake, profileDir, logged, printed, cores, ask, shellEvents, started };
}

test('the program opens its window on the bundle, with the core in its own process and the data in the profile', async () => {
  const { fake, profileDir } = await aDesktop();
  expect(fake.windows.map((window) => window.loaded)).toEqual(['app://bundle/']);
  expect(fake.called('fork')).toEqual([
    [
      '/app/core.js',
      [],
      {
        serviceName: 'Fieldbook core',
        execArgv: ['--js-flags=--max-semi-space-size=8 --no-parallel-scavenge'],
        stdio: 'ignore',
        env: coreEnvironment(process.env),
      },
    ],
  ]);
  expect(fake.children[0]?.received[0]).toMatchObject({
    type: 'start',
    settings: { profileDir, version: '1.2.3', host: 'electron' },
  });
  expect(fake.called('setPath')).toEqual([['userData', join(profileDir, 'desktop')]]);
  expect(fake.called('enableSandbox')).toHaveLength(1);
  expect([...fake.schemes.handled.keys()]).toEqual(['app']);
  expect(fake.called('setAsDefaultProtocolClient')).toEqual([['fieldbook']]);
});

test('a profile folder that cannot be written does not keep the window from opening', async () => {
  const { fake } = await aDesktop({ profileDir: '/dev/null/profile' });
  expect(fake.called('setPath')).toEqual([]);
  expect(fake.windows).toHaveLength(1);
});

test('nothing that must come first waits for Electron to be ready', async () => {
  const { fake } = await aDesktop({ start: false });
  expect(fake.schemes.privileged).toHaveLength(1);
  expect(fake.called('enableSandbox')).toHaveLength(1);
  expect(fake.windows).toEqual([]);
  const contents = fake.newContents();
  fake.app.emit('web-contents-created', {}, contents);
  expect(contents.openHandler?.({ url: 'https://example.vn' })).toEqual({ action: 'deny' });
  expect(fake.called('openExternal')).toEqual([['https://example.vn/']]);
});

test('a call goes to the core and its answer comes back; what changed is told to the screens', async () => {
  const { fake, ask, cores } = await aDesktop();
  expect(await ask(bridgeChannels.call, { procedure: 'customers.get', input: { id } })).toEqual({
    ok: true,
    value: 'customers.get',
  });
  expect(cores[0]?.calls).toEqual([['customers.get', { id }]]);
  for (const listener of cores[0]?.events ?? []) listener({ type: 'changed', entity: 'customer', ids: [id] });
  await expect
    .poll(() => fake.windows[0]?.webContents.sent)
    .toContainEqual({ channel: bridgePushes.coreEvent, message: { type: 'changed', entity: 'customer', ids: [id] } });
});

test('a second start focuses the first window and hands its link over', async () => {
  const { fake, ask, shellEvents } = await aDesktop();
  await ask(bridgeChannels.listen, {});
  const [window] = fake.windows;
  if (window === undefined) throw new Error('no window');
  window.isSmall = true;
  fake.app.emit('second-instance', {}, ['fieldbook.exe', `fieldbook://customers/${id}`], 'C:\\');
  expect(window.done.slice(-3)).toEqual(['restore', 'show', 'focus']);
  expect(shellEvents()).toEqual([{ type: 'open-record', record: { entity: 'customer', id } }]);
  expect(fake.windows).toHaveLength(1);
});

test('the second of two starts ends without touching the profile', async () => {
  const { fake } = await aDesktop({ electron: { isOnlyInstance: false } });
  expect(fake.called('quit')).toHaveLength(1);
  expect(fake.called('fork')).toEqual([]);
  expect(fake.windows).toEqual([]);
});

test('a link that starts the program opens its record once the screens listen', async () => {
  const { ask, shellEvents } = await aDesktop({ args: [`fieldbook://customers/${id}`] });
  expect(shellEvents()).toEqual([]);
  await ask(bridgeChannels.listen, {});
  expect(shellEvents()).toEqual([{ type: 'open-record', record: { entity: 'customer', id } }]);
});

test('a file that starts the program is offered for import under a ref, and the core can read it', async () => {
  const { ask, shellEvents } = await aDesktop({ args: ['/home/lan/khách.csv'] });
  await ask(bridgeChannels.listen, {});
  const [event] = shellEvents() as { type: string; file: { ref: string; name: string } }[];
  expect(event).toMatchObject({ type: 'open-file', file: { name: 'khách.csv' } });
  expect(JSON.stringify(event)).not.toContain('/home/lan');
  expect(await ask(bridgeChannels.call, { procedure: 'file', input: event?.file.ref })).toEqual({
    ok: true,
    value: { path: '/home/lan/khách.csv', name: 'khách.csv' },
  });
});

test('what happens while the screens reload is told afterwards; moving between screens delays nothing', async () => {
  const { fake, ask, shellEvents } = await aDesktop();
  await ask(bridgeChannels.listen, {});
  const [window] = fake.windows;
  window?.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
  fake.app.emit('second-instance', {}, ['x', `fieldbook://visits/${id}`], '/');
  expect(shellEvents()).toHaveLength(1);
  window?.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  fake.app.emit('second-instance', {}, ['x', `fieldbook://customers/${id}`], '/');
  expect(shellEvents()).toHaveLength(1);
  await ask(bridgeChannels.listen, {});
  expect(shellEvents()).toHaveLength(2);
});

test('a dropped file is taken when it can be imported, and no other', async () => {
  const { ask } = await aDesktop();
  expect(await ask(bridgeChannels.droppedFile, { path: '/home/lan/a.csv' })).toMatchObject({
    ok: true,
    value: { name: 'a.csv' },
  });
  for (const path of ['/etc/passwd', '\\\\evil\\share\\a.csv', '/home/lan/.ssh/id_rsa'])
    expect(await ask(bridgeChannels.droppedFile, { path })).toEqual({ ok: true, value: null });
});

test('a crash of the core is survived once and the screens are told; the second is said in words', async () => {
  const { fake, ask, shellEvents } = await aDesktop();
  await ask(bridgeChannels.listen, {});
  await ask(bridgeChannels.call, { procedure: 'app.status', input: {} });
  const hanging = ask(bridgeChannels.call, { procedure: 'hang', input: {} });
  fake.children[0]?.emit('exit', 9);
  expect(await hanging).toMatchObject({ ok: false, error: { code: 'unexpected', details: { reason: 'core-ended' } } });
  expect(await ask(bridgeChannels.call, { procedure: 'app.status', input: {} })).toMatchObject({ ok: true });
  expect(shellEvents()).toEqual([{ type: 'core', state: 'restarted' }]);
  fake.children[1]?.emit('exit', 9);
  expect(shellEvents()).toEqual([
    { type: 'core', state: 'restarted' },
    { type: 'core', state: 'gone' },
  ]);
  expect(fake.called('showErrorBox')).toEqual([['Fieldbook phải đóng lại']]);
});

test('a crash of the screens reloads them and leaves the core alone', async () => {
  const { fake } = await aDesktop();
  fake.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(fake.called('reload')).toHaveLength(1);
  fake.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
  expect(fake.called('reload')).toHaveLength(1);
  expect(fake.called('fork')).toHaveLength(1);
});

test('screens that crash again and again are not reloaded for ever', async () => {
  const { fake } = await aDesktop();
  for (let n = 0; n < 10; n += 1) fake.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(fake.called('reload')).toHaveLength(3);
});

test('quitting closes the database first', async () => {
  const { fake, cores } = await aDesktop();
  let stopped = 0;
  fake.app.emit('will-quit', { preventDefault: () => (stopped += 1) });
  expect(stopped).toBe(1);
  await expect.poll(() => fake.called('quit').length).toBe(1);
  expect(cores[0]?.closed).toBe(1);
  fake.app.emit('will-quit', { preventDefault: () => (stopped += 1) });
  expect(stopped).toBe(1);
  expect(fake.called('showErrorBox')).toEqual([]);
});

test('the window comes back where it was, in the language that was chosen', async () => {
  const first = await aDesktop();
  await first.ask(bridgeChannels.setLanguage, { language: 'en' });
  expect(first.fake.menu()[0]?.label).toBe('File');
  const [window] = first.fake.windows;
  if (window === undefined) throw new Error('no window');
  window.bounds = { x: 200, y: 100, width: 1100, height: 720 };
  window.isLarge = true;
  window.emit('close');
  const second = await aDesktop({ profileDir: first.profileDir });
  expect(second.fake.windows[0]?.options).toMatchObject({ x: 200, y: 100, width: 1100, height: 720, show: false });
  second.fake.windows[0]?.emit('ready-to-show');
  expect(second.fake.windows[0]?.done).toContain('maximize');
  expect(second.fake.menu()[0]?.label).toBe('File');
  expect(readFileSync(join(first.profileDir, 'desktop/shell.json'), 'utf8')).not.toContain('customer');
});

test('the tray counts what is not sent and opens today', async () => {
  const { fake, ask, shellEvents } = await aDesktop();
  await ask(bridgeChannels.listen, {});
  await ask(bridgeChannels.setUnsent, { count: 3 });
  const [tray] = fake.trays;
  expect(tray?.tooltip).toBe('Fieldbook: 3 thay đổi chưa gửi');
  tray?.menu?.template.find((item) => item.label === 'Hôm nay')?.click?.();
  expect(shellEvents()).toEqual([{ type: 'command', command: 'go-today' }]);
  tray?.menu?.template.find((item) => item.label === 'Thoát')?.click?.();
  expect(fake.called('quit')).toHaveLength(1);
});

test('a clicked reminder shows the window with its visit', async () => {
  const { fake, ask, shellEvents } = await aDesktop();
  await ask(bridgeChannels.listen, {});
  await ask(bridgeChannels.notify, { title: 'Thăm', body: '9:30', record: { entity: 'visit', id } });
  fake.notifications[0]?.emit('click');
  expect(shellEvents()).toEqual([{ type: 'open-record', record: { entity: 'visit', id } }]);
});

test('a notice of the core is shown while no window listens, and a click opens its record or Hôm nay', async () => {
  const { fake, cores, ask, shellEvents } = await aDesktop();
  await ask(bridgeChannels.listen, {});
  const notice = { key: 'visit/1', title: 'Thăm lúc 09:30', body: 'Đại Phát', record: { entity: 'visit', id } } as const;
  const tell = (told: CoreEvent) => cores[0]?.events.forEach((listener) => listener(told));
  tell({ type: 'notice', notice });
  tell({ type: 'notice', notice: { ...notice, key: 'morning/1', record: null } });
  await expect.poll(() => fake.notifications.length).toBe(2);
  // The screens of the desktop show none themselves.
  expect(fake.windows[0]?.webContents.sent.filter(({ channel }) => channel === bridgePushes.coreEvent)).toEqual([]);
  fake.notifications[0]?.emit('click');
  fake.notifications[1]?.emit('click');
  expect(shellEvents()).toEqual([
    { type: 'open-record', record: { entity: 'visit', id } },
    { type: 'command', command: 'go-today' },
  ]);
});

test('an update is offered by the tray and the screens, and installed when the user says so', async () => {
  let on: UpdateListeners | undefined;
  let installs = 0;
  const { fake, ask, shellEvents } = await aDesktop({
    options: {
      connectUpdates(listeners) {
        on = listeners;
        return { check: async () => {}, installAndRestart: async () => (installs += 1) > 0 };
      },
    },
  });
  await ask(bridgeChannels.listen, {});
  on?.onAccepted('2026-11-20T00:00:00.000Z');
  on?.onReady('1.3.0');
  expect(on?.lastIssuedAt()).toBe('2026-11-20T00:00:00.000Z');
  expect(shellEvents()).toEqual([{ type: 'update-ready', version: '1.3.0' }]);
  expect(fake.trays[0]?.menu?.template.some((item) => item.label === 'Khởi động lại để cập nhật')).toBe(true);
  expect(installs).toBe(0);
  await ask(bridgeChannels.restartToUpdate, {});
  expect(installs).toBe(1);
});

test('the self-test works in a folder of its own, prints JSON and ends by its result', async () => {
  const { fake, printed, profileDir } = await aDesktop({ args: ['--self-test'] });
  const report = JSON.parse(printed.join('')) as { ok: boolean; steps: { step: string; ok: boolean }[] }; // the program's own report
  // The small core of this test is no real one, and this Node has no fuses: the report says so and the exit code too.
  expect(report.ok).toBe(false);
  expect(report.steps.map(({ step, ok }) => `${step}: ${ok}`)).toEqual([
    'versions: true',
    'wrap and unwrap a key: true',
    'make an encrypted profile: true',
    'store and find a customer: false',
    'read a file in a thread of its own: false',
    'back up: true',
    'fuses: false',
  ]);
  expect(fake.called('exit')).toEqual([[1]]);
  expect(fake.windows).toEqual([]);
  expect(JSON.stringify(fake.children[0]?.received[0])).not.toContain(profileDir);
  expect(fake.called('setPath')).toHaveLength(1);
  expect(existsSync(String(fake.called('setPath')[0]?.[1]))).toBe(false);
  expect(readdirSync(profileDir)).toEqual([]);
});

test('the core’s process inherits folders and language, and nothing that changes how it runs', () => {
  expect(
    coreEnvironment({
      HOME: '/home/lan',
      LANG: 'vi_VN.UTF-8',
      NODE_OPTIONS: '--require /evil.js',
      ELECTRON_RUN_AS_NODE: '1',
      LD_PRELOAD: '/evil.so',
      SECRET: 'x',
    }),
  ).toEqual({
    HOME: '/home/lan',
    LANG: 'vi_VN.UTF-8',
  });
});

test('the fuses are read where they are: in the starter, or on macOS in the framework', () => {
  expect(electronBinary('C:\\Fieldbook.exe', 'win32')).toBe('C:\\Fieldbook.exe');
  expect(electronBinary('/Applications/Fieldbook.app/Contents/MacOS/Fieldbook', 'darwin')).toBe(
    '/Applications/Fieldbook.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
  );
  expect(readFuseWire(Buffer.from('no wire here'))).toBeNull();
  expect(readFuseWire(Buffer.from('xxdL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u000201'))).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
  });
});
