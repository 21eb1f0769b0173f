import { addDays, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import type { Reminder } from '../../../src-shared/reminders/reminders.contract.ts';
import { createWaitingReader } from '../approvals/index.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';

/** Who has not looked for longer finds the answer at the quote. */
const answerDays = 14;

export type Answer = Omit<Reminder, 'state' | 'until'> & { readonly personId?: string };

interface DecidedRow {
  readonly id: string;
  readonly state: 'approved' | 'refused';
  readonly decidedAt: string;
  readonly note: string | null;
  readonly byName: string | null;
  readonly quoteId: string;
  readonly number: string;
  readonly customerId: string;
  readonly customerName: string | null;
}

/** Quotes that wait for this person's word, and what was said about those that he asked for. */
export function createAnswerSources(ctx: Context): (now: string) => Answer[] {
  const waiting = createWaitingReader(ctx);
  // The last word about a quote that has not moved on since; of a chain nobody who decided in it himself is told.
  const decided = ctx.db.prepare(
    `SELECT a.id, a.state, a.decided_at AS decidedAt, a.decision_note AS note, d.name AS byName, q.id AS quoteId,
            coalesce(q.number, q.label) AS number, a.customer_id AS customerId, c.name AS customerName
     FROM approvals AS a
     JOIN quotes AS q ON q.id = a.quote_id AND q.deleted_at IS NULL
       AND q.state = CASE a.state WHEN 'approved' THEN 'approved' ELSE 'draft' END
     ${joinShownCustomer('a.customer_id', 'LEFT JOIN')}
     LEFT JOIN users AS d ON d.id = a.decided_by
     WHERE a.state IN ('approved', 'refused') AND a.decided_at >= @since AND a.decided_by IS NOT @me AND a.deleted_at IS NULL
       AND @me IN (q.owner_id, a.created_by)
       AND NOT EXISTS (SELECT 1 FROM approvals AS n WHERE n.quote_id = a.quote_id AND n.deleted_at IS NULL
                       AND (n.created_at > a.created_at OR n.decided_by = @me))
     ORDER BY a.decided_at LIMIT 100`,
  );
  return (now) => {
    const me = ctx.userId();
    if (me === null) return [];
    const since = startOfLocalDay(addDays(localDay(now), -answerDays));
    const answers = decided.all({ me, since }) as DecidedRow[]; // the columns selected
    return [
      ...waiting().map(({ id, quoteId, quoteNumber, customerId, customerName, askedAt, askedByName, reason }) =>
        answerOf(
          'to-approve',
          { id, at: askedAt, quoteId, number: quoteNumber, customerId, customerName },
          { isApproved: null, byName: askedByName, note: reason },
        ),
      ),
      ...answers.map(({ state, decidedAt, byName, note, ...row }) =>
        answerOf('approval', { ...row, at: decidedAt }, { isApproved: state === 'approved', byName, note }),
      ),
    ];
  };
}

function answerOf(
  kind: 'to-approve' | 'approval',
  row: Pick<DecidedRow, 'id' | 'quoteId' | 'number' | 'customerId' | 'customerName'> & { readonly at: string },
  quote: NonNullable<Answer['quote']>,
): Answer {
  const { id, quoteId, number, customerId, customerName, at } = row;
  return {
    key: `${kind}/${id}`,
    kind,
    on: localDay(at),
    minute: null,
    name: number,
    who: null,
    years: null,
    isLunar: false,
    customerId,
    customerName,
    recordId: quoteId,
    quote,
  };
}
