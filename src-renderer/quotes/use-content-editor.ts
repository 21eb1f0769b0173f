import { useEffect, useMemo, useRef, useState } from 'react';
import type { QuoteContent } from '../../src-shared/quotes/quote-content.ts';
import type { QuoteDraft } from '../../src-shared/quotes/quotes.contract.ts';
import { useTranslation } from '../locales/words.tsx';
import { showFailureToast } from '../ui/toasts.tsx';
import { createLineNotices } from './line-notices.ts';
import { createQuoteEditor, type EditorState, useEditorPart } from './quote-editor.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { useLinePrices } from './use-line-prices.ts';

/** What a quote and an order have alike: a content that is typed into, kept, saved whole. */
export interface ContentRow {
  readonly id: string;
  readonly customerId: string;
  readonly state: string;
  readonly rev: number;
  readonly content: QuoteContent | null;
  readonly contentHash: string;
  readonly draft: { readonly json: string; readonly keptAt: string } | null;
}

export interface ContentCalls {
  readonly save: (content: QuoteDraft, rev: number) => Promise<{ readonly isDone: boolean }>;
  readonly keepDraft: (json: string | null) => void;
  readonly read: () => Promise<{ readonly rev: number; readonly contentHash: string }>;
}

const emptyDraft: QuoteDraft = {
  format: 1,
  issuedOn: '2000-01-01',
  validUntil: '2000-01-01',
  contactId: null,
  toName: '∅',
  toAddress: null,
  toTaxCode: null,
  toContact: null,
  intro: null,
  lines: [],
  discountBasisPoints: 0,
  delivery: null,
  payment: null,
  paymentDiscountIds: [],
  promotionIds: [],
  terms: null,
};

/** The content of a quote or an order on its page: typed, kept on this laptop, saved, and told apart from what came underneath. */
export function useContentEditor(row: ContentRow, calls: ContentCalls) {
  const { t } = useTranslation('quotes');
  const [start] = useState(() => startOf(row));
  const editor = useMemo(() => createQuoteEditor(start.draft, start.isRestored), [start]);
  const [notices] = useState(createLineNotices);
  const isDirty = useEditorPart(editor, (state) => state.isDirty);
  /** The version of the row that the person has before his eyes: not the newest one where something came underneath. */
  const seen = useRef({ rev: start.rev, hash: row.contentHash });
  const isReadOnly = row.state !== 'draft' || row.content === null;
  const prices = useLinePrices(editor, row.customerId);
  const draft = useKeptDraft(editor, calls.keepDraft, () => seen.current.rev, start.isRestored);

  // What another laptop made of it is shown at once where nothing is typed, and told where something is.
  const isOther = row.contentHash !== seen.current.hash;
  useEffect(() => {
    if (row.content === null || editor.get().isDirty) return;
    if (row.contentHash !== seen.current.hash) editor.reset(draftOf(row.content));
    seen.current = { rev: row.rev, hash: row.contentHash };
  }, [row, editor]);

  return {
    editor,
    notices,
    prices,
    isDirty,
    isReadOnly,
    isOther,
    isRestored: start.isRestored,
    dropDraft() {
      draft.forget();
      if (row.content !== null) editor.reset(draftOf(row.content));
      seen.current = { rev: row.rev, hash: row.contentHash };
    },
    /** True where everything typed is saved. */
    async saveNow(): Promise<boolean> {
      const { problems, draft: content, computed } = editor.get();
      const wrong =
        problems.size > 0
          ? t('wrongCells', { count: problems.size, lines: placesOf(editor.get()) })
          : computed === null
            ? t('tooBig')
            : null;
      if (wrong !== null) {
        showFailureToast({ title: t('notSaved'), reason: wrong });
        document.querySelector<HTMLElement>('[data-cell][aria-invalid]')?.focus();
        return false;
      }
      if (!editor.get().isDirty) return true;
      const { isDone } = await calls.save(content, seen.current.rev);
      if (!isDone) return false;
      draft.forget();
      // Typed meanwhile: it stays typed. The row that was saved is the one that is seen now.
      if (editor.get().draft === content) editor.saved();
      const now = await calls.read();
      seen.current = { rev: now.rev, hash: now.contentHash };
      return true;
    },
  };
}

/** The numbers of the lines in which something is no value. */
function placesOf({ problems, draft }: EditorState): string {
  const wrong = new Set([...problems.keys()].map((key) => key.slice(0, key.indexOf('/'))));
  return draft.lines.flatMap(({ id }, index) => (wrong.has(id) ? [index + 1] : [])).join(', ');
}

function draftOf({ totals: _totals, ...draft }: QuoteContent): QuoteDraft {
  return draft;
}

/** What was typed on this laptop and not saved stands before what is stored. */
function startOf(row: ContentRow): { draft: QuoteDraft; rev: number; isRestored: boolean } {
  const stored = row.content === null ? emptyDraft : draftOf(row.content);
  if (row.draft !== null && row.state === 'draft') {
    try {
      const kept = JSON.parse(row.draft.json) as { rev?: unknown; draft?: QuoteDraft }; // written by `useKeptDraft`
      if (kept.draft?.format === 1 && Array.isArray(kept.draft.lines))
        return { draft: kept.draft, rev: typeof kept.rev === 'number' ? kept.rev : row.rev, isRestored: true };
    } catch {
      // Another program's draft: what is stored is shown.
    }
  }
  return { draft: stored, rev: row.rev, isRestored: false };
}
