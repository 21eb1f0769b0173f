import { dealOut } from '../../../src-shared/receivables/deal-out.ts';
import { owedOn, sumOfStandings } from '../../../src-shared/receivables/ageing.ts';
import type { receivablesContract } from '../../../src-shared/receivables/receivables.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createExportPermit, writeTable } from '../exports/index.ts';
import { createAgeingReader } from './ageing-reader.ts';
import { createInvoiceRows } from './invoice-rows.ts';
import { createReceivablesImport } from './receivables-import.ts';
import { debtorsTable } from './receivables-table.ts';
import { createMoneyRules, livingRow } from './write-money.ts';

const blankInvoice = { orderId: null, contractId: null, symbol: null, dueOn: null, vatDong: null, note: null, state: 'open' };
const blankReceipt = { way: 'transfer', reference: null, note: null } as const;

/** What customers owe. What is left of an invoice is computed from its receipts, here and on every laptop alike. */
export function createReceivablesService(ctx: Context): HandlersOf<typeof receivablesContract> {
  const rows = createInvoiceRows(ctx);
  const ageing = createAgeingReader(ctx);
  const rules = createMoneyRules(ctx);
  const mayExport = createExportPermit(ctx);
  const importTable = createReceivablesImport(ctx, rules);
  const { today } = rules;
  const openOf = (customerId: string) =>
    rows
      .of(customerId, today())
      .invoices.filter(({ leftDong }) => leftDong > 0)
      .map((invoice) => ({ ...invoice, owedOn: owedOn(invoice) }));

  return {
    ageing({ on = today(), limit, ...filter }) {
      const found = ageing.find({ on, ...filter });
      const owners = ageing.ownersOf(found);
      const customers = ageing.tell(found.slice(0, limit)).map(({ isRestricted: _isRestricted, ...debtor }) => debtor);
      return { on, customers, count: found.length, owners, total: sumOfStandings(owners) };
    },
    due({ until = today(), who, limit }) {
      return { invoices: rows.due({ until, limit, me: who === 'mine' ? (ctx.userId() ?? '') : null }, today()) };
    },
    of: ({ customerId }) => rows.of(customerId, today()),
    addInvoice(given) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        livingRow(tx, 'customers', given.customerId);
        // Pressed twice: the first one stays.
        if (given.id !== undefined && tx.read('invoices', given.id) !== null) return given.id;
        const values = { ...blankInvoice, ...given };
        rules.checkInvoice(values);
        return tx.create('invoices', values);
      });
      return { id, groupId };
    },
    changeInvoice({ id, change, rev }) {
      const { groupId } = ctx.write.transact((tx) => {
        const before = livingRow(tx, 'invoices', id);
        rules.checkInvoice({ ...before, ...change }, id);
        tx.update('invoices', id, change, rev);
      });
      return { groupId };
    },
    cancelInvoice({ id, isCancelled }) {
      const { groupId } = ctx.write.transact((tx) => {
        const before = livingRow(tx, 'invoices', id);
        if (!isCancelled) rules.checkInvoice(before, id);
        tx.update('invoices', id, { state: isCancelled ? 'cancelled' : 'open' });
      });
      return { groupId };
    },
    removeInvoice({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        livingRow(tx, 'invoices', id);
        tx.remove('invoices', id);
      });
      return { groupId };
    },
    addReceipt({ invoiceId, ...given }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        livingRow(tx, 'customers', given.customerId);
        if (given.id !== undefined && tx.read('receipts', given.id) !== null) return { id: given.id, overDong: 0 };
        rules.checkPaidOn(given.paidOn);
        let left = 0;
        if (invoiceId === null) {
          if (given.kind === 'out' && given.amountDong > rows.of(given.customerId, today()).creditDong)
            throw new AppError('invalid', 'more than the credit', { fields: { amountDong: 'no-credit' } });
        } else {
          const invoice = livingRow(tx, 'invoices', invoiceId);
          const shown = rows.of(given.customerId, today()).invoices.find(({ id }) => id === invoiceId);
          if (shown === undefined)
            throw new AppError('invalid', 'an invoice of somebody else', { fields: { invoiceId: 'no-such-record' } });
          if (invoice['state'] !== 'open')
            throw new AppError('conflict', 'this invoice was cancelled', { details: { id: invoiceId } });
          if (given.kind === 'out' && given.amountDong > shown.paidDong)
            throw new AppError('invalid', 'more than was paid', { fields: { amountDong: 'more-than-paid' } });
          left = Math.max(0, shown.leftDong);
        }
        const id = tx.create('receipts', { ...blankReceipt, ...given, invoiceId });
        const isOver = invoiceId !== null && given.kind === 'in' && given.amountDong > left;
        return { id, overDong: isOver ? given.amountDong - left : 0 };
      });
      return { ...value, groupId };
    },
    dealOut({ id, isFromCredit, amountDong, ...given }) {
      const { value, groupId } = ctx.write.transact((tx) => {
        livingRow(tx, 'customers', given.customerId);
        if (id !== undefined && tx.read('receipts', id) !== null) return { paid: 0, restDong: 0 };
        rules.checkPaidOn(given.paidOn);
        const dealt = dealOut(amountDong, openOf(given.customerId));
        const base = { ...blankReceipt, ...given };
        // What comes first has the caller’s id, which tells the same press when it comes again.
        const own = id === undefined ? [] : [id];
        const write = (more: { invoiceId: string | null; kind: 'in' | 'out'; amountDong: number }) => {
          const first = own.pop();
          return tx.create('receipts', { ...base, ...more, ...(first === undefined ? {} : { id: first }) });
        };
        if (isFromCredit) {
          const { creditDong } = rows.of(given.customerId, today());
          if (amountDong > creditDong)
            throw new AppError('invalid', 'more than the credit', { fields: { amountDong: 'no-credit' } });
          base.way = 'offset';
          // What no invoice needs stays where it is.
          const used = amountDong - dealt.restDong;
          if (used > 0) write({ invoiceId: null, kind: 'out', amountDong: used });
        } else if (dealt.restDong > 0) write({ invoiceId: null, kind: 'in', amountDong: dealt.restDong });
        for (const part of dealt.parts) write({ ...part, kind: 'in' });
        return { paid: dealt.parts.length, restDong: dealt.restDong };
      });
      return { ...value, groupId };
    },
    takeBackReceipt({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        livingRow(tx, 'receipts', id);
        if (tx.read('receipts', id)?.createdBy !== tx.userId) throw new AppError('forbidden', 'somebody else wrote this receipt');
        tx.remove('receipts', id);
      });
      return { groupId };
    },
    async export({ file, format, language, on = today(), ...filter }) {
      if (!mayExport()) throw new AppError('forbidden', 'the office lets others take customer data out');
      const path = await ctx.files.resolveForWriting(file);
      const found = ageing.find({ on, ...filter });
      const debtors = ageing.tell(found).filter(({ isRestricted }) => !isRestricted);
      const table = debtorsTable(debtors, on, language);
      await writeTable(path, format, table, () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', {
            what: 'receivables',
            format,
            rows: debtors.length,
            columns: table.head.join(', '),
            exportedAt: tx.now,
          }),
        ),
      );
      return { rows: debtors.length, restricted: found.length - debtors.length };
    },
    import: (asked) => importTable(asked),
  };
}
