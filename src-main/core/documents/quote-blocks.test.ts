import { expect, test } from 'vitest';
import type { PrintedBlock } from '../../../src-shared/documents/printed-quote.ts';
import { quoteBlocks } from './quote-blocks.ts';

const text = (lines: number): PrintedBlock => ({
  kind: 'text',
  lines: Array.from({ length: lines }, (_, at) => `Điều ${at + 1}`),
  align: 'left',
  isBold: false,
});
const totals: PrintedBlock = { kind: 'totals', rows: [{ label: 'Tổng thanh toán', amount: '1.000', isStrong: true }] };
const place = { title: 'BÊN MUA', hint: '', name: 'Bưởi', strokes: null, hasSeal: false };
const signatures: PrintedBlock = { kind: 'signatures', places: [place] };
const printed = (blocks: readonly PrintedBlock[]) =>
  quoteBlocks({ blocks, foot: '', pageLabel: '', accent: '#000000', mark: null, codeProblem: null });

test('nobody signs a page with nothing else on it: the last words stay with the places to sign, unless they are long themselves', () => {
  const short = printed([totals, text(3), signatures]);
  expect(short).toHaveLength(2);
  expect(short[1]).toMatchObject({ unbreakable: true, stack: [{ stack: [{}, {}, {}] }, { unbreakable: true }] });
  // A page of terms goes on over the pages as it comes.
  const long = printed([totals, text(40), text(2), signatures]);
  expect(long).toHaveLength(3);
  expect(long[1]).not.toHaveProperty('unbreakable');
  expect(printed([totals, text(3)])).toHaveLength(2);
});

test('a code in capitals stands in one line of its column', () => {
  const rows = [{ kind: 'goods' as const, cells: ['TC-048', 'Thùng'], note: null }];
  const columns = [
    { column: 'code', head: 'Code', align: 'left' },
    { column: 'name', head: 'Description', align: 'left' },
  ] as const;
  const [lines] = printed([{ kind: 'lines', columns, rows }]);
  const width = lines !== undefined && 'table' in lines ? lines.table.widths[0] : 0;
  // 6.6 points for a capital of 8.5, 5.2 for a figure.
  expect(width).toBeGreaterThan(2 * 6.6 + 4 * 5.2);
});
