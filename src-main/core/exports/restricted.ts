import type { Db } from '../platform/database.ts';

/**
 * Finds those of some customers who asked that their data be used no more: lists that leave the program and jobs that are handed out go
 * without them. Also one whose day has not come, since a file or a job lives on after that day.
 */
export function createWhoIsRestricted(db: Db): (customerIds: Iterable<string>) => ReadonlySet<string> {
  const restricted = db
    .prepare(
      `SELECT wanted.value FROM json_each(?) AS wanted CROSS JOIN customers AS c ON c.id = wanted.value
       WHERE c.restricted_on IS NOT NULL`,
    )
    .pluck();
  return (customerIds) => new Set(restricted.all(JSON.stringify([...new Set(customerIds)])) as string[]); // ids are text
}
