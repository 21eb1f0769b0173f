import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { ElectronMain } from './electron-api.ts';

/**
 * A stand-in for the parts of Electron that the adapters use: it records what it is told and lets a test play the system.
 * Only for tests; the compiler checks the adapters themselves against Electron's own declarations.
 */
export function fakeElectron(more: { isOnlyInstance?: boolean; storageBackend?: string; hasKeyStore?: boolean } = {}) {
  const calls: unknown[][] = [];
  const note = (...call: unknown[]) => void calls.push(call);
  const ready = Promise.withResolvers<void>();
  let isReady = false;

  class FakeContents extends EventEmitter {
    readonly sent: { channel: string; message: unknown }[] = [];
    openHandler: ((details: { url: string }) => { action: string }) | null = null;
    session = { addWordToSpellCheckerDictionary: (word: string) => note('addWord', word) };
    send(channel: string, message: unknown): void {
      this.sent.push({ channel, message });
    }
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
      this.openHandler = handler;
    }
    reload(): void {
      note('reload');
    }
    replaceMisspelling(word: string): void {
      note('replaceMisspelling', word);
    }
  }

  class FakeWindow extends EventEmitter {
    static readonly all: FakeWindow[] = [];
    readonly options: Record<string, unknown>;
    readonly webContents = new FakeContents();
    readonly done: string[] = [];
    loaded = '';
    isShown = false;
    isSmall = false;
    isLarge = false;
    bounds = { x: 10, y: 20, width: 1000, height: 700 };
    constructor(options: Record<string, unknown>) {
      super();
      this.options = options;
      FakeWindow.all.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    loadURL(url: string): Promise<void> {
      this.loaded = url;
      return Promise.resolve();
    }
    isMinimized = () => this.isSmall;
    isMaximized = () => this.isLarge;
    isVisible = () => this.isShown;
    getNormalBounds = () => this.bounds;
    restore = () => void this.done.push('restore');
    focus = () => void this.done.push('focus');
    maximize = () => void this.done.push('maximize');
    show(): void {
      this.done.push('show');
      this.isShown = true;
      this.emit('show');
    }
    hide(): void {
      this.isShown = false;
      this.emit('hide');
    }
  }

  class FakeApp extends EventEmitter {
    isPackaged = true;
    isReady = () => isReady;
    whenReady = () => ready.promise;
    getVersion = () => '1.2.3';
    getPath = (name: string) => this.paths[name] ?? `/nowhere/${name}`;
    paths: Record<string, string> = {};
    setPath(name: string, path: string): void {
      // As Electron does.
      if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
      this.paths[name] = path;
      note('setPath', name, path);
    }
    enableSandbox = () => note('enableSandbox');
    requestSingleInstanceLock = () => more.isOnlyInstance ?? true;
    setAppUserModelId = () => {};
    setAsDefaultProtocolClient = (scheme: string) => note('setAsDefaultProtocolClient', scheme);
    quit = () => note('quit');
    exit = (code: number) => note('exit', code);
  }
  const app = new FakeApp();

  class FakeChild extends EventEmitter {
    readonly received: unknown[] = [];
    postMessage(message: unknown): void {
      this.received.push(message);
      this.emit('received', message);
    }
    kill(): boolean {
      note('kill');
      this.emit('exit', 1);
      return true;
    }
  }
  const children: FakeChild[] = [];

  class FakeNotification extends EventEmitter {
    static readonly all: FakeNotification[] = [];
    static isSupported = () => true;
    readonly options: unknown;
    constructor(options: unknown) {
      super();
      this.options = options;
      FakeNotification.all.push(this);
    }
    show = () => note('notification', this.options);
  }

  class FakeTray extends EventEmitter {
    static readonly all: FakeTray[] = [];
    menu: { template: MenuItemLike[] } | null = null;
    tooltip = '';
    constructor() {
      super();
      FakeTray.all.push(this);
    }
    setToolTip(text: string): void {
      this.tooltip = text;
    }
    setContextMenu(menu: { template: MenuItemLike[] }): void {
      this.menu = menu;
    }
    destroy = () => note('tray.destroy');
  }

  const handlers = new Map<string, (event: unknown, input: unknown) => Promise<unknown>>();
  const schemes: {
    privileged: unknown[];
    handled: Map<string, (request: { method: string; url: string }) => Promise<Response>>;
  } = { privileged: [], handled: new Map() };
  const session = Object.assign(new EventEmitter(), {
    request: null as
      | ((contents: unknown, permission: string, answer: (ok: boolean) => void, details: { requestingUrl: string }) => void)
      | null,
    check: null as ((contents: unknown, permission: string, origin: string) => boolean) | null,
    device: null as ((details: unknown) => boolean) | null,
    setPermissionRequestHandler(handler: typeof session.request) {
      session.request = handler;
    },
    setPermissionCheckHandler(handler: typeof session.check) {
      session.check = handler;
    },
    setDevicePermissionHandler(handler: typeof session.device) {
      session.device = handler;
    },
  }) as EventEmitter & {
    request:
      | ((contents: unknown, permission: string, answer: (ok: boolean) => void, details: { requestingUrl: string }) => void)
      | null;
    check: ((contents: unknown, permission: string, origin: string) => boolean) | null;
    device: ((details: unknown) => boolean) | null;
    setPermissionRequestHandler(handler: unknown): void;
    setPermissionCheckHandler(handler: unknown): void;
    setDevicePermissionHandler(handler: unknown): void;
  };
  const answers = { open: [] as string[], save: { canceled: true, filePath: '' } };
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
  const displays = [display];
  let applicationMenu: { template: MenuItemLike[] } | null = null;

  const fake = {
    app,
    BrowserWindow: FakeWindow,
    dialog: {
      showOpenDialog: async (...args: unknown[]) => {
        note('showOpenDialog', args.at(-1));
        return { canceled: answers.open.length === 0, filePaths: answers.open };
      },
      showSaveDialog: async (...args: unknown[]) => {
        note('showSaveDialog', args.at(-1));
        return answers.save;
      },
      showErrorBox: (title: string) => note('showErrorBox', title),
    },
    ipcMain: {
      handle(channel: string, handler: (event: unknown, input: unknown) => Promise<unknown>) {
        if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
        handlers.set(channel, handler);
      },
    },
    Menu: {
      buildFromTemplate: (template: MenuItemLike[]) => ({ template, popup: () => note('popup', template) }),
      setApplicationMenu: (menu: { template: MenuItemLike[] }) => {
        applicationMenu = menu;
      },
    },
    nativeImage: { createFromPath: () => ({ resize: () => ({}) }) },
    nativeTheme: { shouldUseDarkColors: false },
    Notification: FakeNotification,
    protocol: {
      registerSchemesAsPrivileged: (list: unknown[]) => {
        if (isReady) throw new Error('too late: schemes are registered before the app is ready');
        schemes.privileged.push(...list);
      },
      handle: (scheme: string, handler: (request: { method: string; url: string }) => Promise<Response>) =>
        void schemes.handled.set(scheme, handler),
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => more.hasKeyStore ?? true,
      getSelectedStorageBackend: () => more.storageBackend ?? 'gnome_libsecret',
      encryptStringAsync: async (text: string) => Buffer.from(`sealed:${text}`),
      decryptStringAsync: async (sealed: Buffer) => {
        const text = sealed.toString();
        if (!text.startsWith('sealed:')) throw new Error('cannot decrypt');
        return { shouldReEncrypt: false, result: text.slice(7) };
      },
    },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => displays },
    session: { defaultSession: session },
    shell: {
      openExternal: async (url: string) => note('openExternal', url),
      openPath: async (path: string) => {
        note('openPath', path);
        return '';
      },
    },
    Tray: FakeTray,
    utilityProcess: {
      fork: (path: string, args: string[], options: unknown) => {
        const child = new FakeChild();
        children.push(child);
        note('fork', path, args, options);
        return child;
      },
    },
  };

  return {
    // The fake has the members that the adapters call; Electron's classes have hundreds more that nothing here touches.
    electron: fake as unknown as ElectronMain,
    app,
    session,
    schemes,
    handlers,
    children,
    calls,
    answers,
    display,
    displays,
    windows: FakeWindow.all,
    notifications: FakeNotification.all,
    trays: FakeTray.all,
    menu: () => applicationMenu?.template ?? [],
    becomeReady() {
      isReady = true;
      ready.resolve();
    },
    newContents: () => new FakeContents(),
    called: (name: string) => calls.filter(([called]) => called === name).map((call) => call.slice(1)),
  };
}

export interface MenuItemLike {
  label?: string;
  role?: string;
  type?: string;
  accelerator?: string;
  enabled?: boolean;
  registerAccelerator?: boolean;
  click?: () => void;
  submenu?: MenuItemLike[];
}

export type FakeElectron = ReturnType<typeof fakeElectron>;

/** The frame of one of our pages, or of a stranger's. */
export function aFrame(more: { url?: string; origin?: string; parent?: unknown } = {}) {
  const url = more.url ?? 'app://bundle/';
  return { url, origin: more.origin ?? 'app://bundle', parent: more.parent ?? null };
}
