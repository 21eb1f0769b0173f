import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { OwnFieldsCard } from '../custom-fields/index.ts';
import { PapersCard } from '../files/index.ts';
import { QuoteLines, QuoteOffers, QuoteSums, QuoteTerms, SaleSheet, useSaleEditing } from '../quotes/index.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { OrderActions } from './OrderActions.tsx';
import { OrderDeliveries } from './OrderDeliveries.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import { OrderStateBadge } from './OrderStateBadge.tsx';
import { useLineStock } from './use-line-stock.ts';
import { type FullOrder, useOrder } from './use-orders.ts';

/** One order: written, confirmed, delivered. */
export function OrderPage() {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const { id } = useParams({ from: '/orders/$id' });
  const navigate = useNavigate();
  const order = useOrder(id);
  usePlace({
    title: t('title'),
    ...(order.data === undefined ? {} : { detail: order.data.number ?? order.data.label }),
    onTitle: () => void navigate({ to: '/orders', search: {} }),
  });
  if (order.isPending) return <LoadingState lines={8} />;
  if (order.isError) return <FailedState reason={sentenceOf(order.error, language)} onRetry={() => void order.refetch()} />;
  return <Order key={id} order={order.data} />;
}

function Order({ order }: { order: FullOrder }) {
  const editing = useSaleEditing('orders', order);
  const { editor, notices, prices, isReadOnly, saveNow } = editing;
  const stock = useLineStock(editor);

  return (
    <SaleSheet
      of="orders"
      row={order}
      editing={editing}
      state={<OrderStateBadge order={order} />}
      actions={<OrderActions order={order} isDirty={editing.isDirty} isSaving={editing.isSaving} onSave={saveNow} />}
      aside={
        <>
          <QuoteSums editor={editor} quote={order} prices={prices} isReadOnly={isReadOnly} isOrder />
          <OrderFacts order={order} />
          {/* A customer's own number for it is often told after it was confirmed. */}
          <OwnFieldsCard
            customerId={order.customerId}
            entity="orders"
            rowId={order.id}
            isReadOnly={order.state === 'cancelled'}
          />
          {order.quoteId === null ? (
            <QuoteOffers editor={editor} quote={order} prices={prices} notices={notices} isReadOnly={isReadOnly} />
          ) : null}
        </>
      }
    >
      {/* Of a confirmed order the goods are held already: what is free then is no word about it. */}
      <QuoteLines
        editor={editor}
        prices={prices}
        notices={notices}
        isReadOnly={isReadOnly}
        {...(isReadOnly ? {} : { facts: stock })}
      />
      <OrderDeliveries order={order} />
      <QuoteTerms editor={editor} isReadOnly={isReadOnly} isOrder />
      <PapersCard
        owner={{ customerId: order.customerId, onEntity: 'orders', onId: order.id }}
        isReadOnly={order.state === 'cancelled'}
        isSmall
      />
    </SaleSheet>
  );
}
