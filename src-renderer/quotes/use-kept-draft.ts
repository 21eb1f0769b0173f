import { useEffect, useMemo, useRef } from 'react';
import type { QuoteEditor } from './quote-editor.ts';

const pauseMs = 800;

/** Keeps what is typed on this laptop, a moment after the last key and when the page is left: a crash takes nothing. */
export function useKeptDraft(editor: QuoteEditor, keepDraft: (json: string | null) => void, rev: () => number, isKept: boolean) {
  const newest = useRef({ rev, keepDraft });
  useEffect(() => {
    newest.current = { rev, keepDraft };
  });
  const keeper = useMemo(() => {
    let timer = 0;
    let isThere = isKept;
    let last = editor.get().draft;
    const keep = () => {
      window.clearTimeout(timer);
      timer = 0;
      const { draft, isDirty } = editor.get();
      if (!isDirty || draft === last) return;
      last = draft;
      isThere = true;
      newest.current.keepDraft(JSON.stringify({ rev: newest.current.rev(), draft }));
    };
    return {
      keep,
      soon() {
        window.clearTimeout(timer);
        timer = window.setTimeout(keep, pauseMs);
      },
      forget() {
        window.clearTimeout(timer);
        last = editor.get().draft;
        if (isThere) newest.current.keepDraft(null);
        isThere = false;
      },
    };
  }, [editor, isKept]);
  useEffect(() => {
    const stop = editor.subscribe(keeper.soon);
    window.addEventListener('pagehide', keeper.keep);
    return () => {
      stop();
      window.removeEventListener('pagehide', keeper.keep);
      keeper.keep();
    };
  }, [editor, keeper]);
  return keeper;
}
