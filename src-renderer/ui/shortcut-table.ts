/** Every shortcut of the program. One key means one thing; the test beside it refuses a second meaning. */
export const shortcutTable = [
  { id: 'search', keys: 'mod+k', label: 'ui:shortcuts.search', group: 'everywhere' },
  { id: 'new', keys: 'mod+n', label: 'ui:shortcuts.new', group: 'everywhere' },
  { id: 'undo', keys: 'mod+z', label: 'ui:shortcuts.undo', group: 'everywhere', leavesFieldsAlone: true },
  { id: 'redo', keys: 'mod+shift+z', label: 'ui:shortcuts.redo', group: 'everywhere', leavesFieldsAlone: true },
  { id: 'rail', keys: 'mod+b', label: 'ui:shortcuts.rail', group: 'everywhere', leavesFieldsAlone: true },
  { id: 'help', keys: '?', label: 'ui:shortcuts.help', group: 'everywhere' },
  { id: 'save', keys: 'mod+enter', label: 'ui:shortcuts.save', group: 'everywhere' },
  { id: 'sync', keys: 'mod+shift+s', label: 'ui:shortcuts.sync', group: 'everywhere' },
  { id: 'filter', keys: '/', label: 'ui:shortcuts.filter', group: 'list' },
  { id: 'edit', keys: 'f2', label: 'ui:shortcuts.edit', group: 'record' },
  { id: 'record', keys: 'mod+e', label: 'ui:shortcuts.record', group: 'record' },
] as const satisfies readonly Shortcut[];

/** Keys that lists and dialogs answer by themselves while they have the focus; shown in the help beside the table. */
export const focusKeys = [
  { keys: '↑ ↓', label: 'ui:shortcuts.move' },
  { keys: 'Enter', label: 'ui:shortcuts.open' },
  { keys: 'Space', label: 'ui:shortcuts.select' },
  { keys: 'Ctrl+A', label: 'ui:shortcuts.selectAll' },
  { keys: 'Esc', label: 'ui:shortcuts.close' },
] as const;

export interface Shortcut {
  readonly id: string;
  /** Lower case, `mod` is Ctrl (⌘ on a Mac), parts joined by `+`, in the order mod, alt, shift, key. */
  readonly keys: string;
  readonly label: string;
  readonly group: 'everywhere' | 'list' | 'record';
  /** The text field keeps its own meaning of the key, such as taking back typing. */
  readonly leavesFieldsAlone?: boolean;
}

export type ShortcutId = (typeof shortcutTable)[number]['id'];
