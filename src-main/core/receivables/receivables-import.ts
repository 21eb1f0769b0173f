import type { z } from 'zod';
import { taxKeyOf } from '../../../src-shared/customers/duplicate-profile.ts';
import { cellsOf } from '../../../src-shared/products/product-import.ts';
import { type ImportedInvoice, readReceivablesTable } from '../../../src-shared/receivables/receivables-import.ts';
import type { receivablesContract } from '../../../src-shared/receivables/receivables.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { isListed } from '../customers/index.ts';
import { readTable } from '../imports/index.ts';
import { madeId } from '../platform/made-id.ts';
import type { MoneyRules } from './write-money.ts';

/** All of one file is one group of changes, taken back at once. */
const mostRows = 20_000;

type Answer = z.output<(typeof receivablesContract)['import']['output']>;
type Asked = z.output<(typeof receivablesContract)['import']['input']>;

interface Stored {
  readonly id: string;
  readonly dueOn: string | null;
  readonly totalDong: number;
  readonly paidDong: number;
}

/**
 * Takes in accounting's table: an invoice is known by symbol, number and year. What was paid is a sum there; a receipt over what is not known
 * yet is written, so the same table again adds nothing. Lines with a mistake are left out and told.
 */
export function createReceivablesImport(ctx: Context, rules: MoneyRules): (asked: Asked) => Promise<Answer> {
  const ofTaxCode = ctx.db.prepare(`SELECT c.id FROM customers AS c WHERE c.dedupe_tax = ? AND ${isListed} LIMIT 2`).pluck();
  const ofName = ctx.db.prepare(`SELECT c.id FROM customers AS c WHERE c.dedupe_name = ? AND ${isListed} LIMIT 2`).pluck();
  const stored = ctx.db.prepare(
    'SELECT id, due_on AS dueOn, total_dong AS totalDong, paid_dong AS paidDong FROM invoices WHERE id = ?',
  );
  const customersOf = ({ taxCode, customer }: ImportedInvoice): string[] => {
    const byCode = taxCode === '' ? [] : (ofTaxCode.all(taxKeyOf(taxCode)) as string[]); // ids
    if (byCode.length > 0 || customer === '') return byCode;
    return ofName.all(foldText(customer)) as string[]; // ids
  };

  return async ({ file, text, isTrial }) => {
    const cells = file === undefined ? cellsOf(text ?? '') : await cellsOfFile((await ctx.files.resolveForReading(file)).path);
    const lines = readReceivablesTable(cells);
    if (lines === null)
      throw new AppError('invalid', 'no columns for customer, number, day and total', { fields: { text: 'required' } });
    if (lines.length > mostRows)
      throw new AppError('too-large', 'more invoices than one file may bring', { details: { reason: 'rows' } });
    const bad: Answer['bad'] = [];
    const counts = { added: 0, changed: 0, same: 0, receipts: 0 };
    const good: { line: ImportedInvoice; customerId: string; known: Stored | null }[] = [];
    for (const line of lines) {
      const problems = [...line.problems];
      const customers = customersOf(line);
      if (customers.length === 0 && !problems.includes('no-customer')) problems.push('no-customer');
      if (customers.length > 1) problems.push('two-customers');
      const [customerId] = customers;
      if (problems.length > 0 || customerId === undefined) {
        bad.push({ line: line.line, number: line.number, problems });
        continue;
      }
      const same = rules.namesakeOf(line.symbol, line.number, line.issuedOn);
      const known = same === undefined ? null : (stored.get(same.id) as Stored); // the columns selected
      good.push({ line, customerId, known });
      if (known === null) counts.added += 1;
      else if (isAsKnown(line, known)) counts.same += 1;
      else counts.changed += 1;
      if (line.paidDong > (known?.paidDong ?? 0)) counts.receipts += 1;
    }
    const answer = { ...counts, bad: bad.slice(0, 200) };
    if (isTrial || counts.added + counts.changed + counts.receipts === 0) return { ...answer, groupId: null };
    const { groupId } = ctx.write.transact((tx) => {
      for (const { line, customerId, known } of good) {
        const { symbol, number, issuedOn, dueOn, totalDong } = line;
        const values = { symbol, number, issuedOn, dueOn, totalDong };
        const blank = { orderId: null, contractId: null, vatDong: null, note: null, state: 'open' };
        const id = known?.id ?? tx.create('invoices', { customerId, ...blank, ...values });
        if (known !== null) tx.update('invoices', id, { totalDong, ...(dueOn === null ? {} : { dueOn }) });
        const paidBefore = known?.paidDong ?? 0;
        if (line.paidDong <= paidBefore) continue;
        // Two laptops that read the same table write the same receipt.
        const receiptId = madeId('receipts', id, `${paidBefore}-${line.paidDong}`);
        tx.create('receipts', {
          id: tx.read('receipts', receiptId) === null ? receiptId : ctx.ids.next(),
          ...{ customerId, invoiceId: id, kind: 'in', amountDong: line.paidDong - paidBefore, paidOn: rules.today() },
          ...{ way: 'other', reference: null, note: null },
        });
      }
    });
    return { ...answer, groupId };
  };
}

function isAsKnown({ dueOn, totalDong }: ImportedInvoice, known: Stored): boolean {
  return totalDong === known.totalDong && (dueOn === null || dueOn === known.dueOn);
}

async function cellsOfFile(path: string): Promise<string[][]> {
  const table = await readTable(path);
  try {
    // An empty line keeps its number, so that what is told of a line is found in the file.
    const rows: string[][] = [[...table.head.headings]];
    for await (const batch of table.batches()) {
      for (const row of batch.rows) {
        while (rows.length < row.row - 1) rows.push([]);
        rows.push([...row.cells]);
      }
      if (rows.length > mostRows + 1)
        throw new AppError('too-large', 'more invoices than one file may bring', { details: { reason: 'rows' } });
    }
    return rows;
  } finally {
    await table.close();
  }
}
