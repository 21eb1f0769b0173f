import { createContext, useContext, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../ui/shortcuts.tsx';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';
import { useClient } from './client.tsx';
import { sentenceOf } from './errors.ts';
import { useLanguage } from './use-language.ts';

export interface Undo {
  /** Says what was done and offers to take it back: with the toast's button for ten seconds, with Ctrl+Z afterwards too. */
  offer(message: string, groupId: string): void;
  /** A command under way that will offer: Ctrl+Z means it, and not the change before it. */
  follow<T>(command: Promise<T>): Promise<T>;
  /** Takes back the last offered change that has not been taken back yet. */
  undoLast(): void;
}

const UndoContext = createContext<Undo | null>(null);
const longestMemory = 50;
/** So long Ctrl+Z waits for a command that is under way; then it says so and takes nothing back. */
const waitedForMs = 2000;

/** The one undo of the program: every command's group ends up here. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const language = useLanguage();
  const { t } = useTranslation('ui');
  const done = useRef<string[]>([]);
  const undone = useRef<string[]>([]);
  const underWay = useRef(new Set<Promise<unknown>>());

  const actions = useMemo(() => {
    async function apply(groupId: string, isRedo: boolean) {
      forget(done.current, groupId);
      forget(undone.current, groupId);
      try {
        const answer = await client.undo.apply({ groupId });
        // What took a change back can itself be taken back: that is "redo".
        (isRedo ? done : undone).current.push(answer.groupId);
        const message = isRedo ? t('redone') : answer.kept > 0 ? t('undoneKept', { count: answer.kept }) : t('undone');
        showUndoToast({ message, action: isRedo ? t('undo') : t('redo'), onAction: () => void apply(answer.groupId, !isRedo) });
      } catch (error) {
        (isRedo ? undone : done).current.push(groupId);
        showFailureToast({ title: isRedo ? t('redo') : t('undo'), reason: sentenceOf(error, language) });
      }
    }
    return {
      offer(message: string, groupId: string) {
        done.current = [...done.current, groupId].slice(-longestMemory);
        undone.current = [];
        showUndoToast({ message, action: t('undo'), onAction: () => void apply(groupId, false) });
      },
      follow<T>(command: Promise<T>): Promise<T> {
        underWay.current.add(command);
        const end = () => void underWay.current.delete(command);
        command.then(end, end);
        return command;
      },
      async undoLast() {
        // The screen may show a change before its command has said how to take it back.
        if (underWay.current.size > 0) {
          const isLate = new Promise<true>((go) => setTimeout(() => go(true), waitedForMs));
          const isDone = Promise.allSettled(underWay.current).then(() => false as const);
          // Whoever presses it means what is still being saved, never the change before it.
          if (await Promise.race([isDone, isLate])) return showUndoToast({ message: t('stillSaving') });
        }
        const last = done.current.at(-1);
        if (last === undefined) showUndoToast({ message: t('nothingToUndo') });
        else void apply(last, false);
      },
      redoLast() {
        const last = undone.current.at(-1);
        if (last !== undefined) void apply(last, true);
      },
    };
  }, [client, language, t]);

  useShortcut('undo', () => void actions.undoLast());
  useShortcut('redo', actions.redoLast);
  return <UndoContext value={actions}>{children}</UndoContext>;
}

export function useUndo(): Undo {
  const undo = useContext(UndoContext);
  if (undo === null) throw new Error('UndoProvider is missing');
  return undo;
}

function forget(groups: string[], groupId: string) {
  const at = groups.lastIndexOf(groupId);
  if (at >= 0) groups.splice(at, 1);
}
