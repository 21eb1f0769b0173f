import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { shellCommands } from '../../../src-shared/rpc/bridge.ts';
import { shellTexts } from '../../../src-shared/texts/shell.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { createFileSecrets } from '../../core-process/file-secrets.ts';
import { fakeElectron, type MenuItemLike } from './fake-electron.ts';
import { createFileDialogs, safeFileName } from './file-dialogs.ts';
import { attachContextMenu, showMenu } from './menu.ts';
import { menuTemplate } from './menu-template.ts';
import { createNotifier } from './notifications.ts';
import { createPickedFiles } from './picked-files.ts';
import { createSecrets } from './secrets.ts';
import { createShellEvents } from './shell-events.ts';
import { openShellMemory } from './shell-memory.ts';
import { trayModel } from './tray-model.ts';
import { type Bounds, readSavedWindow, restoreBounds } from './window-bounds.ts';

const home = mkdtempSync(join(tmpdir(), 'fieldbook-shell-'));
afterAll(() => rmSync(home, { recursive: true }));
const languages = ['vi', 'en'] as const;
const platforms = ['win32', 'darwin', 'linux'] as const;

const screen: Bounds = { x: 0, y: 0, width: 1920, height: 1040 };
const right: Bounds = { x: 1920, y: 0, width: 2560, height: 1400 };
const small: Bounds = { x: 0, y: 0, width: 1280, height: 700 };
const saved = (x: number, y: number, width: number, height: number) => ({ bounds: { x, y, width, height }, isMaximized: false });

test.each<[string, ReturnType<typeof saved> | null, Bounds[], Bounds]>([
  ['the first start is in the middle', null, [screen], { x: 280, y: 90, width: 1360, height: 860 }],
  ['it comes back where it was', saved(100, 50, 1200, 800), [screen], { x: 100, y: 50, width: 1200, height: 800 }],
  ['on the second display too', saved(2000, 100, 1200, 800), [screen, right], { x: 2000, y: 100, width: 1200, height: 800 }],
  [
    'with the second display gone it comes to the first',
    saved(2000, 100, 1200, 800),
    [screen],
    { x: 360, y: 120, width: 1200, height: 800 },
  ],
  [
    'a display to the left counts',
    saved(-1500, 10, 1000, 700),
    [screen, { x: -1920, y: 0, width: 1920, height: 1040 }],
    { x: -1500, y: 10, width: 1000, height: 700 },
  ],
  [
    'half off the side stays, it can be pulled back',
    saved(1700, 100, 1200, 800),
    [screen],
    { x: 1700, y: 100, width: 1200, height: 800 },
  ],
  [
    'a title bar above the screen cannot be reached',
    saved(100, -300, 1200, 800),
    [screen],
    { x: 360, y: 120, width: 1200, height: 800 },
  ],
  ['below the screen neither', saved(100, 1030, 1200, 800), [screen], { x: 360, y: 120, width: 1200, height: 800 }],
  ['a smaller display makes it smaller', saved(0, 0, 1900, 1000), [small], { x: 0, y: 0, width: 1280, height: 700 }],
  ['a nonsense size is forgotten', saved(0, 0, 1, 1), [screen], { x: 280, y: 90, width: 1360, height: 860 }],
  [
    'a display smaller than the smallest window is filled',
    null,
    [{ x: 0, y: 0, width: 800, height: 500 }],
    { x: 0, y: 0, width: 800, height: 500 },
  ],
  ['without any display there is still a place', saved(100, 50, 1200, 800), [], { x: 80, y: 30, width: 1200, height: 800 }],
])('where the window opens: %s', (_name, window, areas, expected) => {
  expect(restoreBounds(window, areas)).toEqual(expected);
});

test('a damaged note of the window’s place is as none', () => {
  const odd = [
    null,
    1,
    'x',
    [],
    {},
    { bounds: null },
    { bounds: { x: 1 } },
    { bounds: { x: 'a', y: 0, width: 1, height: 1 } },
    { bounds: { x: 0.5, y: 0, width: 1000, height: 700 } },
    { bounds: { x: Number.NaN, y: 0, width: 1, height: 1 } },
  ];
  expect(odd.map(readSavedWindow)).toEqual(odd.map(() => null));
  expect(readSavedWindow({ bounds: { x: 1, y: 2, width: 3, height: 4 }, isMaximized: true })).toEqual({
    bounds: { x: 1, y: 2, width: 3, height: 4 },
    isMaximized: true,
  });
});

