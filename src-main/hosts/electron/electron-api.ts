import type * as Main from 'electron';

/**
 * The parts of Electron's main process that this folder uses. Every adapter receives them, so that a hand-written fake can stand
 * in for Electron in tests, and the compiler checks each use against Electron's own declarations.
 */
export type ElectronMain = Pick<
  typeof Main,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeImage'
  | 'nativeTheme'
  | 'Notification'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
  | 'Tray'
  | 'utilityProcess'
>;
