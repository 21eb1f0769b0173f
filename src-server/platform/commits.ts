import { z } from 'zod';
import type { OfficeDatabase, Sql } from './database.ts';

/** A commit of one office; every laptop whose user sees something of it is to be nudged. */
const commit = z.object({
  tenantId: z.string(),
  seq: z.number(),
  /** The scopes that it touched; null where it may be any (an office command). */
  scopes: z.array(z.string()).nullable(),
});
export type Commit = z.output<typeof commit>;

const channel = 'office_commits';

/**
 * Tells all processes of the server when the transaction has committed; heard by `watchCommits`. NOTIFY takes a lock of the whole
 * cluster for the length of a commit, so the many pushes tell their own process directly and this is for the rest.
 */
export async function announceCommit(sql: Sql, said: Commit): Promise<void> {
  const payload = JSON.stringify(said);
  // PostgreSQL takes 8 000 bytes.
  const fits = payload.length < 4000;
  await sql.query('SELECT pg_notify($1, $2)', [channel, fits ? payload : JSON.stringify({ ...said, scopes: null })]);
}

/** Hears of announced commits, in whichever process they were made. Gives what ends the listening. */
export async function watchCommits(database: OfficeDatabase, heard: (commit: Commit) => void): Promise<() => Promise<void>> {
  return await database.listen(channel, (payload) => {
    const said = commit.safeParse(JSON.parse(payload));
    if (said.success) heard(said.data);
  });
}
