import type { ShellCommand } from '../../../src-shared/rpc/bridge.ts';
import type { ShellTexts } from '../../../src-shared/texts/shell.ts';

/** A menu as data. `role` is done by the system (and works in every text field), `command` by the screens, as in the palette. */
export type MenuItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'role'; readonly role: MenuRole; readonly label: string; readonly accelerator?: string }
  | { readonly kind: 'command'; readonly command: ShellCommand; readonly label: string; readonly accelerator?: string };

export type MenuRole =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'zoomIn'
  | 'zoomOut'
  | 'resetZoom'
  | 'togglefullscreen'
  | 'minimize'
  | 'close'
  | 'quit'
  | 'hide'
  | 'hideOthers'
  | 'unhide';

export interface Menu {
  readonly label: string;
  readonly role?: 'editMenu' | 'windowMenu' | 'help' | 'appMenu';
  readonly items: readonly MenuItem[];
}

/**
 * File, Edit, View, Window, Help in the user's language, and on macOS the program's own menu first, where its users look
 * for settings and quit. Ctrl+Z stays with the text field; undoing a change of a record has its own key.
 */
export function menuTemplate(texts: ShellTexts, platform: NodeJS.Platform): readonly Menu[] {
  const t = texts.menu;
  const isMac = platform === 'darwin';
  const settings = command('settings', t.settings, 'CmdOrCtrl+,');
  const quit = role('quit', t.quit, 'CmdOrCtrl+Q');
  const about = command('about', t.about);

  const appMenu: Menu = {
    label: texts.name,
    role: 'appMenu',
    items: [
      about,
      separator,
      settings,
      separator,
      role('hide', t.hide, 'Cmd+H'),
      role('hideOthers', t.hideOthers, 'Cmd+Alt+H'),
      role('unhide', t.showAll),
      separator,
      quit,
    ],
  };
  return [
    ...(isMac ? [appMenu] : []),
    {
      label: t.file,
      items: [
        command('new-customer', t.newCustomer, 'CmdOrCtrl+N'),
        command('new-visit', t.newVisit, 'CmdOrCtrl+Shift+N'),
        separator,
        command('save', t.save, 'CmdOrCtrl+S'),
        command('import', t.import, 'CmdOrCtrl+I'),
        command('backup', t.backup),
        ...(isMac ? [] : [separator, settings, separator, quit]),
      ],
    },
    {
      label: t.edit,
      role: 'editMenu',
      items: [
        role('undo', t.undoText, 'CmdOrCtrl+Z'),
        role('redo', t.redoText, isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        command('undo', t.undo, 'CmdOrCtrl+Alt+Z'),
        separator,
        role('cut', t.cut, 'CmdOrCtrl+X'),
        role('copy', t.copy, 'CmdOrCtrl+C'),
        role('paste', t.paste, 'CmdOrCtrl+V'),
        role('selectAll', t.selectAll, 'CmdOrCtrl+A'),
        separator,
        command('find', t.find, 'CmdOrCtrl+F'),
      ],
    },
    {
      label: t.view,
      items: [
        command('palette', t.palette, 'CmdOrCtrl+K'),
        separator,
        command('go-today', t.goToday, 'CmdOrCtrl+1'),
        command('go-customers', t.goCustomers, 'CmdOrCtrl+2'),
        command('go-calendar', t.goCalendar, 'CmdOrCtrl+3'),
        separator,
        role('zoomIn', t.zoomIn, 'CmdOrCtrl+Plus'),
        role('zoomOut', t.zoomOut, 'CmdOrCtrl+-'),
        role('resetZoom', t.zoomReset, 'CmdOrCtrl+0'),
        role('togglefullscreen', t.fullScreen, isMac ? 'Ctrl+Cmd+F' : 'F11'),
      ],
    },
    {
      label: t.window,
      role: 'windowMenu',
      items: [role('minimize', t.minimize, 'CmdOrCtrl+M'), role('close', t.close, 'CmdOrCtrl+W')],
    },
    {
      label: t.help,
      role: 'help',
      items: [command('shortcuts', t.shortcuts, 'F1'), ...(isMac ? [] : [separator, about])],
    },
  ];
}

const separator: MenuItem = { kind: 'separator' };

function role(name: MenuRole, label: string, accelerator?: string): MenuItem {
  return { kind: 'role', role: name, label, ...(accelerator === undefined ? {} : { accelerator }) };
}

function command(name: ShellCommand, label: string, accelerator?: string): MenuItem {
  return { kind: 'command', command: name, label, ...(accelerator === undefined ? {} : { accelerator }) };
}
