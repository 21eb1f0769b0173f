import type { ImportReport, RowProblem } from '../../../src-shared/imports/import.ts';
import { reasonHeadings } from '../../../src-shared/imports/reason-heading.ts';
import { problemReasons } from '../../../src-shared/imports/problems.ts';
import { textOf } from '../../../src-shared/texts/texts.ts';
import type { Context } from '../context.ts';
import { writeTable } from '../exports/index.ts';
import type { ImportsRepository } from './imports.repository.ts';

const rowsInBlock = 500;

/** The rows that failed, as they stand in the file, each with its reasons behind it in words. Answers how many. */
export async function writeErrorFile(
  ctx: Context,
  repository: ImportsRepository,
  batch: ImportReport,
  target: { file: string; format: 'xlsx' | 'csv'; language: 'vi' | 'en' },
): Promise<number> {
  const path = await ctx.files.resolveForWriting(target.file);
  const { language } = target;
  const headings = repository.headings(batch.id);
  let rows = 0;
  const blocks = async function* () {
    for (let after = 0; ; ) {
      const page = repository.failedRows(batch.id, after, rowsInBlock);
      const last = page.at(-1);
      if (last === undefined) return;
      const reasons = reasonsByRow(repository.errorsOfRows(batch.id, page[0]?.row ?? 0, last.row), language);
      rows += page.length;
      yield page.map(({ row, cells }) => [...headings.map((_, at) => cells[at] ?? ''), reasons.get(row) ?? '']);
      after = last.row;
    }
  };
  const table = {
    sheet: language === 'vi' ? 'Dòng lỗi' : 'Errors',
    head: [...headings, reasonHeadings[language]],
    blocks: blocks(),
  };
  await writeTable(path, target.format, table, () => {});
  return rows;
}

function reasonsByRow(problems: readonly RowProblem[], language: 'vi' | 'en'): Map<number, string> {
  const reasons = new Map<number, string>();
  for (const { row, column, reason } of problems) {
    const known = problemReasons.find((key) => key === reason) ?? 'invalid';
    const text = `${column === null ? '' : `${column}: `}${textOf(language, `importProblems.${known}`)}`;
    reasons.set(row, [reasons.get(row), text].filter((part) => part !== undefined).join(' '));
  }
  return reasons;
}