test('the shell remembers its language and place, and a damaged memory is a first start', () => {
  const path = join(home, 'deep', 'shell.json');
  openShellMemory(path).change({ language: 'en', window: { bounds: screen, isMaximized: true } });
  expect(openShellMemory(path).get()).toEqual({
    language: 'en',
    window: { bounds: screen, isMaximized: true },
    lastUpdateIssuedAt: null,
  });
  expect(readdirSync(join(home, 'deep'))).toEqual(['shell.json']);
  const first = { language: 'vi', window: null, lastUpdateIssuedAt: null };
  for (const text of ['', '{', 'null', '[]', '7', '{"language":"fr","window":7,"lastUpdateIssuedAt":"soon"}']) {
    writeFileSync(path, text);
    expect(openShellMemory(path).get(), text).toEqual(first);
  }
  expect(() => openShellMemory('/dev/null/shell.json').change({ language: 'en' })).not.toThrow();
});

test.each(languages.flatMap((language) => platforms.map((platform) => [language, platform] as const)))(
  'the menu in %s on %s has every label, unique keys and the standard roles',
  (language, platform) => {
    const menus = menuTemplate(shellTexts[language], platform);
    const items = menus.flatMap((menu) => menu.items).filter((item) => item.kind !== 'separator');
    expect(
      [...menus.map((menu) => menu.label), ...items.map((item) => item.label)].filter((label) => label.trim() === ''),
    ).toEqual([]);
    const keys = items.flatMap((item) =>
      item.accelerator === undefined
        ? []
        : [
            item.accelerator
              .replace('CmdOrCtrl', platform === 'darwin' ? 'Cmd' : 'Ctrl')
              .split('+')
              .sort()
              .join('+'),
          ],
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    const roles = items.flatMap((item) => (item.kind === 'role' ? [item.role] : []));
    expect(roles).toEqual(
      expect.arrayContaining([
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'zoomIn',
        'zoomOut',
        'resetZoom',
        'togglefullscreen',
        'minimize',
        'close',
        'quit',
      ]),
    );
    expect(roles.includes('hide')).toBe(platform === 'darwin');
    // Every command of the shell is in the menu, once.
    expect(items.flatMap((item) => (item.kind === 'command' ? [item.command] : [])).sort()).toEqual([...shellCommands].sort());
  },
);

test('the menu carries the key as a hint and leaves it to the screens, which know whether somebody is composing', () => {
  const fake = fakeElectron();
  const commands: string[] = [];
  showMenu(fake.electron, shellTexts.vi, 'win32', (command) => commands.push(command));
  const all = fake.menu().flatMap((menu) => menu.submenu ?? []);
  const palette = all.find((item) => item.label === 'Bảng lệnh…');
  expect(palette).toMatchObject({ accelerator: 'CmdOrCtrl+K', registerAccelerator: false });
  palette?.click?.();
  expect(commands).toEqual(['palette']);
});

test('both languages have every text of the shell', () => {
  const leaves = (value: object, path: string): string[] =>
    Object.entries(value).flatMap(([key, inside]) =>
      typeof inside === 'object' && inside !== null ? leaves(inside, `${path}.${key}`) : [`${path}.${key} ${typeof inside}`],
    );
  expect(leaves(shellTexts.vi, '')).toEqual(leaves(shellTexts.en, ''));
  const same = Object.entries(shellTexts.vi.menu).filter(([key, text]) =>
    Object.entries(shellTexts.en.menu).some(([k, t]) => k === key && t === text),
  );
  expect(same).toEqual([]);
});

test('right click on a misspelt word offers suggestions and copy and paste; on nothing it offers nothing', () => {
  const fake = fakeElectron();
  const contents = fake.newContents();
  // The fake has what attachContextMenu calls.
  attachContextMenu(fake.electron, contents as never, () => shellTexts.en);
  const params = {
    dictionarySuggestions: ['hello'],
    misspelledWord: 'helo',
    isEditable: true,
    selectionText: '',
    editFlags: { canCut: false, canCopy: true, canPaste: true },
  };
  contents.emit('context-menu', {}, params);
  const [shown] = fake.called('popup') as MenuItemLike[][][];
  expect(shown?.[0]?.map((item) => item.label ?? item.type)).toEqual([
    'hello',
    'Add to dictionary',
    'separator',
    'Cut',
    'Copy',
    'Paste',
    'separator',
    'Select all',
  ]);
  shown?.[0]?.[0]?.click?.();
  expect(fake.called('replaceMisspelling')).toEqual([['hello']]);
  contents.emit('context-menu', {}, { ...params, dictionarySuggestions: [], misspelledWord: '', isEditable: false });
  expect(fake.called('popup')).toHaveLength(1);
});

test('the tray says first what is not sent yet', () => {
  const state = { unsent: 1234, isWindowVisible: false, isUpdateReady: true };
  expect(trayModel(state, shellTexts.vi)).toEqual({
    tooltip: 'Fieldbook: 1.234 thay đổi chưa gửi',
    items: [
      { action: 'none', label: '1.234 thay đổi chưa gửi' },
      { action: 'separator', label: '' },
      { action: 'show', label: 'Mở Fieldbook' },
      { action: 'today', label: 'Hôm nay' },
      { action: 'update', label: 'Khởi động lại để cập nhật' },
      { action: 'separator', label: '' },
      { action: 'quit', label: 'Thoát' },
    ],
  });
});

test('the tray without waiting changes, with an open window and before a profile is open', () => {
  const actions = (state: Parameters<typeof trayModel>[0]) => trayModel(state, shellTexts.en).items.map((item) => item.action);
  expect(trayModel({ unsent: 0, isWindowVisible: true, isUpdateReady: false }, shellTexts.en).tooltip).toBe(
    'Fieldbook: Every change has been sent',
  );
  expect(trayModel({ unsent: 1, isWindowVisible: true, isUpdateReady: false }, shellTexts.en).tooltip).toBe(
    'Fieldbook: 1 change not sent yet',
  );
  expect(actions({ unsent: 0, isWindowVisible: true, isUpdateReady: false })).toEqual([
    'none',
    'separator',
    'hide',
    'today',
    'separator',
    'quit',
  ]);
  expect(actions({ unsent: null, isWindowVisible: false, isUpdateReady: false })).toEqual(['show', 'today', 'separator', 'quit']);
});

test('a clicked reminder opens its record', () => {
  const fake = fakeElectron();
  const clicked: unknown[] = [];
  const notify = createNotifier(fake.electron, (record) => clicked.push(record));
  notify({ title: 'Thăm Đại Dũng', body: '9:30', record: { entity: 'visit', id: '1' } });
  expect(fake.called('notification')).toEqual([[{ title: 'Thăm Đại Dũng', body: '9:30' }]]);
  fake.notifications[0]?.emit('click');
  expect(clicked).toEqual([{ entity: 'visit', id: '1' }]);
});

test('what started the program waits until the screens listen, and waits again while they reload', () => {
  const told: unknown[] = [];
  const events = createShellEvents((event) => told.push(event));
  events.send({ type: 'command', command: 'find' });
  events.send({ type: 'core', state: 'restarted' });
  expect(told).toEqual([]);
  events.listening();
  expect(told).toEqual([
    { type: 'command', command: 'find' },
    { type: 'core', state: 'restarted' },
  ]);
  events.send({ type: 'command', command: 'save' });
  events.reloading();
  events.send({ type: 'command', command: 'undo' });
  expect(told).toHaveLength(3);
  events.listening();
  expect(told).toHaveLength(4);
});

test('a file that nobody picked cannot be read, and one picked for reading cannot be written', async () => {
  const files = createPickedFiles();
  const read = files.forReading('/home/lan/khách.csv');
  const write = files.forWriting('/home/lan/out.csv');
  expect(read.name).toBe('khách.csv');
  expect(read.ref).not.toContain('lan');
  await expect(files.resolveForReading(read.ref)).resolves.toEqual({ path: '/home/lan/khách.csv', name: 'khách.csv' });
  await expect(files.resolveForWriting(write.ref)).resolves.toBe('/home/lan/out.csv');
  for (const ref of ['/etc/passwd', '', write.ref, '../x', '__proto__', `${read.ref}x`])
    await expect(files.resolveForReading(ref), ref).rejects.toMatchObject({ code: 'forbidden' });
  await expect(files.resolveForWriting(read.ref)).rejects.toBeInstanceOf(AppError);
});

test('the dialogs speak the user’s language and remember only what was picked', async () => {
  const fake = fakeElectron();
  const files = createPickedFiles();
  const dialogs = createFileDialogs(
    fake.electron,
    files,
    () => null,
    () => shellTexts.vi,
  );
  expect(await dialogs.pick('import')).toBeNull();
  fake.answers.open = ['/home/lan/a.xlsx'];
  const picked = await dialogs.pick('import');
  expect(picked?.name).toBe('a.xlsx');
  expect(fake.called('showOpenDialog')[0]).toMatchObject([
    { title: 'Chọn tệp để nhập', filters: [{ extensions: ['csv', 'xlsx'] }, { extensions: ['vcf'] }, { extensions: ['ics'] }] },
  ]);
  expect(await dialogs.save('export', 'x/../y.csv')).toBeNull();
  fake.answers.save = { canceled: false, filePath: '/home/lan/y.csv' };
  const saved = await dialogs.save('export', 'x/../y.csv');
  await expect(files.resolveForWriting(saved?.ref ?? '')).resolves.toBe('/home/lan/y.csv');
  expect(fake.called('showSaveDialog')[0]).toMatchObject([{ defaultPath: 'x-..-y.csv' }]);
});

test('a suggested file name is one on every system', () => {
  const names = [
    'báo giá.csv',
    '../../x',
    'C:\\x',
    'CON',
    'con.csv',
    'LPT1.txt',
    '.hidden',
    'x\u202egpj.exe',
    'a\u0000b',
    '',
    '   ',
    'x'.repeat(400),
  ];
  expect(names.map(safeFileName)).toEqual([
    'báo giá.csv',
    '-..-x',
    'C--x',
    'fieldbook-CON',
    'fieldbook-con.csv',
    'fieldbook-LPT1.txt',
    'hidden',
    'x-gpj.exe',
    'a-b',
    'fieldbook-',
    'fieldbook-',
    'x'.repeat(120),
  ]);
});

const key = new Uint8Array(32).map((_, index) => index * 7);

test.each([
  ['win32', {}, 'dpapi'],
  ['darwin', {}, 'keychain'],
  ['linux', { storageBackend: 'gnome_libsecret' }, 'gnome_libsecret'],
  ['linux', { storageBackend: 'kwallet6' }, 'kwallet6'],
] as const)('on %s the key goes to the system’s store %j and comes back', async (platform, more, backend) => {
  const secrets = createSecrets(fakeElectron(more).electron.safeStorage, platform, createFileSecrets(home));
  const wrapped = await secrets.wrap(key);
  expect([wrapped.backend, wrapped.isStrong]).toEqual([backend, true]);
  expect(await secrets.unwrap(wrapped)).toEqual(key);
});

test.each([
  ['linux', { storageBackend: 'basic_text' }],
  ['linux', { storageBackend: 'unknown' }],
  ['win32', { hasKeyStore: false }],
] as const)(
  'on %s with %j there is no real store: the key is kept in a file and is not called strong',
  async (platform, more) => {
    const profile = mkdtempSync(join(home, 'profile-'));
    const secrets = createSecrets(fakeElectron(more).electron.safeStorage, platform, createFileSecrets(profile));
    const wrapped = await secrets.wrap(key);
    expect([wrapped.backend, wrapped.isStrong]).toEqual(['file', false]);
    expect(readdirSync(profile)).toEqual(['local.key']);
    expect(await secrets.unwrap(wrapped)).toEqual(key);
    // A laptop that gets a store later still opens its old profile.
    const later = createSecrets(fakeElectron().electron.safeStorage, platform, createFileSecrets(profile));
    expect(await later.unwrap(wrapped)).toEqual(key);
  },
);

test('a key that the system no longer gives back is told as such, with where it was kept', async () => {
  const secrets = createSecrets(
    fakeElectron({ storageBackend: 'kwallet6' }).electron.safeStorage,
    'linux',
    createFileSecrets(home),
  );
  const lost = secrets.unwrap({ backend: 'kwallet5', blob: Buffer.from('other').toString('base64') });
  await expect(lost).rejects.toMatchObject({
    code: 'key-unavailable',
    details: { keptIn: 'kwallet5', availableNow: 'kwallet6' },
  });
});

test('no secret of the shell is written in its sources', () => {
  expect(readFileSync(new URL('./release.ts', import.meta.url), 'utf8')).not.toContain('PRIVATE KEY');
});
