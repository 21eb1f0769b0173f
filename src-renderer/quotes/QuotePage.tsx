import { Anchor, Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
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
import { ConflictNote } from './ConflictNote.tsx';
import { QuoteActions } from './QuoteActions.tsx';
import { QuoteAnswers } from './QuoteAnswers.tsx';
import { QuoteLines } from './QuoteLines.tsx';
import { QuoteOffers } from './QuoteOffers.tsx';
import { QuoteOrders } from './QuoteOrders.tsx';
import classes from './Quotes.module.css';
import { QuoteSums } from './QuoteSums.tsx';
import { QuoteTeam } from './QuoteTeam.tsx';
import { QuoteStateBadge } from './QuoteStateBadge.tsx';
import { QuoteTerms } from './QuoteTerms.tsx';
import { QuoteVersions } from './QuoteVersions.tsx';
import { useContentEditor } from './use-content-editor.ts';
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

function Quote({ quote }: { quote: FullQuote }) {
  const { t } = useTranslation('quotes');
  const client = useClient();
  const save = useCommand(
    (_client, { content, rev }: { content: QuoteDraft; rev: number }) =>
      client.quotes.saveContent({ id: quote.id, content, rev }),
    { done: ({ totals }) => t('saved', { total: writeMoney(totals.totalDong) }) },
  );
  const { editor, notices, prices, isDirty, isReadOnly, isOther, isRestored, dropDraft, saveNow } = useContentEditor(quote, {
    save: (content, rev) => save.attempt({ content, rev }),
    keepDraft: (json) => void client.quotes.keepDraft({ id: quote.id, json }),
    read: () => client.quotes.get({ id: quote.id }),
  });
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
          {isRestored && isDirty ? (
            <p className={classes.note} role="status">
              {t('restored', { at: quote.draft === null ? '' : writeDayTime(quote.draft.keptAt) })}{' '}
              <Button size="compact-xs" variant="subtle" onClick={dropDraft}>
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
            <ConflictNote key={conflict.id} of="quotes" row={quote} conflict={conflict} />
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
          <QuoteOrders quoteId={quote.id} />
          <QuoteVersions quote={quote} />
        </aside>
      </div>
    </div>
  );
}
