import { Anchor, Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuoteDraft } from '../../src-shared/quotes/quotes.contract.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { PapersCard } from '../files/index.ts';
import { ApprovalPanel } from '../papers/index.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDayTime, writeMoney } from '../ui/formats.ts';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { showFailureToast } from '../ui/toasts.tsx';
import { ConflictNote } from './ConflictNote.tsx';
import { createLineNotices } from './line-notices.ts';
import { createQuoteEditor, type EditorState, useEditorPart } from './quote-editor.ts';
import { QuoteActions } from './QuoteActions.tsx';
import { QuoteAnswers } from './QuoteAnswers.tsx';
import { QuoteLines } from './QuoteLines.tsx';
import { QuoteOffers } from './QuoteOffers.tsx';
import classes from './Quotes.module.css';
import { QuoteSums } from './QuoteSums.tsx';
import { QuoteTeam } from './QuoteTeam.tsx';
import { QuoteStateBadge } from './QuoteStateBadge.tsx';
import { QuoteTerms } from './QuoteTerms.tsx';
import { QuoteVersions } from './QuoteVersions.tsx';
import { useKeptDraft } from './use-kept-draft.ts';
import { useLinePrices } from './use-line-prices.ts';
import { type FullQuote, useQuote } from './use-quotes.ts';
import { VatNote } from './VatNote.tsx';

