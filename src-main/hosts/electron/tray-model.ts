import type { ShellTexts } from '../../../src-shared/texts/shell.ts';

export interface TrayState {
  /** Changes that no office has yet; null while nothing is open. */
  readonly unsent: number | null;
  readonly isWindowVisible: boolean;
  readonly isUpdateReady: boolean;
}

export interface TrayItem {
  readonly action: 'show' | 'hide' | 'today' | 'update' | 'quit' | 'separator' | 'none';
  readonly label: string;
}

export interface TrayModel {
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

/** What the tray shows: how much waits to be sent comes first, because that is what a rep must know before closing the lid. */
export function trayModel(state: TrayState, texts: ShellTexts): TrayModel {
  const unsent = state.unsent ?? 0;
  const waiting = unsent === 0 ? texts.tray.nothingWaits : texts.tray.waiting(unsent);
  const items: TrayItem[] = [
    ...(state.unsent === null ? [] : [{ action: 'none' as const, label: waiting }, separator]),
    state.isWindowVisible ? { action: 'hide', label: texts.tray.hide } : { action: 'show', label: texts.tray.show },
    { action: 'today', label: texts.menu.goToday },
    ...(state.isUpdateReady ? [{ action: 'update' as const, label: texts.tray.update }] : []),
    separator,
    { action: 'quit', label: texts.menu.quit },
  ];
  return { tooltip: state.unsent === null ? texts.name : `${texts.name}: ${waiting}`, items };
}

const separator: TrayItem = { action: 'separator', label: '' };
