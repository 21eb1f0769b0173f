import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { isComposing } from './composing.ts';
import type { Shortcut, ShortcutId } from './shortcut-table.ts';
import { shortcutTable } from './shortcut-table.ts';

type Handler = () => void;
interface Registry {
  add(id: ShortcutId, handler: Handler, isFallback: boolean): () => void;
}

const RegistryContext = createContext<Registry | null>(null);

/** Listens once for the whole window; what a key does is decided by the screen that registered for it last. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const handlers = useRef(new Map<ShortcutId, Handler[]>());
  const registry = useMemo<Registry>(
    () => ({
      add(id, handler, isFallback) {
        const others = handlers.current.get(id) ?? [];
        handlers.current.set(id, isFallback ? [handler, ...others] : [...others, handler]);
        return () =>
          handlers.current.set(
            id,
            (handlers.current.get(id) ?? []).filter((other) => other !== handler),
          );
      },
    }),
    [],
  );
  useEffect(() => {
    function onPressed(event: Event) {
      if (event instanceof CustomEvent) handlers.current.get(event.detail)?.at(-1)?.();
    }
    window.addEventListener(pressedEvent, onPressed);
    return () => window.removeEventListener(pressedEvent, onPressed);
  }, []);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const shortcut = findShortcut(event);
      if (shortcut === null || event.defaultPrevented) return;
      const handler = handlers.current.get(shortcut.id)?.at(-1);
      if (handler === undefined) return;
      event.preventDefault();
      handler();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** While the calling part is on the screen, the shortcut does this. A fallback gives way to any screen that has its own meaning. */
export function useShortcut(id: ShortcutId, handler: Handler, isOn = true, isFallback = false) {
  const registry = useContext(RegistryContext);
  const newest = useRef(handler);
  useEffect(() => {
    newest.current = handler;
  });
  useEffect(() => (isOn ? registry?.add(id, () => newest.current(), isFallback) : undefined), [registry, id, isOn, isFallback]);
}

const pressedEvent = 'fieldbook:shortcut';

/** Does what the key would do now, for a menu of the desktop shell. */
export function pressShortcut(id: ShortcutId) {
  window.dispatchEvent(new CustomEvent(pressedEvent, { detail: id }));
}

/** How the keys are written on a button or in the help: `Ctrl+K`. */
export function writtenKeys(id: ShortcutId): string {
  const keys = shortcutTable.find((shortcut) => shortcut.id === id)?.keys ?? '';
  return keys
    .split('+')
    .map((part) => (part === 'mod' ? 'Ctrl' : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('+');
}

/** The shortcut that a key event means, or null: also while composing, and for plain keys in text fields. */
export function findShortcut(event: KeyboardEvent): (Shortcut & { id: ShortcutId }) | null {
  if (isComposing(event)) return null;
  const keys = keysOf(event);
  const found: (Shortcut & { id: ShortcutId }) | undefined = shortcutTable.find((shortcut) => shortcut.keys === keys);
  if (found === undefined) return null;
  const isPlain = !found.keys.startsWith('mod+') && !/^f\d+$/.test(found.keys);
  if (isTextField(event.target) && (isPlain || found.leavesFieldsAlone === true)) return null;
  return found;
}

export function keysOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key.toLowerCase();
  // Shift is part of how `?` is typed, not a second key held down.
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  return [event.ctrlKey || event.metaKey ? 'mod' : '', event.altKey ? 'alt' : '', event.shiftKey && !isSign ? 'shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

function isTextField(target: EventTarget | null): boolean {
  if (typeof HTMLElement === 'undefined' || !(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}
