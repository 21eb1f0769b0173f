import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { InvoiceLine, ReceiptLine } from '../../src-shared/receivables/receivables.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useTranslation } from '../locales/words.tsx';
import { Card } from '../ui/Card.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import { LaterMenu } from '../ui/later.tsx';
import table from '../ui/PlainTable.module.css';
import { StateBadge } from '../ui/StateBadge.tsx';
import { invoiceDrawer, receiptDrawer } from './drawers.ts';
import classes from './Receivables.module.css';
import { useDebtsOf } from './use-receivables.ts';

interface Of {
  readonly id: string;
  readonly name: string;
}

/** Invoices, receipts and the balance of a customer. */
export function DebtsOfCustomer({ customer, isReadOnly }: { customer: Of; isReadOnly: boolean }) {
  const { t } = useTranslation('receivables');
  const debts = useDebtsOf(customer.id).data;
  if (debts === undefined) return null;
  const { invoices, receipts } = debts;
  const isEmpty = invoices.length === 0 && receipts.length === 0;
  return (
    <Card
      title={t('title')}
      isFlush={!isEmpty}
      aside={
        isReadOnly ? null : (
          <>
            <Button variant="subtle" size="compact-sm" onClick={() => invoiceDrawer.open({ customer })}>
              {t('newInvoice')}
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => receiptDrawer.open({ customer })}>
              {t('newReceipt')}
            </Button>
          </>
        )
      }
    >
      {isEmpty ? (
        <p className={classes.soft}>{t('noneHere')}</p>
      ) : (
        <>
          <dl className={classes.tiles} data-small>
            {(['open', 'overdue', 'credit', 'balance'] as const).map((key) => (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd className={`fb-figures ${key === 'overdue' && debts.overdueDong > 0 ? classes.late : ''}`}>
                  {writeMoney(debts[`${key}Dong`])}
                </dd>
              </div>
            ))}
          </dl>
          {invoices.length === 0 ? null : <Invoices invoices={invoices} customer={customer} isReadOnly={isReadOnly} />}
          {receipts.length === 0 ? null : <Receipts receipts={receipts} isReadOnly={isReadOnly} />}
        </>
      )}
    </Card>
  );
}

