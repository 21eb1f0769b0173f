import { joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

/**
 * Finds those of some customers who asked that their data be used no more: lists that leave the program and jobs that are handed out go
 * without them. What a record was merged into counts. Also one whose day has not come, since a file or a job lives on after that day.
 */
export function createWhoIsRestricted(db: Db): (customerIds: Iterable<string>) => ReadonlySet<string> {
  const restricted = db
    .prepare(
      `SELECT wanted.value FROM json_each(?) AS wanted ${joinShownCustomer('wanted.value', 'LEFT JOIN')}
       WHERE c.restricted_on IS NOT NULL`,
    )
    .pluck();
  return (customerIds) => new Set(restricted.all(JSON.stringify([...new Set(customerIds)])) as string[]); // ids are text
}
