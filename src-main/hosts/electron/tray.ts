import type { MenuItemConstructorOptions } from 'electron';
import type { ShellTexts } from '../../../src-shared/texts/shell.ts';
import type { ElectronMain } from './electron-api.ts';
import { type TrayItem, type TrayState, trayModel } from './tray-model.ts';

export type TrayAction = Exclude<TrayItem['action'], 'separator' | 'none'>;

/** Keeps the tray in step with the state. Some Linux desktops have no tray: then the program lives without one. */
export function createTray(
  electron: Pick<ElectronMain, 'Tray' | 'Menu' | 'nativeImage'>,
  iconPath: string,
  onAction: (action: TrayAction) => void,
): { update(state: TrayState, texts: ShellTexts): void; destroy(): void } {
  const icon = electron.nativeImage.createFromPath(iconPath).resize({ width: 16, height: 16 });
  const tray = new electron.Tray(icon);
  tray.on('click', () => onAction('show'));
  return {
    update(state, texts) {
      const model = trayModel(state, texts);
      tray.setToolTip(model.tooltip);
      tray.setContextMenu(electron.Menu.buildFromTemplate(model.items.map((item) => toElectron(item, onAction))));
    },
    destroy: () => tray.destroy(),
  };
}

function toElectron({ action, label }: TrayItem, onAction: (action: TrayAction) => void): MenuItemConstructorOptions {
  if (action === 'separator') return { type: 'separator' };
  if (action === 'none') return { label, enabled: false };
  return { label, click: () => onAction(action) };
}
