import { standardStages } from '../../../src-shared/opportunities/standard-stages.ts';
import type { Db } from '../platform/database.ts';
import { onDay, type SmallRow, type Source, text } from './small-source.ts';

const dong = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What was or may be sold: opportunities noted, won and lost; quotes sent and answered; orders confirmed, delivered and cancelled. */
export function createSaleSources(db: Db): readonly Source[] {
  const kindOfRow = db.prepare('SELECT kind FROM stages WHERE id = ?').pluck();
  // A standard stage that the office never changed is no row.
  const kindOf = (stageId: unknown) => kindOfRow.get(stageId) ?? standardStages.find(({ id }) => id === stageId)?.kind;
  const opportunity = (row: SmallRow, step: 'made' | 'won' | 'lost') => ({
    of: 'opportunity' as const,
    opportunityId: row.id,
    step,
    title: String(row['title']),
    valueDong: dong(row['valueDong']),
    reason: step === 'lost' ? text(row['lostReason']) : null,
  });
  const quote = (row: SmallRow, step: 'sent' | 'accepted' | 'declined') => ({
    of: 'quote' as const,
    quoteId: String(row['quoteId']),
    step,
    label: String(row['label']),
    title: String(row['title']),
    version: Number(row['version']),
    totalDong: dong(row['totalDong']),
  });
  const ofQuote = `s.quote_id AS quoteId, s.version, coalesce(q.number, q.label) AS label, q.title`;
  const totalOf = (content: string) => `CASE WHEN json_valid(${content}) THEN json_extract(${content}, '$.totals.totalDong') END`;

  const order = (row: SmallRow, step: 'confirmed' | 'delivered' | 'cancelled') => ({
    of: 'order' as const,
    orderId: String(row['orderId']),
    step,
    label: String(row['label']),
    title: String(row['title']),
    totalDong: step === 'delivered' ? null : dong(row['totalDong']),
  });
  const ofOrder = 's.id AS orderId, coalesce(s.number, s.label) AS label, s.title, s.total_dong AS totalDong';

  return [
    {
      kind: 'opportunity',
      table: 'opportunities',
      columns: 's.title, s.value_dong AS valueDong',
      at: 's.created_at',
      keepsDeleted: false,
      read: (row) => ({ text: null, withWhom: null, details: opportunity(row, 'made') }),
    },
    {
      kind: 'opportunity',
      suffix: 'closed',
      table: 'opportunities',
      // Who wrote it down first is told by the entry of that.
      columns: `s.title, s.value_dong AS valueDong, s.stage_id AS stageId, s.lost_reason AS lostReason, s.lost_note AS lostNote,
        (SELECT w.name FROM history AS h LEFT JOIN users AS w ON w.id = h.user_id
          WHERE h.row_id = s.id AND (h.field = 'stageId' OR h.kind = 'create') ORDER BY h.at DESC, h.rid DESC LIMIT 1) AS closedBy`,
      // The stage says whether it is closed: two laptops may have moved it at the same time.
      at: 'coalesce(s.closed_at, s.stage_changed_at)',
      // A lost one is what the next rep has to know, also where somebody deletes its card.
      keepsDeleted: true,
      read: (row) => {
        const kind = kindOf(row['stageId']);
        if (kind !== 'won' && kind !== 'lost') return null;
        return {
          text: kind === 'lost' ? text(row['lostNote']) : null,
          withWhom: null,
          userName: text(row['closedBy']),
          details: opportunity(row, kind),
        };
      },
    },
    {
      kind: 'quote',
      table: 'quote_versions',
      columns: `${ofQuote}, ${totalOf('s.content')} AS totalDong, s.note`,
      joins: 'JOIN quotes AS q ON q.id = s.quote_id AND q.deleted_at IS NULL',
      at: 's.frozen_at',
      keepsDeleted: false,
      read: (row) => ({ text: text(row['note']), withWhom: null, details: quote(row, 'sent') }),
    },
    {
      kind: 'quote',
      table: 'acceptances',
      columns: `${ofQuote}, s.is_accepted AS isAccepted, s.by_name AS byName, s.note,
        (SELECT ${totalOf('v.content')} FROM quote_versions AS v
          WHERE v.customer_id = s.customer_id AND v.quote_id = s.quote_id AND v.version = s.version AND v.deleted_at IS NULL LIMIT 1) AS totalDong`,
      joins: 'JOIN quotes AS q ON q.id = s.quote_id AND q.deleted_at IS NULL',
      at: onDay('s.answered_on'),
      keepsDeleted: false,
      read: (row) => ({
        text: text(row['note']),
        withWhom: text(row['byName']),
        details: quote(row, row['isAccepted'] === 1 ? 'accepted' : 'declined'),
      }),
    },
    {
      kind: 'order',
      suffix: 'confirmed',
      table: 'orders',
      columns: ofOrder,
      where: "s.state IN ('confirmed', 'done')",
      at: 'coalesce(s.confirmed_at, s.created_at)',
      keepsDeleted: true,
      read: (row) => ({ text: null, withWhom: null, details: order(row, 'confirmed') }),
    },
    {
      kind: 'order',
      suffix: 'cancelled',
      table: 'orders',
      columns: `${ofOrder}, s.cancel_reason AS cancelReason`,
      where: "s.state = 'cancelled'",
      at: 'coalesce(s.closed_at, s.created_at)',
      keepsDeleted: true,
      read: (row) => ({ text: text(row['cancelReason']), withWhom: null, details: order(row, 'cancelled') }),
    },
    {
      kind: 'order',
      table: 'order_deliveries',
      columns: 's.order_id AS orderId, coalesce(r.number, r.label) AS label, r.title, s.received_by AS receivedBy, s.note',
      joins: 'JOIN orders AS r ON r.id = s.order_id AND r.deleted_at IS NULL',
      at: onDay('s.delivered_on'),
      keepsDeleted: false,
      read: (row) => ({ text: text(row['note']), withWhom: text(row['receivedBy']), details: order(row, 'delivered') }),
    },
  ];
}
