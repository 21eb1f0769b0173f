import type { CustomerSites } from '../../../src-shared/customers/parts.contract.ts';
import { ancestorsOf, loopOf, rollUp, treeBelow } from '../../../src-shared/customers/tree.ts';
import { addDays, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { pickPrimary } from '../../../src-shared/contacts/primary.ts';
import { createFamily, isListed } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { createOrderedSums } from './ordered-sums.ts';

/** More sites than anybody reads; a page must never wait for a whole database that hangs on one record. */
const mostSites = 500;
const daysCounted = 365;

type Site = CustomerSites['sites'][number];
type SiteRow = Omit<Site, 'depth' | 'contactName' | 'contactPhone' | 'visits' | 'salesDong'> & { parentId: string | null };
interface ContactRow {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly isPrimary: number;
}

/**
 * Reads the tree that a customer stands in, with what has been done at each of its sites. A merged record stands in no tree itself: what
 * names it as its parent stands below its winner.
 */
export function createSitesReader(db: Db): (customerId: string, now: string) => CustomerSites {
  const family = createFamily(db);
  // UNION, not UNION ALL: a record that came already is not followed again, so a loop ends. Merged records are walked and not shown.
  const below = db.prepare(
    `WITH RECURSIVE tree(id) AS (
       SELECT ? UNION SELECT c.id FROM tree JOIN customers AS c ON (c.parent_id = tree.id AND c.deleted_at IS NULL) OR c.merged_into = tree.id
       LIMIT ${mostSites + 1}
     )
     SELECT c.id, c.parent_id AS parentId, c.name, c.site_kind AS siteKind, c.address, c.province_code AS provinceCode, c.phone,
            c.last_visit_at AS lastVisitAt, c.next_visit_at AS nextVisitAt, c.last_transaction_on AS lastTransactionOn
     FROM tree JOIN customers AS c ON c.id = tree.id WHERE c.id = ? OR (${isListed}) ORDER BY c.name_sort, c.rid`,
  );
  const one = db.prepare('SELECT name, parent_id AS parentId FROM customers WHERE id = ?');
  const contacts = db.prepare(
    `SELECT id, customer_id AS customerId, name, phone, is_primary AS isPrimary FROM contacts
     WHERE customer_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
  );
  const visits = db.prepare(
    `SELECT customer_id AS customerId, count(*) AS visits FROM visits
     WHERE customer_id IN (SELECT value FROM json_each(?)) AND starts_at >= ? AND state = 'done' AND deleted_at IS NULL GROUP BY customer_id`,
  );

  const orderedSums = createOrderedSums(db);

  return (customerId, now) => {
    const recordOf = memory((id: string) => one.get(id) as { name: string; parentId: string | null } | undefined); // the columns selected
    if (recordOf(customerId) === undefined) {
      throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
    }
    const parentOf = (id: string) => {
      const parentId = recordOf(id)?.parentId;
      return typeof parentId === 'string' ? family.winnerOf(parentId) : parentId;
    };
    const named = (id: string) => ({ id, name: recordOf(id)?.name ?? '' });
    const rows = below.all(customerId, customerId) as SiteRow[]; // the columns selected
    const placed = treeBelow(rows.slice(0, mostSites), parentOf, customerId);
    const siteOf = new Map(placed.flatMap(({ node }) => family.of(node.id).map((member) => [member, node.id])));
    const members = [...siteOf.keys()];
    const ids = JSON.stringify(members);
    const people = Map.groupBy(contacts.all(ids) as ContactRow[], (contact) => siteOf.get(contact.customerId)); // the columns selected
    const since = addDays(localDay(now), -daysCounted);
    const visited = visits.all(ids, startOfLocalDay(since)) as { customerId: string; visits: number }[]; // the columns selected
    const visitsOf = bySite(siteOf, new Map(visited.map((row) => [row.customerId, row.visits])));
    const salesOf = bySite(siteOf, orderedSums(members, since));
    const sites = placed.map(({ node: { parentId: _parentId, ...site }, depth }): Site => {
      const marked = (people.get(site.id) ?? []).map((row) => ({ ...row, isPrimary: row.isPrimary === 1 }));
      const contact = pickPrimary(marked, site.id);
      return {
        ...site,
        depth,
        contactName: contact?.name ?? null,
        contactPhone: contact?.phone ?? null,
        visits: visitsOf.get(site.id) ?? 0,
        salesDong: salesOf.get(site.id) ?? 0,
      };
    });
    return {
      above: ancestorsOf(parentOf, customerId).toReversed().map(named),
      sites,
      total: rollUp(sites),
      loop: loopOf(parentOf, customerId).map(named),
      isCut: rows.length > mostSites,
    };
  };
}

/** Figures of records added up under the site that each is shown as. */
function bySite(siteOf: ReadonlyMap<string, string>, figures: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [id, figure] of figures) {
    const site = siteOf.get(id);
    if (site !== undefined) sums.set(site, (sums.get(site) ?? 0) + figure);
  }
  return sums;
}

/** Asks for each key once: walking up a tree comes by the same records again. */
function memory<V>(read: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, read(key));
    return known.get(key) as V; // set above
  };
}
