import {
  bridgeChannels,
  bridgePushes,
  type DesktopBridge,
  type FileChoice,
  type ShellEvent,
} from '../../../src-shared/rpc/bridge.ts';
import type { Outcome } from '../../../src-shared/rpc/errors.ts';
import type { CoreEvent } from '../../../src-shared/rpc/events.ts';

export interface PageIpc {
  invoke(channel: string, input: unknown): Promise<unknown>;
  on(channel: string, listener: (event: unknown, message: unknown) => void): unknown;
}

/**
 * Electron checklist 20: what a page gets. Functions with plain data, never `ipcRenderer` and never the event object, whose
 * `sender` would lead back to it.
 */
export function createBridge(ipc: PageIpc, platform: DesktopBridge['platform'], pathOf: (file: object) => string): DesktopBridge {
  const coreListeners = new Set<(event: CoreEvent) => void>();
  const shellListeners = new Set<(event: ShellEvent) => void>();
  // The main process sends exactly these (core-events and shell-events are typed there).
  ipc.on(bridgePushes.coreEvent, (_event, message) => {
    for (const listener of coreListeners) listener(message as CoreEvent);
  });
  ipc.on(bridgePushes.shellEvent, (_event, message) => {
    for (const listener of shellListeners) listener(message as ShellEvent);
  });

  // Every handler behind `createIpc` answers an Outcome.
  const ask = async (channel: string, input: unknown) => (await ipc.invoke(channel, input)) as Outcome<unknown>;
  async function askFor<T>(channel: string, input: unknown): Promise<T> {
    const outcome = await ask(channel, input);
    if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
    // The type that DesktopBridge names for this channel is what its handler in bridge-handlers.ts returns.
    return outcome.value as T;
  }

  return {
    platform,
    call: (procedure, input) => ask(bridgeChannels.call, { procedure, input }),
    subscribe(listener) {
      coreListeners.add(listener);
      return () => void coreListeners.delete(listener);
    },
    onShell(listener) {
      shellListeners.add(listener);
      // From now on there is somebody who hears: what started the program is told.
      void ask(bridgeChannels.listen, {});
      return () => void shellListeners.delete(listener);
    },
    pickFile: (purpose) => askFor<FileChoice | null>(bridgeChannels.pickFile, { purpose }),
    async pathForFile(file) {
      const path = pathOf(file);
      return path === '' ? null : askFor<FileChoice | null>(bridgeChannels.droppedFile, { path });
    },
    saveFile: (purpose, suggestedName) => askFor<FileChoice | null>(bridgeChannels.saveFile, { purpose, suggestedName }),
    placeToOpen: (name) => askFor<FileChoice>(bridgeChannels.placeToOpen, { name }),
    openFile: (ref) => askFor<boolean>(bridgeChannels.openFile, { ref }),
    setLanguage: (language) => askFor<void>(bridgeChannels.setLanguage, { language }),
    openExternal: (url) => askFor<boolean>(bridgeChannels.openExternal, { url }),
    notify: (notice) => askFor<void>(bridgeChannels.notify, notice),
    setUnsent: (count) => askFor<void>(bridgeChannels.setUnsent, { count }),
    restartToUpdate: () => askFor<void>(bridgeChannels.restartToUpdate, {}),
  };
}
