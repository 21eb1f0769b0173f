import { type OrderState, orderStates } from '../../../src-shared/orders/order.ts';
import { mayDeleteOrder } from '../../../src-shared/orders/order-rules.ts';
import type { ordersContract } from '../../../src-shared/orders/orders.contract.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import type { QuoteDraft } from '../../../src-shared/quotes/quotes.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { hashOfText } from '../platform/hash-of-text.ts';
import {
  createContentConflicts,
  createContentHeads,
  createContentWriter,
  createCosts,
  nextDraftLabel,
  standingOf,
} from '../quotes/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createNewOrders, ofToday, type PricesOfLines } from './new-order.ts';
import { createOrderMoves } from './order-moves.ts';
import { createOrderRows } from './order-rows.ts';

interface Source {
  readonly customerId: string;
  readonly title: string | null;
  readonly quoteId: string | null;
  readonly opportunityId: string | null;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly deliverTo: string | null;
}

const nothing = { title: null, quoteId: null, opportunityId: null, teamId: null, ownerId: null, deliverTo: null };

/** Orders: a quote's content with deliveries. */
export function createOrdersService(
  ctx: Context,
  prices: { readonly pricesOf: PricesOfLines },
): HandlersOf<typeof ordersContract> {
  const rows = createOrderRows(ctx);
  const family = createFamily(ctx.db);
  const costs = createCosts(ctx.db);
  const headOf = createContentHeads(ctx.db);
  const contentText = createContentWriter(ctx.db);
  const conflicts = createContentConflicts(ctx, 'orders');
  const newOrders = createNewOrders(ctx.db, prices.pricesOf);
  const sellers = ctx.db.prepare('SELECT id FROM teams WHERE sells_quotes = 1 AND deleted_at IS NULL').pluck();
  const myTeam = ctx.db.prepare('SELECT team_id FROM users WHERE id = ?').pluck();
  const isHere = ctx.db.prepare('SELECT 1 FROM users WHERE id = ? AND is_active = 1').pluck();
  const contactName = ctx.db.prepare('SELECT name FROM contacts WHERE id = ? AND deleted_at IS NULL').pluck();
  const quote = ctx.db.prepare(
    `SELECT customer_id AS customerId, title, opportunity_id AS opportunityId, team_id AS teamId, owner_id AS ownerId, state, content
     FROM quotes WHERE id = ? AND deleted_at IS NULL`,
  );
  const draftKey = (id: string) => `draft:order.${rows.stored(id).customerId}.${id}` as const;

  const ofQuote = (quoteId: string, options: readonly string[], today: string) => {
    type Row = Omit<Source, 'quoteId' | 'deliverTo'> & { state: string; content: string };
    const row = (quote.get(quoteId) as Row | undefined) ?? notFound('quote', quoteId); // the columns selected
    if (row.state !== 'sent' && row.state !== 'accepted')
      throw new AppError('conflict', 'a quote is ordered that was sent', { details: { state: row.state } });
    const content = readContent(row.content) ?? nothingLeft(quoteId);
    const earlier = newOrders.earlier(quoteId);
    const ordered = earlier.map((one) => one.content);
    const { state: _state, content: _content, ...source } = row;
    return {
      source: { ...nothing, ...source, quoteId } satisfies Source,
      made: contentText(newOrders.ofQuote(content, new Set(options), ordered, today), content),
      earlier: earlier.map(({ id, name }) => ({ id, name })),
    };
  };
  const again = async (id: string, customerId: string | undefined, today: string) => {
    const order = rows.brief(id);
    const content = readContent(rows.stored(id).content) ?? nothingLeft(id);
    const winner = family.winnerOf(customerId ?? order.customerId);
    const head = headOf(winner, content.contactId, today) ?? notFound('customer', winner);
    const { toName, toAddress, toTaxCode, toContact, contactId } = head;
    const draft = { ...(await newOrders.again(content, winner, today)), toName, toAddress, toTaxCode, toContact, contactId };
    const { title, teamId, deliverTo } = order;
    return {
      source: { ...nothing, customerId: winner, title: title === order.label ? null : title, teamId, deliverTo } satisfies Source,
      made: contentText(draft),
      earlier: [],
    };
  };
  const onTheSpot = (customerId: string, today: string) => {
    const winner = family.winnerOf(customerId);
    const head = headOf(winner, null, today) ?? notFound('customer', customerId);
    const draft: QuoteDraft = { ...head, lines: [] };
    return { source: { ...nothing, customerId: winner } satisfies Source, made: contentText(draft), earlier: [] };
  };

  return {
    list({ text, states, isLate, dueUntil, customerId, limit, ...filter }) {
      const folded = foldText(text);
      const found = rows
        .list({
          ownerId: filter.ownerId ?? null,
          teamId: filter.teamId ?? null,
          family: customerId === undefined ? null : family.json(customerId),
          opportunityId: filter.opportunityId ?? null,
          quoteId: filter.quoteId ?? null,
          from: filter.from ?? null,
          to: filter.to ?? null,
        })
        .filter(
          (order) =>
            folded === '' ||
            foldText(
              `${order.number ?? ''} ${order.label} ${order.title} ${order.customerName ?? ''} ${order.quoteName ?? ''}`,
            ).includes(folded),
        );
      const fitting = found.filter(
        (order) =>
          (isLate === undefined || order.isLate === isLate) &&
          (dueUntil === undefined || (order.state === 'confirmed' && order.deliverOn !== null && order.deliverOn <= dueUntil)),
      );
      if (dueUntil !== undefined) fitting.sort((a, b) => ((a.deliverOn ?? '') < (b.deliverOn ?? '') ? -1 : 1));
      const wanted = states === undefined ? fitting : fitting.filter(({ state }) => states.includes(state));
      const sums = new Map<OrderState, { count: number; totalDong: number }>();
      for (const { state, totalDong } of fitting) {
        const sum = sums.get(state) ?? { count: 0, totalDong: 0 };
        sums.set(state, { count: sum.count + 1, totalDong: sum.totalDong + (totalDong ?? 0) });
      }
      return {
        orders: wanted.slice(0, limit).map(rows.withDelivered),
        total: wanted.length,
        sums: orderStates.flatMap((state) => {
          const sum = sums.get(state);
          return sum === undefined ? [] : [{ state, ...sum }];
        }),
        late: found.filter((order) => order.isLate).length,
      };
    },
    get({ id }) {
      const brief = rows.brief(id);
      const { content: text, rev, signedPost, signature } = rows.stored(id);
      const { content } = standingOf(text);
      const contact = content?.contactId == null ? null : contactName.get(content.contactId);
      const kept = ctx.state.get(draftKey(id));
      // Written by `keepDraft`.
      const draft = kept === null ? null : (JSON.parse(kept) as { keptAt: number; json: string });
      return {
        ...brief,
        ...{ rev, content, signedPost, signature },
        contentHash: hashOfText(text),
        contactName: typeof contact === 'string' ? contact : null,
        deliveries: rows.deliveries(id),
        lines: rows.lines(id),
        conflicts: conflicts.of(id).map(({ text: other, ...row }) => ({ ...row, ...standingOf(other) })),
        draft: draft === null ? null : { json: draft.json, keptAt: new Date(draft.keptAt).toISOString() },
        marginDong: content === null ? null : costs.marginOf(content),
        files: rows.files(id),
      };
    },
    async create({ customerId, quoteId, options, copyOf, title }) {
      const today = rows.today();
      const { source, made, earlier } =
        quoteId !== undefined
          ? ofQuote(quoteId, options ?? [], today)
          : copyOf !== undefined
            ? await again(copyOf, customerId, today)
            : onTheSpot(customerId ?? nobody(), today);
      const own = myTeam.get(ctx.userId());
      const teamId = [source.teamId, own].find((team) => sellers.all().includes(team)) ?? null;
      const { value, groupId } = ctx.write.transact((tx) => {
        const label = nextDraftLabel(ctx.state, 'D');
        const id = tx.create('orders', {
          customerId: family.winnerOf(source.customerId),
          quoteId: source.quoteId,
          opportunityId: source.opportunityId,
          title: title ?? source.title ?? label,
          label,
          number: null,
          state: 'draft',
          ownerId: source.ownerId !== null && isHere.get(source.ownerId) === 1 ? source.ownerId : ctx.userId(),
          teamId: typeof teamId === 'string' ? teamId : null,
          content: made.text,
          deliverOn: null,
          deliverTo: source.deliverTo,
          confirmedAt: null,
          closedAt: null,
          cancelReason: null,
          signedBy: null,
          signedPost: null,
          signature: null,
          note: null,
        });
        return { id, label };
      });
      return { ...value, groupId, earlier };
    },
    saveContent({ id, content, rev }) {
      const before = readContent(rows.stored(id).content);
      const isOfQuote = rows.brief(id).quoteId !== null;
      const { text, totals } = contentText({ ...content, ...ofToday(content, content.issuedOn) }, isOfQuote ? before : null);
      const { groupId } = ctx.write.transact((tx) => {
        const row = living(tx, id);
        if (row.fields['state'] !== 'draft')
          throw new AppError('conflict', 'only a draft can be changed', { details: { state: String(row.fields['state']) } });
        tx.update('orders', id, { content: text }, rev);
        // It was put below what stood before.
        if ((row.fields['signature'] ?? null) !== null && row.fields['content'] !== text)
          tx.update('orders', id, { signature: null, signedBy: null, signedPost: null });
      });
      ctx.state.remove(draftKey(id));
      return { groupId, totals };
    },
    keepDraft({ id, json }) {
      rows.brief(id);
      if (json === null) ctx.state.remove(draftKey(id));
      else ctx.state.set(draftKey(id), JSON.stringify({ keptAt: ctx.clock.now(), json }));
      return {};
    },
    update({ id, change }) {
      if (change.teamId != null && !sellers.all().includes(change.teamId) && change.teamId !== rows.brief(id).teamId)
        throw new AppError('invalid', 'this team takes no orders', { fields: { teamId: 'not-a-choice' } });
      const { groupId } = ctx.write.transact((tx) => {
        living(tx, id);
        tx.update('orders', id, change);
      });
      return { groupId };
    },
    ...createOrderMoves(ctx, rows),
    delete({ ids }) {
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of ids) {
          if (!mayDeleteOrder(living(tx, id).fields['state']))
            throw new AppError('conflict', 'what the customer ordered is cancelled, not deleted', { details: { id } });
          tx.remove('orders', id);
        }
      });
      return { groupId };
    },
  };
}

function living(tx: WriteTransaction, id: string) {
  const row = tx.read('orders', id);
  if (row === null || row.deletedAt !== null) return notFound('order', id);
  return row;
}

function notFound(what: string, id: string): never {
  throw new AppError('not-found', `no ${what} with this id`, { details: { id } });
}

function nothingLeft(id: string): never {
  throw new AppError('conflict', 'there is nothing left of it', { details: { id } });
}

function nobody(): never {
  throw new AppError('invalid', 'an order is for somebody', { fields: { customerId: 'required' } });
}
