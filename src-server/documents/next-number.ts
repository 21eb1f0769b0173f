import type { Sql } from '../platform/database.ts';

/**
 * The legal number of a document: without gaps in each series and year, given in the transaction that accepts the document. The counter's
 * row stays locked until that transaction ends, so one that is rolled back leaves no hole.
 */
export async function nextDocumentNumber(sql: Sql, of: { tenantId: string; series: string; year: number }): Promise<number> {
  const [row] = await sql.query<{ given: number }>(
    `INSERT INTO doc_counters (tenant_id, series, year, next) VALUES ($1, $2, $3, 2)
     ON CONFLICT (tenant_id, series, year) DO UPDATE SET next = doc_counters.next + 1 RETURNING next - 1 AS given`,
    [of.tenantId, of.series, of.year],
  );
  if (row === undefined) throw new Error('the counter of documents gave no number');
  return Number(row.given);
}
