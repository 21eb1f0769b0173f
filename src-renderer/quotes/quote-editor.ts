import { useSyncExternalStore } from 'react';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { lineWithoutPrice } from '../../src-shared/quotes/quote-text.ts';
import { type ComputedTotals, quoteTotalsOf } from '../../src-shared/quotes/quote-totals.ts';
import type { QuoteDraft } from '../../src-shared/quotes/quotes.contract.ts';

export interface EditorState {
  readonly draft: QuoteDraft;
  /** All but the lines; the same object until something of it changes. */
  readonly head: Omit<QuoteDraft, 'lines'>;
  /** Null where the sums are more than a quote takes. */
  readonly computed: ComputedTotals | null;
  readonly isDirty: boolean;
  /** Texts that are no values, by their cell, `line/field`: a row that is scrolled away and back shows them again. */
  readonly problems: ReadonlyMap<string, string>;
}

export type QuoteEditor = ReturnType<typeof createQuoteEditor>;

/**
 * What a person works on, outside of React: a key in one of 2 000 lines paints its own row and the sums, and nothing else. Lines are never
 * changed in place, so a row knows by its line whether it has to be painted.
 */
export function createQuoteEditor(start: QuoteDraft, isDirty: boolean) {
  let head: Omit<QuoteDraft, 'lines'> = start;
  const stateOf = (draft: QuoteDraft, dirty: boolean, problems: ReadonlyMap<string, string>): EditorState => ({
    draft,
    head,
    computed: quoteTotalsOf(draft),
    isDirty: dirty,
    problems,
  });
  let state: EditorState = stateOf(start, isDirty, new Map());
  const listeners = new Set<() => void>();
  const set = (next: EditorState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const change = (draft: QuoteDraft) => set(stateOf(draft, true, state.problems));
  const withLines = (lines: QuoteLine[]) => change({ ...state.draft, lines });
  const placeOf = (id: string) => state.draft.lines.findIndex((line) => line.id === id);

  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Another content stands now: it was saved, or came from another laptop. */
    reset(draft: QuoteDraft) {
      head = draft;
      set(stateOf(draft, false, new Map()));
    },
    saved: () => set({ ...state, isDirty: false }),
    setHead(part: Partial<Omit<QuoteDraft, 'lines'>>) {
      const draft = { ...state.draft, ...part };
      head = draft;
      change(draft);
    },
    setLine(id: string, part: Partial<QuoteLine>) {
      const at = placeOf(id);
      const line = state.draft.lines[at];
      if (line !== undefined) withLines(state.draft.lines.with(at, { ...line, ...part }));
    },
    /** Many at once, such as new prices. */
    setLines(parts: ReadonlyMap<string, Partial<QuoteLine>>) {
      withLines(state.draft.lines.map((line) => ({ ...line, ...parts.get(line.id) })));
    },
    /** Behind this line, or at the end. Gives the ids. */
    insert(lines: readonly Omit<QuoteLine, 'id'>[], afterId: string | null = null): string[] {
      const taken = new Set(state.draft.lines.map(({ id }) => id));
      const made = lines.map((line) => ({ ...line, id: newLineId(taken) }));
      const at = afterId === null ? state.draft.lines.length : placeOf(afterId) + 1;
      withLines(state.draft.lines.toSpliced(at, 0, ...made));
      return made.map(({ id }) => id);
    },
    /** Anything at once, for what changes lines and head together. What is no value in a line that goes is forgotten. */
    edit(work: (draft: QuoteDraft, newId: () => string) => QuoteDraft) {
      const taken = new Set(state.draft.lines.map(({ id }) => id));
      const draft = work(state.draft, () => newLineId(taken));
      const there = new Set(draft.lines.map(({ id }) => id));
      head = draft;
      set(stateOf(draft, true, new Map([...state.problems].filter(([key]) => isKept(key, there)))));
    },
    remove(id: string) {
      const problems = new Map([...state.problems].filter(([key]) => !key.startsWith(`${id}/`)));
      const lines = state.draft.lines.filter((line) => line.id !== id);
      set(stateOf({ ...state.draft, lines }, true, problems));
    },
    putBack(line: QuoteLine, at: number) {
      if (placeOf(line.id) < 0) withLines(state.draft.lines.toSpliced(at, 0, line));
    },
    move(id: string, by: -1 | 1) {
      const at = placeOf(id);
      const line = state.draft.lines[at];
      const to = at + by;
      if (line === undefined || to < 0 || to >= state.draft.lines.length) return;
      withLines(state.draft.lines.toSpliced(at, 1).toSpliced(to, 0, line));
    },
    /** Null: the cell has a value. */
    setProblem(key: string, text: string | null) {
      if ((state.problems.get(key) ?? null) === text) return;
      const problems = new Map(state.problems);
      if (text === null) problems.delete(key);
      else problems.set(key, text);
      set({ ...state, problems });
    },
  };
}

/** A part of it, by value or the same object: a key in a line paints nobody who looks at something else. */
export function useEditorPart<T>(editor: QuoteEditor, part: (state: EditorState) => T): T {
  return useSyncExternalStore(editor.subscribe, () => part(editor.get()));
}

export function useEditor(editor: QuoteEditor): EditorState {
  return useSyncExternalStore(editor.subscribe, editor.get);
}

export const emptyLine: Omit<QuoteLine, 'id'> = { ...lineWithoutPrice, kind: 'goods', name: '', vatRate: '8' };

/** Of a cell of a line that is there, or of no line at all. */
function isKept(key: string, there: ReadonlySet<string>): boolean {
  const id = key.slice(0, key.indexOf('/'));
  return id === 'whole' || there.has(id);
}

function newLineId(taken: Set<string>): string {
  for (;;) {
    const id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join('');
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
