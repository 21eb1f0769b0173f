import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { PapersMenu, useApprovals } from '../papers/index.ts';
import { newContractDrawer } from '../contracts/index.ts';
import { answerDrawer } from './answer-drawer.ts';
import { orderFromQuote } from './order-drawer.ts';
import classes from '../ui/SaleSheet.module.css';
import { SaveDraft } from './SaleSheet.tsx';
import type { FullQuote } from './use-quotes.ts';

/** What can be done with a quote in its state; more papers and steps find their place here. */
export function QuoteActions({
  quote,
  isDirty,
  isSaving,
  onSave,
}: {
  quote: FullQuote;
  isDirty: boolean;
  isSaving: boolean;
  /** True where everything typed is saved. */
  onSave: () => Promise<boolean>;
}) {
  const { t } = useTranslation('quotes');
  const navigate = useNavigate();
  const { id, state } = quote;
  const name = quote.number ?? quote.label;
  const send = useCommand(
    (client, contentHash: string | null) => client.quotes.send({ id, ...(contentHash === null ? {} : { contentHash }) }),
    {
      done: ({ version }) => t('sent', { name, version }),
    },
  );
  const reopen = useCommand((client, _none: null) => client.quotes.reopen({ id }), {
    done: ({ version }) => t('reopened', { name, version }),
  });
  const cancel = useCommand((client, _none: null) => client.quotes.cancel({ id }), { done: () => t('cancelled', { name }) });
  const remove = useCommand((client, _none: null) => client.quotes.delete({ ids: [id] }), { done: () => t('deleted', { name }) });
  const copy = useCommand((client, _none: null) => client.quotes.create({ copyOf: id }), {
    done: ({ label }) => t('copied', { name, label }),
  });
  const setKind = useCommand((client, kind: FullQuote['kind']) => client.quotes.update({ id, change: { kind } }), {
    done: (_done, kind) => t(`became.${kind}`, { name }),
  });
  const onSend = async () => {
    const wasDirty = isDirty;
    if (await onSave()) await send.run(wasDirty ? null : quote.contentHash);
  };
  const isOpen = state === 'draft';
  const approvals = useApprovals(id);
  // What is typed and not saved may need nobody's word any more: the core says so when it is saved.
  const isHeldBack = approvals?.isLetOut === false && !isDirty;
  return (
    <div className={classes.actions}>
      {isOpen ? (
        <>
          <SaveDraft of="quotes" isDirty={isDirty} isSaving={isSaving} onSave={onSave} />
        </>
      ) : null}
      <PapersMenu
        of={{ quoteId: id }}
        name={name}
        customer={{ id: quote.customerId, contactId: quote.content?.contactId ?? null }}
        {...(isOpen ? { beforeMaking: onSave } : {})}
      />
      {isOpen || state === 'approved' ? (
        <Button loading={send.isRunning} disabled={quote.conflicts.length > 0 || isHeldBack} onClick={() => void onSend()}>
          {t('send')}
        </Button>
      ) : null}
      {state === 'sent' ? (
        <>
          <Button variant="default" onClick={() => answerDrawer.open({ quote, isAccepted: false })}>
            {t('decline')}
          </Button>
          <Button onClick={() => answerDrawer.open({ quote, isAccepted: true })}>{t('accept')}</Button>
        </>
      ) : null}
      {state === 'sent' || state === 'accepted' ? (
        <Button variant={state === 'sent' ? 'default' : 'filled'} onClick={() => orderFromQuote.open({ quoteId: id })}>
          {t('order')}
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={8} aria-label={t('more')}>
            <IconDots size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {state === 'accepted' && quote.customerName !== null ? (
            <Menu.Item
              onClick={() =>
                newContractDrawer.open({
                  customer: { id: quote.customerId, name: quote.customerName ?? '' },
                  quote: { id, title: quote.title, totalDong: quote.totalDong },
                })
              }
            >
              {t('toContract')}
            </Menu.Item>
          ) : null}
          {state === 'sent' || state === 'declined' || state === 'cancelled' || state === 'approved' || state === 'waiting' ? (
            <Menu.Item onClick={() => void reopen.run(null)}>
              {t(state === 'sent' || state === 'declined' ? 'newVersion' : 'toDraft')}
            </Menu.Item>
          ) : null}
          <Menu.Item
            onClick={async () => {
              const made = await copy.run(null);
              if (made !== null) await navigate({ to: '/quotes/$id', params: { id: made.id } });
            }}
          >
            {t('copy')}
          </Menu.Item>
          <Menu.Item onClick={() => void setKind.run(quote.kind === 'project' ? 'quote' : 'project')}>
            {t(quote.kind === 'project' ? 'asQuote' : 'asProject')}
          </Menu.Item>
          {state === 'accepted' || state === 'declined' || state === 'cancelled' ? null : (
            <Menu.Item onClick={() => void cancel.run(null)}>{t('cancel')}</Menu.Item>
          )}
          {isOpen || state === 'cancelled' ? (
            <Menu.Item
              color="red"
              onClick={async () => {
                if ((await remove.run(null)) !== null) await navigate({ to: '/quotes' });
              }}
            >
              {t('delete')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
