import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { Client } from '../../src-shared/contract.ts';
import { AppError, type ErrorCode } from '../../src-shared/rpc/errors.ts';
import { showFailureToast } from '../ui/toasts.tsx';
import { useClient } from './client.tsx';
import { refusedFields, sentenceOf } from './errors.ts';
import { useLanguage } from './use-language.ts';
import { useUndo } from './use-undo.tsx';

/** What became of a command: its value, or the sentence that says why it was refused. */
export type Attempt<O> =
  | { readonly isDone: true; readonly value: O }
  | {
      readonly isDone: false;
      readonly code: ErrorCode;
      readonly sentence: string;
      readonly fields: Readonly<Record<string, string>>;
    };

export interface Command<I, O> {
  attempt(input: I): Promise<Attempt<O>>;
  /** Answers the command's value, or null where it was refused; the reason is then in `failure`. */
  run(input: I): Promise<O | null>;
  readonly isRunning: boolean;
  /** Why the last run was refused, as a sentence; null after a success. */
  readonly failure: string | null;
  /** Sentences for the fields that were refused, by field. */
  readonly fields: Readonly<Record<string, string>>;
  reset(): void;
}

/**
 * Runs a command of the core: offers undo when it answers a group, and says so when it is refused. `isQuiet` leaves the telling of
 * a refusal to the form that shows `failure`.
 */
export function useCommand<I, O>(
  command: (client: Client, input: I) => Promise<O>,
  { done, isQuiet = false }: { done?: (output: O, input: I) => string; isQuiet?: boolean } = {},
): Command<I, O> {
  const client = useClient();
  const undo = useUndo();
  const language = useLanguage();
  const { t } = useTranslation('ui');
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const newest = useRef({ command, done });
  useEffect(() => {
    newest.current = { command, done };
  });

  const perform = useCallback(
    async (input: I): Promise<Attempt<O>> => {
      setIsRunning(true);
      setError(null);
      try {
        const value = await newest.current.command(client, input);
        const groupId = groupOf(value);
        if (newest.current.done !== undefined && groupId !== null) undo.offer(newest.current.done(value, input), groupId);
        return { isDone: true, value };
      } catch (refusal) {
        const sentence = sentenceOf(refusal, language);
        setError(refusal);
        if (!isQuiet) showFailureToast({ title: t('failed.notSaved'), reason: sentence });
        return {
          isDone: false,
          code: refusal instanceof AppError ? refusal.code : 'unexpected',
          sentence,
          fields: refusedFields(refusal, language),
        };
      } finally {
        setIsRunning(false);
      }
    },
    [client, undo, language, isQuiet, t],
  );
  const offersUndo = done !== undefined;
  const attempt = useCallback(
    (input: I) => (offersUndo ? undo.follow(perform(input)) : perform(input)),
    [undo, perform, offersUndo],
  );
  const run = useCallback(
    async (input: I) => {
      const outcome = await attempt(input);
      return outcome.isDone ? outcome.value : null;
    },
    [attempt],
  );
  return {
    attempt,
    run,
    isRunning,
    failure: error === null ? null : sentenceOf(error, language),
    fields: refusedFields(error, language),
    reset: () => setError(null),
  };
}

function groupOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null || !('groupId' in output)) return null;
  return typeof output.groupId === 'string' ? output.groupId : null;
}