function Invoices({ invoices, customer, isReadOnly }: { invoices: readonly InvoiceLine[]; customer: Of; isReadOnly: boolean }) {
  const { t } = useTranslation('receivables');
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label={t('invoices')}>
        <thead>
          <tr>
            <th scope="col">{t('invoice')}</th>
            <th scope="col">{t('issuedOn')}</th>
            <th scope="col">{t('dueOn')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col" className={table.number}>
              {t('totalAmount')}
            </th>
            <th scope="col" className={table.number}>
              {t('paid')}
            </th>
            <th scope="col" className={table.number}>
              {t('left')}
            </th>
            <th scope="col" aria-label={t('acts')} />
          </tr>
        </thead>
        <tbody>
          {invoices.map((invoice) => (
            <tr key={invoice.id}>
              <td className={invoice.state === 'cancelled' ? classes.cancelled : ''} title={invoice.note ?? ''}>
                {nameOf(invoice)}
              </td>
              <td className="fb-figures">{writeDay(invoice.issuedOn)}</td>
              <td className="fb-figures">{invoice.dueOn === null ? '–' : writeDay(invoice.dueOn)}</td>
              <td>
                <InvoiceState invoice={invoice} />
              </td>
              <td className={table.number}>{writeMoney(invoice.totalDong)}</td>
              <td className={table.number}>{writeMoney(invoice.paidDong)}</td>
              <td className={`${table.number} ${(invoice.daysLate ?? 0) > 0 ? classes.late : ''}`}>
                {writeMoney(invoice.leftDong)}
              </td>
              <td className={table.acts}>{isReadOnly ? null : <InvoiceActs invoice={invoice} customer={customer} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InvoiceState({ invoice: { state, leftDong, paidDong, daysLate } }: { invoice: InvoiceLine }) {
  const { t } = useTranslation('receivables');
  if (state === 'cancelled') return <StateBadge>{t('states.cancelled')}</StateBadge>;
  if (leftDong < 0) return <StateBadge tone="info">{t('states.over')}</StateBadge>;
  if (leftDong === 0) return <StateBadge tone="good">{t('states.paid')}</StateBadge>;
  if (daysLate !== null && daysLate > 0) return <StateBadge tone="bad">{t('late', { count: daysLate })}</StateBadge>;
  return <StateBadge tone="neutral">{t(paidDong > 0 ? 'states.partly' : 'states.open')}</StateBadge>;
}

function InvoiceActs({ invoice, customer }: { invoice: InvoiceLine; customer: Of }) {
  const { t } = useTranslation('receivables');
  const name = nameOf(invoice);
  const cancel = useCommand((client, isCancelled: boolean) => client.receivables.cancelInvoice({ id: invoice.id, isCancelled }), {
    done: (_done, isCancelled) => t(isCancelled ? 'cancelled' : 'reopened', { name }),
  });
  const remove = useCommand((client, id: string) => client.receivables.removeInvoice({ id }), {
    done: () => t('removed', { name }),
  });
  return (
    <>
      {invoice.leftDong > 0 ? (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('payOf', { name })}
          onClick={() => receiptDrawer.open({ customer, invoiceId: invoice.id })}
        >
          {t('pay')}
        </Button>
      ) : null}
      <LaterMenu
        position="bottom-end"
        button={(opener) => (
          <ActionIcon {...opener} variant="subtle" color="gray" size={26} aria-label={t('moreOf', { name })}>
            <IconDots size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      >
        <Menu.Dropdown>
          <Menu.Item onClick={() => invoiceDrawer.open({ customer, invoice })}>{t('change')}</Menu.Item>
          <Menu.Item onClick={() => void cancel.run(invoice.state === 'open')}>
            {t(invoice.state === 'open' ? 'cancel' : 'reopen')}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => void remove.run(invoice.id)}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </LaterMenu>
    </>
  );
}

function Receipts({ receipts, isReadOnly }: { receipts: readonly ReceiptLine[]; isReadOnly: boolean }) {
  const { t } = useTranslation('receivables');
  const takeBack = useCommand((client, id: string) => client.receivables.takeBackReceipt({ id }), { done: () => t('takenBack') });
  return (
    <>
      <h3 className={classes.part}>{t('receipts')}</h3>
      <div className={table.scroll}>
        <table className={table.table} aria-label={t('receipts')}>
          <thead>
            <tr>
              <th scope="col">{t('paidOn')}</th>
              <th scope="col">{t('for')}</th>
              <th scope="col">{t('way')}</th>
              <th scope="col">{t('reference')}</th>
              <th scope="col">{t('by')}</th>
              <th scope="col" className={table.number}>
                {t('amount')}
              </th>
              <th scope="col" aria-label={t('acts')} />
            </tr>
          </thead>
          <tbody>
            {receipts.map((receipt) => (
              <tr key={receipt.id}>
                <td className="fb-figures">{writeDay(receipt.paidOn)}</td>
                <td>{receipt.invoiceNumber ?? t('ofNone')}</td>
                <td>{t(`ways.${receipt.way}`)}</td>
                <td>{[receipt.reference, receipt.note].filter((part) => part !== null).join(' · ')}</td>
                <td>{receipt.byName}</td>
                <td className={table.number}>{writeMoney(receipt.kind === 'in' ? receipt.amountDong : -receipt.amountDong)}</td>
                <td className={table.acts}>
                  {receipt.mayTakeBack && !isReadOnly ? (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('takeBackOf', { amount: writeMoney(receipt.amountDong), day: writeDay(receipt.paidOn) })}
                      onClick={() => void takeBack.run(receipt.id)}
                    >
                      {t('takeBack')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function nameOf({ symbol, number }: Pick<InvoiceLine, 'symbol' | 'number'>): string {
  return symbol === null ? number : `${symbol} ${number}`;
}
