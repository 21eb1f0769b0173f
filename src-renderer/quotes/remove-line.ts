import { showUndoToast } from '../ui/toasts.tsx';
import type { QuoteEditor } from './quote-editor.ts';

/** Takes a line out, and offers it back: until the quote is saved nothing else remembers it. */
export function removeLine(editor: QuoteEditor, id: string, words: { readonly removed: string; readonly back: string }): void {
  const at = editor.get().draft.lines.findIndex((line) => line.id === id);
  const line = editor.get().draft.lines[at];
  if (line === undefined) return;
  editor.remove(id);
  showUndoToast({ message: words.removed, action: words.back, onAction: () => editor.putBack(line, at) });
}
