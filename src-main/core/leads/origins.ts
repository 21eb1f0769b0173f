import type { leadsContract, OriginEntity } from '../../../src-shared/leads/leads.contract.ts';
import { originEntities } from '../../../src-shared/leads/leads.contract.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';

/** The columns that name a record of each kind; texts of this file alone, never of a message. */
const labels: Readonly<Record<OriginEntity, string>> = {
  tasks: 'SELECT r.title AS label, r.customer_id AS customerId, r.due_on AS day FROM tasks AS r WHERE r.id = ?',
  visits: `SELECT c.name AS label, r.customer_id AS customerId, r.starts_at AS day FROM visits AS r
    LEFT JOIN customers AS c ON c.id = r.customer_id WHERE r.id = ?`,
  customers: 'SELECT r.name AS label, r.id AS customerId, NULL AS day FROM customers AS r WHERE r.id = ?',
  quotes: `SELECT ifnull(r.number, r.label) || ' · ' || r.title AS label, r.customer_id AS customerId, r.sent_at AS day FROM quotes AS r WHERE r.id = ?`,
  opportunities:
    'SELECT r.title AS label, r.customer_id AS customerId, r.closed_at AS day FROM opportunities AS r WHERE r.id = ?',
};

/** What came from what, both ways. */
export function createOrigins(ctx: Context): Pick<HandlersOf<typeof leadsContract>, 'originOf' | 'startedFrom'> {
  const named = ctx.db.prepare('SELECT origin_entity AS entity, origin_id AS id FROM opportunities WHERE id = ?');
  const readers = new Map(originEntities.map((entity) => [entity, ctx.db.prepare(labels[entity])]));
  const started = ctx.db.prepare(
    `SELECT q.id, q.title, c.id AS customerId, q.value_dong AS valueDong, q.created_at AS createdAt
     FROM opportunities AS q ${joinShownCustomer('q.customer_id')}
     WHERE q.origin_id = ? AND q.origin_entity = ? AND q.deleted_at IS NULL AND c.deleted_at IS NULL
     ORDER BY q.created_at DESC, q.id DESC LIMIT 50`,
  );
  return {
    originOf({ opportunityId }) {
      const row = named.get(opportunityId) as { entity: string | null; id: string | null } | undefined; // the columns selected
      const entity = originEntities.find((known) => known === row?.entity);
      if (entity === undefined || row?.id == null) return { origin: null };
      const found = readers.get(entity)?.get(row.id) as Found | undefined; // the columns selected
      const day = found?.day ?? null;
      return {
        origin: {
          entity,
          id: row.id,
          label: found?.label ?? null,
          customerId: found?.customerId ?? null,
          day: day !== null && day.length > 10 ? localDay(day) : day,
        },
      };
    },
    startedFrom: ({ entity, id }) => ({ opportunities: started.all(id, entity) as StartedRow[] }), // the columns selected
  };
}

interface Found {
  readonly label: string | null;
  readonly customerId: string | null;
  readonly day: string | null;
}
interface StartedRow {
  readonly id: string;
  readonly title: string;
  readonly customerId: string;
  readonly valueDong: number | null;
  readonly createdAt: string;
}
