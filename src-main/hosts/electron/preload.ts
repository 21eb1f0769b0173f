import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge } from '../../../src-shared/rpc/bridge.ts';
import { createBridge } from './preload-bridge.ts';

// Electron runs on these three only.
const platform = process.platform as DesktopBridge['platform'];
contextBridge.exposeInMainWorld(
  'fieldbook',
  // The page hands over what a drop gave it; anything else makes Electron throw, and the page is told.
  createBridge(ipcRenderer, platform, (file) => webUtils.getPathForFile(file as File)),
);
