import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTable } from '../src-main/core/exports/index.ts';
import { runChild } from './child.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { customerLines } from './imports.ts';
import { temporaryFolder } from './profiles.ts';

interface Run {
  readonly seconds: number;
  /** Of the core's thread alone, as processor time: what a busy machine does not change. */
  readonly workSeconds: number;
  readonly stallMs: number;
  readonly stallWorkMs: number;
  readonly rows: number;
  readonly created: number;
  readonly duplicates: number;
  readonly updated: number;
}
interface Imported {
  readonly runs: readonly Run[];
  readonly highest: number;
}

const whole = 200_000;
/** The small run stands beside other tests: there the processor time counts, of which much is the start. */
const quickRows = 5000;
const patience = 3;

export const importLarge: Bench = {
  ids: ['import-200k', 'import-200k-xlsx', 'import-200k-stall', 'import-200k-rss', 'import-200k-again'],
  title:
    'imports.run of 200 000 rows with a check for duplicates, CSV and XLSX, and the same file again; the longest that another call waited, and the memory',
  isUntimed: true,
  async run({ isQuick }) {
    const rows = isQuick ? quickRows : whole;
    const folder = temporaryFolder();
    try {
      const [head = [], ...lines] = customerLines(rows);
      const csv = join(folder.path, 'khach-hang.csv');
      const xlsx = join(folder.path, 'khach-hang.xlsx');
      const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
      writeFileSync(csv, `\ufeff${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`);
      await writeTable(xlsx, 'xlsx', { sheet: 'Customers', head, blocks: blocksOf(lines) }, () => {});
      const fromCsv = await runChild<Imported>('import-large', [join(folder.path, 'a'), csv, csv]);
      const fromXlsx = await runChild<Imported>('import-large', [join(folder.path, 'b'), xlsx, xlsx]);
      const goal = (60 * rows * (isQuick ? patience : 1)) / whole;
      const [first, again] = fromCsv.runs;
      const [firstXlsx, againXlsx] = fromXlsx.runs;
      if (first === undefined || again === undefined || firstXlsx === undefined || againXlsx === undefined)
        throw new Error('no runs');
      const all = [first, again, firstXlsx, againXlsx];
      const took = ({ seconds, workSeconds }: Run) => (isQuick ? workSeconds : seconds);
      const stall = ({ stallMs, stallWorkMs }: Run) => (isQuick ? stallWorkMs : stallMs);
      const words = ({ seconds, workSeconds, created, duplicates, updated }: Run) =>
        `${created} of ${rows} made, ${duplicates} there already, ${updated} got a person (${Math.round(rows / seconds)} rows a second; ${rounded(workSeconds)} s of processor time in the core's thread)`;
      return [
        atMost('import-200k', took(first), 's', goal, words(first)),
        atMost('import-200k-xlsx', took(firstXlsx), 's', goal, words(firstXlsx)),
        atMost(
          'import-200k-stall',
          Math.max(...all.map(stall)),
          'ms',
          100 * (isQuick ? patience : 1),
          `the longest turn of the core's loop: ${all.map(({ stallMs }) => rounded(stallMs)).join(', ')} ms in the four imports, of it processor time ${all.map(({ stallWorkMs }) => rounded(stallWorkMs)).join(', ')} ms`,
        ),
        atMost(
          'import-200k-rss',
          Math.max(fromCsv.highest, fromXlsx.highest) / 1e6,
          'MB',
          600,
          'the core with its reading thread',
        ),
        atMost(
          'import-200k-again',
          again.created + againXlsx.created,
          'rows',
          0,
          `the same file again, ${rounded(again.seconds)} s and ${rounded(againXlsx.seconds)} s`,
        ),
      ];
    } finally {
      folder.remove();
    }
  },
};

async function* blocksOf(lines: readonly (readonly string[])[]) {
  for (let at = 0; at < lines.length; at += 1000) yield await Promise.resolve(lines.slice(at, at + 1000));
}
