import type { BrowserWindow, WebPreferences } from 'electron';
import { appUrl } from './app-origin.ts';
import type { ElectronMain } from './electron-api.ts';
import { restoreBounds, type SavedWindow, smallestWindow } from './window-bounds.ts';

/** Electron checklist 2, 3, 4, 6, 8, 9, 10, 11: what is not named here keeps Electron's safe default. */
export function webPreferences(preloadPath: string): WebPreferences {
  return {
    preload: preloadPath,
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
  };
}

export interface MainWindowOptions {
  readonly preloadPath: string;
  readonly iconPath: string;
  readonly saved: SavedWindow | null;
  readonly isHidden: boolean;
  readonly onPlaced: (saved: SavedWindow) => void;
}

/** The one window. It shows itself when the first picture is ready, so nobody looks at an empty frame. */
export function createMainWindow(
  electron: Pick<ElectronMain, 'BrowserWindow' | 'screen' | 'nativeTheme'>,
  options: MainWindowOptions,
): BrowserWindow {
  const main = electron.screen.getPrimaryDisplay();
  const others = electron.screen.getAllDisplays().filter((display) => display.id !== main.id);
  const window = new electron.BrowserWindow({
    ...restoreBounds(
      options.saved,
      [main, ...others].map((display) => display.workArea),
    ),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Fieldbook',
    icon: options.iconPath,
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: webPreferences(options.preloadPath),
  });
  window.once('ready-to-show', () => {
    if (options.isHidden) return;
    if (options.saved?.isMaximized === true) window.maximize();
    else window.show();
  });
  // `close` comes before the window is gone; getNormalBounds is the place it has when it is not maximised.
  window.on('close', () => options.onPlaced({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));
  void window.loadURL(appUrl);
  return window;
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
