import { readDelivered } from '../../../src-shared/orders/delivered-lines.ts';
import type { OrderState } from '../../../src-shared/orders/order.ts';
import { deliveredPartOf, progressOf } from '../../../src-shared/orders/order-progress.ts';
import type { OrderBrief, OrderDelivery } from '../../../src-shared/orders/orders.contract.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import { officeToday } from '../platform/office-time.ts';

const columns = `r.id, c.id AS customerId, c.name AS customerName, r.quote_id AS quoteId, coalesce(q.number, q.label) AS quoteName,
  r.opportunity_id AS opportunityId, p.title AS opportunityTitle, r.title, r.label, r.number, r.state, r.owner_id AS ownerId,
  u.name AS ownerName, r.team_id AS teamId, t.name AS teamName, r.ordered_on AS orderedOn, r.total_dong AS totalDong,
  r.deliver_on AS deliverOn, r.deliver_to AS deliverTo, r.confirmed_at AS confirmedAt, r.closed_at AS closedAt,
  r.cancel_reason AS cancelReason, r.signed_by AS signedBy, r.note, r.created_at AS createdAt, r.customer_id AS ofCustomerId,
  EXISTS (SELECT 1 FROM conflicts AS x WHERE x.row_id = r.id AND x.field = 'content' AND x.resolution IS NULL AND x.deleted_at IS NULL)
    AS hasConflict`;
const joins = `${joinShownCustomer('r.customer_id', 'LEFT JOIN')}
  LEFT JOIN quotes AS q ON q.id = r.quote_id AND q.deleted_at IS NULL
  LEFT JOIN opportunities AS p ON p.id = r.opportunity_id AND p.deleted_at IS NULL
  LEFT JOIN users AS u ON u.id = r.owner_id LEFT JOIN teams AS t ON t.id = r.team_id`;

type BriefRow = Omit<OrderBrief, 'customerId' | 'hasConflict' | 'isLate' | 'delivered'> & {
  readonly customerId: string | null;
  readonly ofCustomerId: string;
  readonly hasConflict: number;
};

/** Everything of a brief but how much came, which takes reading the content. */
export type OrderHead = Omit<OrderBrief, 'delivered'>;

export interface OrderFilter {
  readonly ownerId: string | null;
  readonly teamId: string | null;
  /** JSON of the ids of a customer and of what was merged into it. */
  readonly family: string | null;
  readonly opportunityId: string | null;
  readonly quoteId: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

interface Stored {
  readonly content: string;
  readonly rev: number;
  readonly customerId: string;
  readonly signedPost: string | null;
  readonly signature: string | null;
}

/** More orders than an office takes in some years; the list of a screen is cut long before. */
const mostRead = 50_000;

/** Reads orders and what was delivered of them. */
export function createOrderRows(ctx: Context) {
  const { db } = ctx;
  const list = db.prepare(
    `SELECT ${columns} FROM orders AS r ${joins}
     WHERE r.deleted_at IS NULL AND (@ownerId IS NULL OR r.owner_id = @ownerId) AND (@teamId IS NULL OR r.team_id = @teamId)
       AND (@opportunityId IS NULL OR r.opportunity_id = @opportunityId) AND (@quoteId IS NULL OR r.quote_id = @quoteId)
       AND (@family IS NULL OR r.customer_id IN (SELECT value FROM json_each(@family)))
       AND (@from IS NULL OR r.ordered_on >= @from) AND (@to IS NULL OR r.ordered_on <= @to)
     ORDER BY r.ordered_on DESC, r.created_at DESC, r.id DESC LIMIT ${mostRead}`,
  );
  const one = db.prepare(`SELECT ${columns} FROM orders AS r ${joins} WHERE r.id = ? AND r.deleted_at IS NULL`);
  const stored = db.prepare(
    'SELECT content, rev, customer_id AS customerId, signed_post AS signedPost, signature FROM orders WHERE id = ?',
  );
  const deliveries = db.prepare(
    `SELECT d.id, d.delivered_on AS deliveredOn, d.lines, d.received_by AS receivedBy, d.signature IS NOT NULL AS hasSignature, d.note,
       u.name AS byName, d.created_by AS createdBy
     FROM order_deliveries AS d LEFT JOIN users AS u ON u.id = d.created_by
     WHERE d.order_id = ? AND d.deleted_at IS NULL ORDER BY d.delivered_on DESC, d.created_at DESC, d.id DESC`,
  );
  const files = db.prepare("SELECT count(*) FROM files WHERE on_entity = 'orders' AND on_id = ? AND deleted_at IS NULL").pluck();
  const today = () => officeToday(ctx);
  const headOf = ({ ofCustomerId, customerId, hasConflict, ...row }: BriefRow): OrderHead => ({
    ...row,
    customerId: customerId ?? ofCustomerId,
    hasConflict: hasConflict === 1,
    isLate: row.state === 'confirmed' && row.deliverOn !== null && row.deliverOn < today(),
  });

  const deliveriesOf = (id: string): OrderDelivery[] => {
    type Row = Omit<OrderDelivery, 'lines' | 'hasSignature' | 'isMine'> & {
      lines: string;
      hasSignature: number;
      createdBy: string | null;
    };
    // The columns selected.
    return (deliveries.all(id) as Row[]).map(({ createdBy, lines, hasSignature, ...row }) => ({
      ...row,
      lines: readDelivered(lines),
      hasSignature: hasSignature === 1,
      isMine: createdBy === ctx.userId(),
    }));
  };
  /** @throws `not-found` */
  const storedOf = (id: string): Stored => {
    const row = stored.get(id) as Stored | undefined; // the columns selected
    if (row === undefined) throw new AppError('not-found', 'no order with this id', { details: { id } });
    return row;
  };
  const linesOf = (id: string) =>
    progressOf(
      readContent(storedOf(id).content),
      deliveriesOf(id).map(({ lines }) => lines),
    );
  /** Contents are read only of what was delivered in part. */
  const withDelivered = (head: OrderHead): OrderBrief => {
    const came = head.state === 'draft' ? [] : deliveriesOf(head.id);
    return { ...head, delivered: came.length === 0 ? 'none' : deliveredPartOf(linesOf(head.id)) };
  };

  return {
    list: (filter: OrderFilter): OrderHead[] => (list.all(filter) as BriefRow[]).map(headOf), // the columns selected
    withDelivered,
    /** @throws `not-found` */
    brief(id: string): OrderBrief {
      const row = one.get(id) as BriefRow | undefined; // the columns selected
      if (row === undefined) throw new AppError('not-found', 'no order with this id', { details: { id } });
      return withDelivered(headOf(row));
    },
    stored: storedOf,
    deliveries: deliveriesOf,
    /** What was ordered, came and is left, line by line. */
    lines: linesOf,
    files: (id: string) => Number(files.get(id)),
    today,
  };
}

export type OrderRows = ReturnType<typeof createOrderRows>;

export function asOrderState(value: unknown): OrderState {
  return String(value) as OrderState; // as stored, and the contract lets nothing else in
}
