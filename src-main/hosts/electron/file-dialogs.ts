import type { BrowserWindow, FileFilter } from 'electron';
import type { FileChoice, FilePurpose } from '../../../src-shared/rpc/bridge.ts';
import type { ShellTexts } from '../../../src-shared/texts/shell.ts';
import type { ElectronMain } from './electron-api.ts';
import type { createPickedFiles } from './picked-files.ts';

export interface FileDialogs {
  pick(purpose: FilePurpose): Promise<FileChoice | null>;
  save(purpose: FilePurpose, suggestedName: string): Promise<FileChoice | null>;
}

/** The system's dialogs. What the user picks there is remembered under a ref, and only that may be read or written. */
export function createFileDialogs(
  electron: Pick<ElectronMain, 'dialog'>,
  files: ReturnType<typeof createPickedFiles>,
  window: () => BrowserWindow | null,
  texts: () => ShellTexts,
): FileDialogs {
  return {
    async pick(purpose) {
      const options = {
        title: titleOf(purpose, texts()),
        filters: filtersOf(purpose, texts()),
        properties: ['openFile' as const],
      };
      const parent = window();
      const { filePaths } = await (parent
        ? electron.dialog.showOpenDialog(parent, options)
        : electron.dialog.showOpenDialog(options));
      const [path] = filePaths;
      return path === undefined ? null : files.forReading(path);
    },
    async save(purpose, suggestedName) {
      const options = {
        title: titleOf(purpose, texts()),
        filters: filtersOf(purpose, texts()),
        defaultPath: safeFileName(suggestedName),
      };
      const parent = window();
      const { canceled, filePath } = await (parent
        ? electron.dialog.showSaveDialog(parent, options)
        : electron.dialog.showSaveDialog(options));
      return canceled || filePath === '' ? null : files.forWriting(filePath);
    },
  };
}

/** A name for the dialog's field that no system takes for a path, a device or a hidden file. */
export function safeFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
    .replaceAll(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/gu, '-')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120);
  return clean === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(clean) ? `fieldbook-${clean}` : clean;
}

function titleOf(purpose: FilePurpose, { dialogs }: ShellTexts): string {
  const titles = {
    import: dialogs.importTitle,
    restore: dialogs.restoreTitle,
    export: dialogs.exportTitle,
    document: dialogs.documentTitle,
    backup: dialogs.backupTitle,
    paper: dialogs.paperTitle,
  };
  return titles[purpose];
}

function filtersOf(purpose: FilePurpose, { dialogs }: ShellTexts): FileFilter[] {
  if (purpose === 'backup' || purpose === 'restore') return [{ name: dialogs.backups, extensions: ['db', 'fieldbook'] }];
  if (purpose === 'document') return [{ name: 'PDF', extensions: ['pdf'] }];
  // A paper keeps the ending that it has.
  if (purpose === 'paper') return [];
  const tables = { name: dialogs.tables, extensions: ['csv', 'xlsx'] };
  if (purpose === 'export') return [tables];
  return [tables, { name: dialogs.contacts, extensions: ['vcf'] }, { name: dialogs.calendars, extensions: ['ics'] }];
}