/** One quote: read, priced, sent, answered. */
export function QuotePage() {
  const { t } = useTranslation('quotes');
  const language = useLanguage();
  const { id } = useParams({ from: '/quotes/$id' });
  const navigate = useNavigate();
  const quote = useQuote(id);
  usePlace({
    title: t('title'),
    ...(quote.data === undefined ? {} : { detail: quote.data.number ?? quote.data.label }),
    onTitle: () => void navigate({ to: '/quotes', search: {} }),
  });
  if (quote.isPending) return <LoadingState lines={8} />;
  if (quote.isError) return <FailedState reason={sentenceOf(quote.error, language)} onRetry={() => void quote.refetch()} />;
  return <Quote key={id} quote={quote.data} />;
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

function Quote({ quote }: { quote: FullQuote }) {
  const { t } = useTranslation('quotes');
  const client = useClient();
  const [start] = useState(() => startOf(quote));
  const editor = useMemo(() => createQuoteEditor(start.draft, start.isRestored), [start]);
  const [notices] = useState(createLineNotices);
  const isDirty = useEditorPart(editor, (state) => state.isDirty);
  /** The version of the row that the person has before his eyes: not the newest one where something came underneath. */
  const seen = useRef({ rev: start.rev, hash: quote.contentHash });
  const isReadOnly = quote.state !== 'draft' || quote.content === null;
  const prices = useLinePrices(editor, quote.customerId);
  const draft = useKeptDraft(editor, quote.id, () => seen.current.rev, start.isRestored);

  // What another laptop made of it is shown at once where nothing is typed, and told where something is.
  const isOther = quote.contentHash !== seen.current.hash;
  useEffect(() => {
    if (quote.content === null || editor.get().isDirty) return;
    if (quote.contentHash !== seen.current.hash) editor.reset(draftOf(quote.content));
    seen.current = { rev: quote.rev, hash: quote.contentHash };
  }, [quote, editor]);

  const save = useCommand(
    (_client, content: QuoteDraft) => client.quotes.saveContent({ id: quote.id, content, rev: seen.current.rev }),
    { done: ({ totals }) => t('saved', { total: writeMoney(totals.totalDong) }) },
  );
  const saveNow = async (): Promise<boolean> => {
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
    const { isDone } = await save.attempt(content);
    if (!isDone) return false;
    draft.forget();
    // Typed meanwhile: it stays typed. The row that was saved is the one that is seen now.
    if (editor.get().draft === content) editor.saved();
    const now = await client.quotes.get({ id: quote.id });
    seen.current = { rev: now.rev, hash: now.contentHash };
    return true;
  };
  useShortcut('save', () => void saveNow(), !isReadOnly);
  const rename = useCommand((_client, title: string) => client.quotes.update({ id: quote.id, change: { title } }), {
    done: (_done, title) => t('renamed', { title }),
  });

  return (
    <div>
      <header className={classes.header}>
        <div className={classes.who}>
          <div className={classes.titleLine}>
            <h1 className={classes.title}>{quote.number ?? quote.label}</h1>
            <QuoteStateBadge quote={quote} />
            <span className={classes.soft}>{t('version', { version: quote.version })}</span>
            {quote.kind === 'project' ? <span className={classes.soft}>{t('kinds.project')}</span> : null}
          </div>
          <div className={classes.under}>
            <InlineEdit
              label={t('field.title')}
              value={quote.title}
              kind={{ type: 'text' }}
              onSave={async (title) => {
                if (title === null) return t('problem.name');
                const outcome = await rename.attempt(title);
                return outcome.isDone ? null : outcome.sentence;
              }}
            />
            <Anchor
              size="sm"
              title={quote.customerName ?? ''}
              renderRoot={(props) => <Link {...props} to="/customers/$id" params={{ id: quote.customerId }} />}
            >
              {quote.customerName ?? t('customerElsewhere')}
            </Anchor>
            {quote.number === null ? null : <span className={classes.soft}>{quote.label}</span>}
          </div>
        </div>
        <QuoteActions quote={quote} isDirty={isDirty} isSaving={save.isRunning} onSave={saveNow} />
      </header>
      <div className={classes.page}>
        <div className={classes.main}>
          {quote.content === null ? <p className={classes.note}>{t('erased')}</p> : null}
          {start.isRestored && isDirty ? (
            <p className={classes.note} role="status">
              {t('restored', { at: quote.draft === null ? '' : writeDayTime(quote.draft.keptAt) })}{' '}
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  draft.forget();
                  if (quote.content !== null) editor.reset(draftOf(quote.content));
                  seen.current = { rev: quote.rev, hash: quote.contentHash };
                }}
              >
                {t('dropDraft')}
              </Button>
            </p>
          ) : null}
          {isOther && isDirty ? (
            <p className={classes.note} role="alert">
              {t('changedBeneath')}
            </p>
          ) : null}
          {quote.conflicts.map((conflict) => (
            <ConflictNote key={conflict.id} quote={quote} conflict={conflict} />
          ))}
          <VatNote editor={editor} />
          <QuoteLines editor={editor} prices={prices} notices={notices} isReadOnly={isReadOnly} />
          <QuoteTerms editor={editor} isReadOnly={isReadOnly} />
          <PapersCard
            owner={{ customerId: quote.customerId, onEntity: 'quotes', onId: quote.id }}
            isReadOnly={quote.state === 'cancelled'}
            isSmall
          />
        </div>
        <aside className={classes.side}>
          <QuoteSums editor={editor} quote={quote} prices={prices} isReadOnly={isReadOnly} />
          <QuoteOffers editor={editor} quote={quote} prices={prices} notices={notices} isReadOnly={isReadOnly} />
          <ApprovalPanel quoteId={quote.id} state={quote.state} beforeAsking={saveNow} />
          <QuoteTeam quote={quote} />
          <QuoteAnswers quote={quote} />
          <QuoteVersions quote={quote} />
        </aside>
      </div>
    </div>
  );
}

/** The numbers of the lines in which something is no value. */
function placesOf({ problems, draft }: EditorState): string {
  const wrong = new Set([...problems.keys()].map((key) => key.slice(0, key.indexOf('/'))));
  return draft.lines.flatMap(({ id }, index) => (wrong.has(id) ? [index + 1] : [])).join(', ');
}

function draftOf({ totals: _totals, ...draft }: NonNullable<FullQuote['content']>): QuoteDraft {
  return draft;
}

/** What was typed on this laptop and not saved stands before what is stored. */
function startOf(quote: FullQuote): { draft: QuoteDraft; rev: number; isRestored: boolean } {
  const stored = quote.content === null ? emptyDraft : draftOf(quote.content);
  if (quote.draft !== null && quote.state === 'draft') {
    try {
      const kept = JSON.parse(quote.draft.json) as { rev?: unknown; draft?: QuoteDraft }; // written by `useKeptDraft`
      if (kept.draft?.format === 1 && Array.isArray(kept.draft.lines))
        return { draft: kept.draft, rev: typeof kept.rev === 'number' ? kept.rev : quote.rev, isRestored: true };
    } catch {
      // Another program's draft: what is stored is shown.
    }
  }
  return { draft: stored, rev: quote.rev, isRestored: false };
}
