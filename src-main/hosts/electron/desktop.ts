import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { bridgePushes } from '../../../src-shared/rpc/bridge.ts';
import { shellTexts } from '../../../src-shared/texts/shell.ts';
import type { LogSink } from '../../core/platform/ports.ts';
import { listBundleFiles } from '../../core-process/bundle-files.ts';
import { createFileSecrets } from '../../core-process/file-secrets.ts';
import { type SupervisedCore, superviseCore } from '../../core-process/supervised-core.ts';
import { deviceName } from '../../core-process/device-name.ts';
import { registerAppScheme, serveBundle } from './app-protocol.ts';
import { handleBridge } from './bridge-handlers.ts';
import { spawnCore } from './core-host.ts';
import { linkScheme } from './deep-link.ts';
import type { ElectronMain } from './electron-api.ts';
import { openExternal } from './external-links.ts';
import { createFileDialogs } from './file-dialogs.ts';
import { readFuseWire } from './fuse-wire.ts';
import { createIpc } from './ipc.ts';
import { isOpenableFile, type Launch } from './launch-args.ts';
import { attachContextMenu, showMenu } from './menu.ts';
import { lockEveryNavigation } from './navigation.ts';
import { createNotifier } from './notifications.ts';
import { denyPermissions } from './permissions.ts';
import { createOpenedCopies } from './opened-copies.ts';
import { createPickedFiles } from './picked-files.ts';
import { createSecrets } from './secrets.ts';
import { createShellEvents } from './shell-events.ts';
import { openShellMemory } from './shell-memory.ts';
import { becomeOnlyInstance } from './single-instance.ts';
import { createTray } from './tray.ts';
import type { Updates } from './updates.ts';
import { bringToFront, createMainWindow } from './window.ts';

export interface DesktopOptions {
  readonly launch: Launch;
  /** Where the data lives: the same folder that the other hosts use. */
  readonly profileDir: string;
  readonly platform: NodeJS.Platform;
  /** Folders and files of the build. */
  readonly paths: { readonly preload: string; readonly core: string; readonly renderer: string; readonly icon: string };
  readonly log: LogSink;
  readonly now: () => number;
  readonly print: (text: string) => void;
  /** Null where the program is not packaged or no update address is set. */
  readonly connectUpdates: ((on: UpdateListeners) => Updates) | null;
}

export interface UpdateListeners {
  readonly lastIssuedAt: () => string | null;
  readonly onAccepted: (issuedAt: string) => void;
  readonly onReady: (version: string) => void;
}

const updateEveryMs = 6 * 3600_000;
const mostScreenCrashesPerMinute = 3;

