import type { ContractHistoryLine, ContractRecord } from '../../../src-shared/contracts/contracts.contract.ts';
import { renewalOrigin } from '../../../src-shared/contracts/contract-rules.ts';
import { readHistory } from '../history/index.ts';
import type { Db } from '../platform/database.ts';
import { madeId } from '../platform/made-id.ts';

const historyShown = 300;

type Facts = Pick<
  ContractRecord,
  | 'ownCustomerId'
  | 'customerState'
  | 'teamId'
  | 'teamName'
  | 'quoteId'
  | 'quoteName'
  | 'orderId'
  | 'orderName'
  | 'opportunityId'
  | 'opportunityTitle'
  | 'note'
  | 'authorName'
>;

/** The task of one end of a contract: two laptops, or a hand and the program, make the same one. */
export function renewalTaskId(contractId: string, toOn: string | null): string {
  return madeId('tasks', 'contract', renewalOrigin(contractId, toOn));
}

/** What the page of a contract shows beside what lists show. */
export function createContractDetails(db: Db) {
  const facts = db.prepare(
    `SELECT k.customer_id AS ownCustomerId, k.team_id AS teamId, t.name AS teamName, k.quote_id AS quoteId,
       coalesce(q.number, q.label) AS quoteName, k.order_id AS orderId, coalesce(d.number, d.label) AS orderName,
       k.opportunity_id AS opportunityId, p.title AS opportunityTitle, k.note, w.name AS authorName,
       CASE WHEN c.id IS NULL THEN 'unseen' WHEN c.deleted_at IS NOT NULL THEN 'deleted' ELSE 'seen' END AS customerState
     FROM contracts AS k LEFT JOIN customers AS c ON c.id = k.customer_id LEFT JOIN teams AS t ON t.id = k.team_id
       LEFT JOIN quotes AS q ON q.id = k.quote_id LEFT JOIN orders AS d ON d.id = k.order_id
       LEFT JOIN opportunities AS p ON p.id = k.opportunity_id LEFT JOIN users AS w ON w.id = k.created_by WHERE k.id = ?`,
  );
  const task = db.prepare(
    `SELECT a.id, a.state, u.name AS assigneeName FROM tasks AS a LEFT JOIN users AS u ON u.id = a.assignee_id
     WHERE a.id = ? AND a.deleted_at IS NULL`,
  );
  const nameIn = {
    ownerId: db.prepare('SELECT name FROM users WHERE id = ?').pluck(),
    teamId: db.prepare('SELECT name FROM teams WHERE id = ?').pluck(),
    customerId: db.prepare('SELECT name FROM customers WHERE id = ?').pluck(),
    parentId: db.prepare('SELECT coalesce(code, title) FROM contracts WHERE id = ?').pluck(),
    quoteId: db.prepare('SELECT coalesce(number, label) FROM quotes WHERE id = ?').pluck(),
    orderId: db.prepare('SELECT coalesce(number, label) FROM orders WHERE id = ?').pluck(),
    opportunityId: db.prepare('SELECT title FROM opportunities WHERE id = ?').pluck(),
  };
  const isNamed = (field: string): field is keyof typeof nameIn => Object.hasOwn(nameIn, field);

  return {
    facts: (id: string) => facts.get(id) as Facts, // the columns selected, of a row that was just read
    task: (id: string, toOn: string | null) => (task.get(renewalTaskId(id, toOn)) as ContractRecord['task'] | undefined) ?? null, // the columns selected
    /** Ids of people and records as names. */
    history(id: string): ContractHistoryLine[] {
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
  };
}
