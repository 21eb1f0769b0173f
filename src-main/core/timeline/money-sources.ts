import { contractKinds } from '../../../src-shared/contracts/contract.ts';
import { paymentWays } from '../../../src-shared/receivables/invoice.ts';
import { onDay, type SmallRow, type Source, text } from './small-source.ts';

const contract = (row: SmallRow, step: 'signed' | 'ended' | 'cancelled') => ({
  of: 'contract' as const,
  contractId: row.id,
  step,
  paper: contractKinds.find((kind) => kind === row['paper']) ?? 'contract',
  code: text(row['code']),
  title: String(row['title']),
  valueDong: typeof row['valueDong'] === 'number' ? row['valueDong'] : null,
});
const ofContract = 's.kind AS paper, s.code, s.title, s.value_dong AS valueDong';
/** When a contract came to where it stands; a laptop that joined later may not have its history. */
const movedAt = `coalesce((SELECT max(h.at) FROM history AS h WHERE h.row_id = s.id AND h.field = 'state'), s.created_at)`;
const numberOf = (invoice: string) => `trim(ifnull(${invoice}.symbol, '') || ' ' || ${invoice}.number)`;

/** What was signed, and what came of it in money: contracts, invoices, receipts. */
export const moneySources: readonly Source[] = [
  {
    kind: 'contract',
    suffix: 'signed',
    table: 'contracts',
    columns: ofContract,
    where: "s.state IN ('active', 'ended')",
    at: onDay('s.signed_on'),
    keepsDeleted: true,
    read: (row) => ({ text: null, withWhom: null, details: contract(row, 'signed') }),
  },
  {
    kind: 'contract',
    suffix: 'over',
    table: 'contracts',
    columns: `${ofContract}, s.state`,
    // What ends another contract is not ended itself.
    where: "s.state IN ('ended', 'cancelled') AND s.kind <> 'settlement'",
    at: movedAt,
    keepsDeleted: true,
    read: (row) => ({
      text: null,
      withWhom: null,
      details: contract(row, row['state'] === 'ended' ? 'ended' : 'cancelled'),
    }),
  },
  {
    kind: 'money',
    table: 'invoices',
    columns: `${numberOf('s')} AS invoice, s.total_dong AS amountDong, s.note`,
    where: "s.state = 'open'",
    at: onDay('s.issued_on'),
    keepsDeleted: true,
    read: (row) => ({
      text: text(row['note']),
      withWhom: null,
      details: {
        ...{ of: 'money', step: 'invoiced', amountDong: Number(row['amountDong']), invoice: text(row['invoice']) },
        ...{ way: null, reference: null },
      },
    }),
  },
  {
    kind: 'money',
    table: 'receipts',
    columns: `s.kind AS step, s.amount_dong AS amountDong, s.way, s.reference, s.note, ${numberOf('i')} AS invoice`,
    joins: 'LEFT JOIN invoices AS i ON i.id = s.invoice_id AND i.deleted_at IS NULL',
    // A credit that is dealt out moves no money; the invoices that it pays tell it.
    where: "NOT (s.kind = 'out' AND s.way = 'offset' AND s.invoice_id IS NULL)",
    at: onDay('s.paid_on'),
    keepsDeleted: true,
    read: (row) => ({
      text: text(row['note']),
      withWhom: null,
      details: {
        ...{ of: 'money', step: row['step'] === 'out' ? 'out' : 'in', amountDong: Number(row['amountDong']) },
        invoice: text(row['invoice']),
        way: paymentWays.find((way) => way === row['way']) ?? null,
        reference: text(row['reference']),
      },
    }),
  },
];