/** Puts the shell together. Everything before `whenReady` must run in the first turn of the program. */
export async function startDesktop(electron: ElectronMain, options: DesktopOptions): Promise<void> {
  const { app } = electron;
  app.enableSandbox();
  registerAppScheme(electron.protocol);
  const log = (level: 'debug' | 'info' | 'warn' | 'error', message: string) =>
    options.log.write({ level, at: new Date(options.now()).toISOString(), message });
  lockEveryNavigation(app, (url) => {
    openExternal(electron.shell, url).catch((error: unknown) => log('warn', `cannot open a link: ${String(error)}`));
  });
  if (options.launch.isSelfTest) return selfTest(electron, options);
  // Chromium's own files stay apart from the data; the single-instance lock lies there too, so it holds per profile.
  useDesktopFolder(app, join(options.profileDir, 'desktop'));

  const events = createShellEvents((event) => window?.webContents.send(bridgePushes.shellEvent, event));
  const files = createPickedFiles();
  const onLaunch = (launch: Launch) => {
    for (const record of launch.records) events.send({ type: 'open-record', record });
    for (const path of launch.files) events.send({ type: 'open-file', file: files.forReading(path) });
    showWindow();
  };
  let window: BrowserWindow | null = null;
  if (!becomeOnlyInstance(app, onLaunch)) return app.quit();

  await app.whenReady();
  const copies = createOpenedCopies(electron.shell, join(options.profileDir, 'opened'), files);
  app.setAppUserModelId('vn.fieldbook.desktop');
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme); // from source it would register the bare Electron
  denyPermissions(electron.session.defaultSession);
  serveBundle(electron.protocol, listBundleFiles(options.paths.renderer));
  const memory = openShellMemory(join(app.getPath('userData'), 'shell.json'));
  if (options.launch.language !== null) memory.change({ language: options.launch.language });
  const texts = () => shellTexts[memory.get().language];
  const notify = createNotifier(electron, (record) => {
    events.send(record === null ? { type: 'command', command: 'go-today' } : { type: 'open-record', record });
    showWindow();
  });
  const core = superviseCore({
    spawn: () => spawnCore(electron, options.paths.core),
    settings: {
      profileDir: options.profileDir,
      version: app.getVersion(),
      host: 'electron',
      capabilities: { host: 'electron', canPickFiles: true, canNotify: true, canOpenFolders: true, ...deviceName() },
    },
    host: {
      secrets: createSecrets(electron.safeStorage, options.platform, createFileSecrets(options.profileDir)),
      files,
      log: options.log,
    },
    now: options.now,
    onState(state, reason) {
      log('error', `core ${state}: ${reason}`);
      events.send({ type: 'core', state });
      if (state === 'gone') electron.dialog.showErrorBox(texts().dialogs.coreGoneTitle, texts().dialogs.coreGone);
    },
  });
  core.subscribe((told) =>
    told.type === 'notice' ? notify(told.notice) : window?.webContents.send(bridgePushes.coreEvent, told),
  );
  core.start().catch((error: unknown) => log('error', `the core did not start: ${String(error)}`));
  // A refusal (no profile yet) is no matter: the start screen asks for the language itself.
  if (options.launch.language !== null) void core.call('settings.set', { language: options.launch.language });

  const screenCrashes: number[] = [];
  const shown = { unsent: null as number | null, isUpdateReady: false };
  const tray = createTray(electron, options.paths.icon, (action) => {
    if (action === 'quit') return app.quit();
    if (action === 'hide') return window?.hide();
    if (action === 'update') return void updates?.installAndRestart();
    if (action === 'today') events.send({ type: 'command', command: 'go-today' });
    showWindow();
  });
  const refresh = () => {
    showMenu(electron, texts(), options.platform, (command) => events.send({ type: 'command', command }));
    tray.update({ ...shown, isWindowVisible: window?.isVisible() ?? false }, texts());
  };
  const updates = options.connectUpdates?.({
    lastIssuedAt: () => memory.get().lastUpdateIssuedAt,
    onAccepted: (lastUpdateIssuedAt) => memory.change({ lastUpdateIssuedAt }),
    onReady(version) {
      shown.isUpdateReady = true;
      events.send({ type: 'update-ready', version });
      refresh();
    },
  });

  handleBridge(
    createIpc(electron.ipcMain, (channel, why) => log('warn', `refused ${channel}: ${why}`)),
    {
      call: (procedure, input) => core.call(procedure, input),
      listening: () => events.listening(),
      dialogs: createFileDialogs(electron, files, () => window, texts),
      droppedFile: (path) => (isOpenableFile(path) ? files.forReading(path) : null),
      copies,
      setLanguage(language) {
        memory.change({ language });
        refresh();
      },
      openLink: (url) => openExternal(electron.shell, url),
      notify,
      setUnsent(count) {
        shown.unsent = count;
        refresh();
      },
      restartToUpdate: async () => void (await updates?.installAndRestart()),
    },
  );

  function showWindow(): void {
    if (!app.isReady()) return;
    if (window !== null) return bringToFront(window);
    const opened = createMainWindow(electron, {
      preloadPath: options.paths.preload,
      iconPath: options.paths.icon,
      saved: memory.get().window,
      isHidden: options.launch.isHidden,
      onPlaced: (saved) => memory.change({ window: saved }),
    });
    window = opened;
    attachContextMenu(electron, opened.webContents, texts);
    opened.webContents.on('did-start-navigation', (details) => {
      // Moving inside the page (the router's addresses) leaves its listeners alive.
      if (details.isMainFrame && !details.isSameDocument) events.reloading();
    });
    opened.webContents.on('render-process-gone', (_event, details) => {
      log('error', `the screens ended: ${details.reason}`);
      // The core is untouched; the page comes back and finds its drafts. One that crashes again and again would only burn the battery.
      if (details.reason === 'clean-exit') return;
      screenCrashes.push(options.now());
      const recent = screenCrashes.filter((at) => options.now() - at < 60_000);
      if (recent.length <= mostScreenCrashesPerMinute) opened.webContents.reload();
    });
    opened.on('show', refresh);
    opened.on('hide', refresh);
    opened.on('closed', () => {
      window = null;
      events.reloading();
    });
    refresh();
  }

  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    if (options.platform !== 'darwin') app.quit();
  });
  closeCoreBeforeQuit(electron, core, () => {
    tray.destroy();
    copies.clear();
  });
  onLaunch(options.launch);
  refresh();
  if (updates !== undefined) {
    void updates.check();
    setInterval(() => void updates.check(), updateEveryMs).unref();
  }
}

