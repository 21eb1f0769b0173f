import { Anchor, Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QuoteDraft } from '../../src-shared/quotes/quotes.contract.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { PapersCard } from '../files/index.ts';
import { ConflictNote, QuoteLines, QuoteOffers, QuoteSums, QuoteTerms, useContentEditor } from '../quotes/index.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDayTime, writeMoney } from '../ui/formats.ts';
import { InlineEdit } from '../ui/InlineEdit.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { OrderActions } from './OrderActions.tsx';
import { OrderDeliveries } from './OrderDeliveries.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import classes from './Orders.module.css';
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
  const { t } = useTranslation('orders');
  const client = useClient();
  const save = useCommand(
    (_client, { content, rev }: { content: QuoteDraft; rev: number }) =>
      client.orders.saveContent({ id: order.id, content, rev }),
    { done: ({ totals }) => t('saved', { total: writeMoney(totals.totalDong) }) },
  );
  const { editor, notices, prices, isDirty, isReadOnly, isOther, isRestored, dropDraft, saveNow } = useContentEditor(order, {
    save: (content, rev) => save.attempt({ content, rev }),
    keepDraft: (json) => void client.orders.keepDraft({ id: order.id, json }),
    read: () => client.orders.get({ id: order.id }),
  });
  const stock = useLineStock(editor);
  useShortcut('save', () => void saveNow(), !isReadOnly);
  const rename = useCommand((_client, title: string) => client.orders.update({ id: order.id, change: { title } }), {
    done: (_done, title) => t('renamed', { title }),
  });

  return (
    <div>
      <header className={classes.header}>
        <div className={classes.who}>
          <div className={classes.titleLine}>
            <h1 className={classes.title}>{order.number ?? order.label}</h1>
            <OrderStateBadge order={order} />
          </div>
          <div className={classes.under}>
            <InlineEdit
              label={t('field.title')}
              value={order.title}
              kind={{ type: 'text' }}
              onSave={async (title) => {
                if (title === null) return t('problem.name');
                const outcome = await rename.attempt(title);
                return outcome.isDone ? null : outcome.sentence;
              }}
            />
            <Anchor
              size="sm"
              title={order.customerName ?? ''}
              renderRoot={(props) => <Link {...props} to="/customers/$id" params={{ id: order.customerId }} />}
            >
              {order.customerName ?? t('customerElsewhere')}
            </Anchor>
            {order.number === null ? null : <span className={classes.soft}>{order.label}</span>}
          </div>
        </div>
        <OrderActions order={order} isDirty={isDirty} isSaving={save.isRunning} onSave={saveNow} />
      </header>
      <div className={classes.page}>
        <div className={classes.main}>
          {order.content === null ? <p className={classes.note}>{t('erased')}</p> : null}
          {isRestored && isDirty ? (
            <p className={classes.note} role="status">
              {t('restoredDraft', { at: order.draft === null ? '' : writeDayTime(order.draft.keptAt) })}{' '}
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
          {order.conflicts.map((conflict) => (
            <ConflictNote key={conflict.id} of="orders" row={order} conflict={conflict} />
          ))}
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
        </div>
        <aside className={classes.side}>
          <QuoteSums editor={editor} quote={order} prices={prices} isReadOnly={isReadOnly} isOrder />
          <OrderFacts order={order} />
          {order.quoteId === null ? (
            <QuoteOffers editor={editor} quote={order} prices={prices} notices={notices} isReadOnly={isReadOnly} />
          ) : null}
        </aside>
      </div>
    </div>
  );
}
