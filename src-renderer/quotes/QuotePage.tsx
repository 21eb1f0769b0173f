import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { OwnFieldsCard } from '../custom-fields/index.ts';
import { PapersCard } from '../files/index.ts';
import { ApprovalPanel } from '../papers/index.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { QuoteActions } from './QuoteActions.tsx';
import { QuoteAnswers } from './QuoteAnswers.tsx';
import { QuoteLines } from './QuoteLines.tsx';
import { QuoteOffers } from './QuoteOffers.tsx';
import { QuoteOrders } from './QuoteOrders.tsx';
import classes from '../ui/SaleSheet.module.css';
import { SaleSheet } from './SaleSheet.tsx';
import { QuoteSums } from './QuoteSums.tsx';
import { QuoteTeam } from './QuoteTeam.tsx';
import { QuoteStateBadge } from './QuoteStateBadge.tsx';
import { QuoteTerms } from './QuoteTerms.tsx';
import { QuoteVersions } from './QuoteVersions.tsx';
import { type FullQuote, useQuote } from './use-quotes.ts';
import { useSaleEditing } from './use-sale-editing.ts';
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
  const editing = useSaleEditing('quotes', quote);
  const { editor, notices, prices, isReadOnly, saveNow } = editing;

  return (
    <SaleSheet
      of="quotes"
      row={quote}
      editing={editing}
      state={
        <>
          <QuoteStateBadge quote={quote} />
          <span className={classes.soft}>{t('version', { version: quote.version })}</span>
          {quote.kind === 'project' ? <span className={classes.soft}>{t('kinds.project')}</span> : null}
        </>
      }
      actions={<QuoteActions quote={quote} isDirty={editing.isDirty} isSaving={editing.isSaving} onSave={saveNow} />}
      aside={
        <>
          <QuoteSums editor={editor} quote={quote} prices={prices} isReadOnly={isReadOnly} />
          <QuoteOffers editor={editor} quote={quote} prices={prices} notices={notices} isReadOnly={isReadOnly} />
          <ApprovalPanel quoteId={quote.id} state={quote.state} beforeAsking={saveNow} />
          <OwnFieldsCard
            customerId={quote.customerId}
            entity="quotes"
            rowId={quote.id}
            isReadOnly={quote.state === 'cancelled'}
          />
          <QuoteTeam quote={quote} />
          <QuoteAnswers quote={quote} />
          <QuoteOrders quoteId={quote.id} />
          <QuoteVersions quote={quote} />
        </>
      }
    >
      <VatNote editor={editor} />
      <QuoteLines editor={editor} prices={prices} notices={notices} isReadOnly={isReadOnly} />
      <QuoteTerms editor={editor} isReadOnly={isReadOnly} />
      <PapersCard
        owner={{ customerId: quote.customerId, onEntity: 'quotes', onId: quote.id }}
        isReadOnly={quote.state === 'cancelled'}
        isSmall
      />
    </SaleSheet>
  );
}
