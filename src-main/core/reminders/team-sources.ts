import { addDays, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { uuidV7 } from '../../../src-shared/lib/ids.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { createLeads } from '../tasks/index.ts';
import type { Answer } from './answer-sources.ts';

/** Who has not looked for longer finds the answer at the customer. */
const answerDays = 14;
/** What was asked longer ago is not looked through for an answer: no index holds answers, and ids begin with their time. */
const askedDays = 180;
/** The newest: what is old hides nothing new. */
const mostOfKind = 200;
/** A reminder shows the beginning; the whole of it stands at the customer. */
const mostLetters = 140;

interface SaidRow {
  readonly id: string;
  readonly at: string;
  readonly name: string;
  readonly byName: string | null;
  readonly customerId: string | null;
  readonly customerName: string | null;
}

/** What comes up to whoever leads, and what he answered: requests for help and plans, their answers, tasks that nobody has done in time. */
export function createTeamSources(ctx: Context): (now: string) => Answer[] {
  const leads = createLeads(ctx.db);
  const { asked, answered, escalated } = statements(ctx.db);
  return (now) => {
    const me = ctx.userId();
    if (me === null) return [];
    const today = localDay(now);
    const answers = answered.all({
      me,
      first: uuidV7(Date.parse(startOfLocalDay(addDays(today, -askedDays))), new Uint8Array(16)),
      since: startOfLocalDay(addDays(today, -answerDays)),
    }) as SaidRow[]; // the columns selected, as below
    const led = leads.ledBy(me).filter((id) => id !== me);
    const people = JSON.stringify(led);
    const found = answers.map((row) => answerOf('help-answer', row));
    if (led.length === 0) return found;
    return [
      ...(asked.all({ people }) as SaidRow[]).map((row) => answerOf('help', row)),
      ...found,
      // With its day in the key: a task that comes up again is another thing to be reminded of.
      ...(escalated.all({ people, today }) as SaidRow[]).map((row) => ({
        ...answerOf('escalated', row),
        key: `escalated/${row.id}/${localDay(row.at)}`,
      })),
    ];
  };
}

function statements(db: Db) {
  const ofRequest = (text: string) => `h.id, ${text} AS name, u.name AS byName, c.id AS customerId, c.name AS customerName`;
  return {
    asked: db.prepare(
      `SELECT ${ofRequest('h.text')}, h.asked_at AS at
       FROM help_requests AS h INDEXED BY help_requests_open ${joinShownCustomer('h.customer_id')} LEFT JOIN users AS u ON u.id = h.created_by
       WHERE h.state = 'open' AND h.deleted_at IS NULL AND c.deleted_at IS NULL
         AND h.created_by IN (SELECT value FROM json_each(@people))
       ORDER BY h.asked_at DESC LIMIT ${mostOfKind}`,
    ),
    answered: db.prepare(
      `SELECT ${ofRequest('h.answer')}, h.answered_at AS at
       FROM help_requests AS h ${joinShownCustomer('h.customer_id')} LEFT JOIN users AS u ON u.id = h.answered_by
       WHERE h.id >= @first AND h.state = 'answered' AND h.created_by = @me AND h.answered_by <> @me AND h.answered_at >= @since
         AND h.answer IS NOT NULL AND h.deleted_at IS NULL AND c.deleted_at IS NULL
       ORDER BY h.answered_at DESC LIMIT ${mostOfKind}`,
    ),
    // Only what is overdue comes up, and the index of days holds all that is asked of it: no other task is read.
    escalated: db.prepare(
      `SELECT t.id, t.escalated_at AS at, t.title AS name, u.name AS byName, t.customer_id AS customerId,
         ifnull(c.name, t.customer_name) AS customerName
       FROM tasks AS t INDEXED BY tasks_due LEFT JOIN customers AS c ON c.id = t.customer_id LEFT JOIN users AS u ON u.id = t.assignee_id
       WHERE t.state IN ('open', 'doing') AND t.deleted_at IS NULL AND t.due_on < @today AND t.escalated_at IS NOT NULL
         AND t.assignee_id IN (SELECT value FROM json_each(@people))
       ORDER BY t.escalated_at DESC LIMIT ${mostOfKind}`,
    ),
  };
}

function answerOf(kind: 'help' | 'help-answer' | 'escalated', { id, at, name, ...row }: SaidRow): Answer {
  const words = name.replaceAll(/\s+/g, ' ').trim();
  return {
    key: `${kind}/${id}`,
    kind,
    on: localDay(at),
    minute: null,
    name: words.length > mostLetters ? `${words.slice(0, mostLetters)}…` : words,
    who: null,
    years: null,
    isLunar: false,
    ...row,
    recordId: id,
    quote: null,
  };
}
