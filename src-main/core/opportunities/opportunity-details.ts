import type {
  NextActivity,
  OpportunityContact,
  OpportunityHistoryLine,
  OpportunityProduct,
  OpportunityRecord,
} from '../../../src-shared/opportunities/opportunity-record.ts';
import type { Stage } from '../../../src-shared/opportunities/standard-stages.ts';
import { readHistory } from '../history/index.ts';
import type { Db } from '../platform/database.ts';

const historyShown = 300;

type Facts = Pick<
  OpportunityRecord,
  | 'contactId'
  | 'competitorId'
  | 'competitorName'
  | 'source'
  | 'needs'
  | 'note'
  | 'lostNote'
  | 'originEntity'
  | 'originId'
  | 'authorName'
  | 'customerState'
>;

/** What the page of an opportunity shows beside its card. */
export function createOpportunityDetails(db: Db) {
  const facts = db.prepare(
    `SELECT k.contact_id AS contactId, k.competitor_id AS competitorId, m.name AS competitorName, k.source, k.needs, k.note,
       k.lost_note AS lostNote, k.origin_entity AS originEntity, k.origin_id AS originId, w.name AS authorName,
       CASE WHEN c.id IS NULL THEN 'unseen' WHEN c.deleted_at IS NOT NULL THEN 'deleted' ELSE 'seen' END AS customerState
     FROM opportunities AS k LEFT JOIN customers AS c ON c.id = k.customer_id LEFT JOIN competitors AS m ON m.id = k.competitor_id
       LEFT JOIN users AS w ON w.id = k.created_by WHERE k.id = ?`,
  );
  const products = db.prepare(
    `SELECT id, product_id AS productId, name, quantity_milli AS quantityMilli, price_dong AS priceDong, note
     FROM opportunity_products WHERE opportunity_id = ? AND deleted_at IS NULL ORDER BY rid`,
  );
  const contacts = db.prepare(
    `SELECT x.contact_id AS contactId, p.name, p.role AS position, p.phone, x.role FROM opportunity_contacts AS x
     LEFT JOIN contacts AS p ON p.id = x.contact_id WHERE x.opportunity_id = ? AND x.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY x.rid`,
  );
  const next = db.prepare(
    `SELECT * FROM (SELECT 'task' AS kind, a.id, a.title, a.due_on AS at, u.name AS who FROM tasks AS a LEFT JOIN users AS u ON u.id = a.assignee_id
     WHERE a.opportunity_id = @id AND a.deleted_at IS NULL AND a.state IN ('open', 'doing')
     UNION ALL SELECT 'visit', v.id, coalesce(v.purpose, ''), v.starts_at, u.name FROM visits AS v LEFT JOIN users AS u ON u.id = v.owner_id
     WHERE v.opportunity_id = @id AND v.deleted_at IS NULL AND v.state = 'planned')
     ORDER BY at IS NULL, at LIMIT 50`,
  );
  const nameIn = {
    ownerId: db.prepare('SELECT name FROM users WHERE id = ?').pluck(),
    teamId: db.prepare('SELECT name FROM teams WHERE id = ?').pluck(),
    customerId: db.prepare('SELECT name FROM customers WHERE id = ?').pluck(),
    contactId: db.prepare('SELECT name FROM contacts WHERE id = ?').pluck(),
    competitorId: db.prepare('SELECT name FROM competitors WHERE id = ?').pluck(),
  };
  const isNamed = (field: string): field is keyof typeof nameIn => Object.hasOwn(nameIn, field);

  return {
    facts: (id: string) => facts.get(id) as Facts, // the columns selected, of a row that was just read
    products: (id: string) => products.all(id) as OpportunityProduct[], // the columns selected, as below
    contacts: (id: string) => contacts.all(id) as OpportunityContact[],
    next: (id: string) => next.all({ id }) as NextActivity[],
    /** Ids of people and records as names; stages by the language of the screen, which knows them. */
    history(id: string): OpportunityHistoryLine[] {
      const nameOf = (field: string | null, value: unknown): string | null => {
        const name: unknown = field !== null && isNamed(field) && typeof value === 'string' ? nameIn[field].get(value) : null;
        return typeof name === 'string' ? name : null;
      };
      return readHistory(db, { rowId: id, field: null, limit: historyShown }).map(
        ({ id: line, at, userName, kind, field, oldValue, newValue }) => ({
          ...{ id: line, at, userName, kind, field, oldValue, newValue },
          oldName: nameOf(field, oldValue),
          newName: nameOf(field, newValue),
        }),
      );
    },
    /** The open stage from which it was closed last; null where its history does not say. */
    stageBefore(id: string, stages: readonly Stage[]): Stage | null {
      for (const line of readHistory(db, { rowId: id, field: 'stageId', limit: 50 })) {
        const stage = stages.find((one) => one.id === line.oldValue);
        if (stage !== undefined && stage.kind === 'open' && stage.isActive) return stage;
      }
      return null;
    },
  };
}
