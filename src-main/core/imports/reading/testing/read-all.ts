import type { RowProblem } from '../../../../../src-shared/imports/import.ts';
import { AppError } from '../../../../../src-shared/rpc/errors.ts';
import { readTable, type ReadOptions } from '../read-table.ts';

/** The whole table at once, for tests. */
export async function readAll(path: string, options: ReadOptions = {}) {
  const table = await readTable(path, options);
  const rows: string[][] = [];
  const numbers: number[] = [];
  const problems: RowProblem[] = [];
  try {
    for await (const batch of table.batches()) {
      for (const row of batch.rows) {
        rows.push([...row.cells]);
        numbers.push(row.row);
      }
      problems.push(...batch.problems);
    }
  } finally {
    await table.close();
  }
  return { ...table.head, headings: [...table.head.headings], rows, numbers, problems };
}

/** What a file was refused with, as `code: reason`. */
export async function refusalOf(path: string, options: ReadOptions = {}): Promise<string> {
  try {
    await readAll(path, options);
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${String(error.details?.['reason'])}`;
    throw error;
  }
  return 'read';
}
