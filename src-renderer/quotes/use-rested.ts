import { useEffect, useState } from 'react';
import type { EditorState, QuoteEditor } from './quote-editor.ts';

const pauseMs = 400;

/** The quote as it was when the typing last rested: what asks the core follows this, not the keys. */
export function useRested(editor: QuoteEditor): { rested: EditorState; restNow: () => void } {
  const [rested, setRested] = useState(editor.get);
  useEffect(() => {
    let timer = 0;
    const stop = editor.subscribe(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setRested(editor.get()), pauseMs);
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [editor]);
  return { rested, restNow: () => setRested(editor.get()) };
}