function useDesktopFolder(app: ElectronMain['app'], folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  } catch {
    // A read-only or full disk: Electron's own place serves, and the core says in words what is wrong with the profile.
  }
}

/** A core that hangs must not keep the program, and the system's shutdown, for ever: what was acknowledged is on the disk. */
const longestCloseMs = 10_000;

/** The database is closed before the program ends. */
function closeCoreBeforeQuit(electron: ElectronMain, core: SupervisedCore, clean: () => void): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  electron.app.on('will-quit', (event) => {
    if (state === 'closed') return;
    if (state === 'open') {
      state = 'closing';
      clean();
      const end = () => {
        state = 'closed';
        electron.app.quit();
      };
      const timer = setTimeout(end, longestCloseMs);
      void core.close().then(() => {
        clearTimeout(timer);
        end();
      });
    }
    event.preventDefault();
  });
}

async function selfTest(electron: ElectronMain, options: DesktopOptions): Promise<void> {
  const { app } = electron;
  const home = mkdtempSync(join(tmpdir(), 'fieldbook-self-test-'));
  app.setPath('userData', home);
  await app.whenReady();
  const secrets = createSecrets(electron.safeStorage, options.platform, createFileSecrets(home));
  const files = createPickedFiles();
  const core = superviseCore({
    spawn: () => spawnCore(electron, options.paths.core),
    settings: {
      profileDir: join(home, 'profile'),
      version: app.getVersion(),
      host: 'electron',
      capabilities: { host: 'electron', canPickFiles: false, canNotify: false, canOpenFolders: false },
    },
    // Its own log would land in the user's profile.
    host: { secrets, files, log: { write: () => {} } },
    now: options.now,
    onState: () => {},
  });
  // A core that does not start shows itself in the steps.
  await core.start().catch(() => {});
  // Loaded only here: an everyday start has no use for the whole contract in this process.
  const { runSelfTest } = await import('./self-test.ts');
  const report = await runSelfTest({
    version: app.getVersion(),
    core,
    secrets,
    file(name, text) {
      writeFileSync(join(home, name), text);
      return files.forReading(join(home, name)).ref;
    },
    fuses: () => readFuseWire(readFileSync(electronBinary(process.execPath, options.platform))),
    versions: process.versions,
  });
  await core.close();
  try {
    rmSync(home, { recursive: true, force: true });
  } catch {
    // Windows keeps files of a running program; they lie in the system's temporary folder and hold nobody's data.
  }
  options.print(`${JSON.stringify(report, null, 2)}\n`);
  app.exit(report.ok ? 0 : 1);
}

/** On macOS the switches lie in the framework beside the small starter. */
export function electronBinary(execPath: string, platform: NodeJS.Platform): string {
  return platform === 'darwin' ? join(execPath, '../../Frameworks/Electron Framework.framework/Electron Framework') : execPath;
}
