import type { MenuItemConstructorOptions, WebContents } from 'electron';
import type { ShellCommand } from '../../../src-shared/rpc/bridge.ts';
import type { ShellTexts } from '../../../src-shared/texts/shell.ts';
import type { ElectronMain } from './electron-api.ts';
import { type MenuItem, menuTemplate } from './menu-template.ts';

/** Puts the menu up in the given language; called again when the language changes. */
export function showMenu(
  electron: Pick<ElectronMain, 'Menu'>,
  texts: ShellTexts,
  platform: NodeJS.Platform,
  onCommand: (command: ShellCommand) => void,
): void {
  const menus = menuTemplate(texts, platform).map(
    ({ label, role, items }): MenuItemConstructorOptions => ({
      label,
      ...(role === undefined ? {} : { role }),
      submenu: items.map((item) => toElectron(item, onCommand)),
    }),
  );
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menus));
}

function toElectron(item: MenuItem, onCommand: (command: ShellCommand) => void): MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  const accelerator = item.accelerator === undefined ? {} : { accelerator: item.accelerator };
  if (item.kind === 'role') return { role: item.role, label: item.label, ...accelerator };
  // The screens handle the same keys themselves and know whether somebody is composing a Vietnamese word:
  // the menu shows the key and does not take it.
  return { label: item.label, ...accelerator, registerAccelerator: false, click: () => onCommand(item.command) };
}

/** Right click: the spelling's suggestions and copy and paste, as every Windows program has. */
export function attachContextMenu(electron: Pick<ElectronMain, 'Menu'>, contents: WebContents, texts: () => ShellTexts): void {
  contents.on('context-menu', (_event, params) => {
    const t = texts().menu;
    const spelling: MenuItemConstructorOptions[] = params.dictionarySuggestions.slice(0, 5).map((word) => ({
      label: word,
      click: () => contents.replaceMisspelling(word),
    }));
    if (params.misspelledWord !== '')
      spelling.push({
        label: t.addToDictionary,
        click: () => void contents.session.addWordToSpellCheckerDictionary(params.misspelledWord),
      });
    const edit: MenuItemConstructorOptions[] = params.isEditable
      ? [
          { role: 'cut', label: t.cut, enabled: params.editFlags.canCut },
          { role: 'copy', label: t.copy, enabled: params.editFlags.canCopy },
          { role: 'paste', label: t.paste, enabled: params.editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll', label: t.selectAll },
        ]
      : params.selectionText === ''
        ? []
        : [{ role: 'copy', label: t.copy }];
    const items = spelling.length > 0 ? [...spelling, { type: 'separator' as const }, ...edit] : edit;
    if (items.length > 0) electron.Menu.buildFromTemplate(items).popup();
  });
}
