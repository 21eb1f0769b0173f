import type { Outcome } from './errors.ts';
import type { CoreEvent } from './events.ts';

/** What the menu, the tray and the palette can ask of the screens. The screens decide what each one does. */
export const shellCommands = [
  'new-customer',
  'new-visit',
  'import',
  'backup',
  'find',
  'palette',
  'save',
  'undo',
  'settings',
  'go-today',
  'go-customers',
  'go-calendar',
  'shortcuts',
  'about',
] as const;
export type ShellCommand = (typeof shellCommands)[number];

/** A file that the user chose or dropped. `ref` goes into a procedure's input; only the host knows the path behind it. */
export interface FileChoice {
  readonly ref: string;
  readonly name: string;
}

export interface RecordLink {
  readonly entity: 'customer' | 'visit' | 'quote' | 'task';
  readonly id: string;
}

/** What the desktop shell tells the screens. */
export type ShellEvent =
  | { readonly type: 'command'; readonly command: ShellCommand }
  | { readonly type: 'open-record'; readonly record: RecordLink }
  /** A file opened from outside: show the import's preview, never write by itself. */
  | { readonly type: 'open-file'; readonly file: FileChoice }
  /** The core process crashed and was started again, or could not be. Calls that waited were refused. */
  | { readonly type: 'core'; readonly state: 'restarted' | 'gone' }
  | { readonly type: 'update-ready'; readonly version: string };

export type FilePurpose = 'import' | 'restore' | 'export' | 'document' | 'backup' | 'paper';

/** `window.fieldbook` in the desktop program, made by the preload script. Absent in a browser. */
export interface DesktopBridge {
  readonly platform: 'win32' | 'darwin' | 'linux';
  call(procedure: string, input: unknown): Promise<Outcome<unknown>>;
  subscribe(listener: (event: CoreEvent) => void): () => void;
  /** Tells also what arrived before the screen was there: a link or a file that started the program. */
  onShell(listener: (event: ShellEvent) => void): () => void;
  /** The system's open dialog; null when the user changed their mind. */
  pickFile(purpose: FilePurpose): Promise<FileChoice | null>;
  /** For a dropped file (a DOM `File`; this room knows no DOM). Null for one that the program cannot import or that is not on this disk. */
  pathForFile(file: object): Promise<FileChoice | null>;
  saveFile(purpose: FilePurpose, suggestedName: string): Promise<FileChoice | null>;
  /** A place for a copy that `openFile` then opens; it goes when the program ends. */
  placeToOpen(name: string): Promise<FileChoice>;
  /** Opens the copy with the system's program for it; false where the system has none. */
  openFile(ref: string): Promise<boolean>;
  /** The language of menu, tray and dialogs follows the screens. */
  setLanguage(language: 'vi' | 'en'): Promise<void>;
  /** Opens https, mailto, tel and Zalo links in the system's programs; false when the address is refused. */
  openExternal(url: string): Promise<boolean>;
  notify(notice: { title: string; body: string; record: RecordLink | null }): Promise<void>;
  /** How many changes wait to be sent, shown by the tray; null where there is no office that they could be sent to. */
  setUnsent(count: number | null): Promise<void>;
  /** Closes the program, installs the update that is ready and starts again. */
  restartToUpdate(): Promise<void>;
}

/** The names under which the preload script and the main process speak. Each is handled once, behind the sender check. */
export const bridgeChannels = {
  call: 'fieldbook:call',
  listen: 'fieldbook:listen',
  pickFile: 'fieldbook:pick-file',
  droppedFile: 'fieldbook:dropped-file',
  saveFile: 'fieldbook:save-file',
  placeToOpen: 'fieldbook:place-to-open',
  openFile: 'fieldbook:open-file',
  setLanguage: 'fieldbook:set-language',
  openExternal: 'fieldbook:open-external',
  notify: 'fieldbook:notify',
  setUnsent: 'fieldbook:set-unsent',
  restartToUpdate: 'fieldbook:restart-to-update',
} as const;
export type BridgeChannel = (typeof bridgeChannels)[keyof typeof bridgeChannels];

/** What comes from the main process without being asked for. */
export const bridgePushes = { coreEvent: 'fieldbook:core-event', shellEvent: 'fieldbook:shell-event' } as const;
