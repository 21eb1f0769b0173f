import { vatClasses } from '../../../src-shared/products/vat-rate.ts';
import { vatChangesBetween, vatRateOn, vatTable } from '../../../src-shared/products/vat.ts';
import type { pricesContract } from '../../../src-shared/prices/prices.contract.ts';
import { type QuoteState, quoteStates } from '../../../src-shared/quotes/quote.ts';
import { differenceOfQuotes } from '../../../src-shared/quotes/quote-difference.ts';
import { mayDeleteQuote } from '../../../src-shared/quotes/quote-rules.ts';
import { readContent } from '../../../src-shared/quotes/quote-text.ts';
import type { QuoteDraft, quotesContract } from '../../../src-shared/quotes/quotes.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import { createAskedAnewReader } from '../approvals/index.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { createProductReader, createVatReader } from '../products/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { standingOf } from './content-conflicts.ts';
import { createContentWriter } from './content-writer.ts';
import { createCosts } from './costs.ts';
import { createNewContents } from './new-quote.ts';
import { nextDraftLabel } from './draft-label.ts';
import { createQuoteMoves } from './quote-moves.ts';
import { hashOfText } from '../platform/hash-of-text.ts';
import { createQuoteRows } from './quote-rows.ts';

type Prices = Pick<HandlersOf<typeof pricesContract>, 'ofLines'>;

/** Quotes: everything with a price is one value of the row, saved as a whole; what was sent is kept as it was sent. */
export function createQuotesService(ctx: Context, prices: Prices): HandlersOf<typeof quotesContract> {
  const rows = createQuoteRows(ctx);
  const family = createFamily(ctx.db);
  const vatRows = createVatReader(ctx.db);
  const readProducts = createProductReader(ctx.db);
  const costs = createCosts(ctx.db);
  const sellers = ctx.db.prepare('SELECT id, name FROM teams WHERE sells_quotes = 1 AND deleted_at IS NULL ORDER BY name, id');
  const myTeam = ctx.db.prepare('SELECT team_id FROM users WHERE id = ?').pluck();
  const teams = () => sellers.all() as { id: string; name: string }[]; // the columns selected
  const draftKey = (id: string) => `draft:quote.${rows.stored(id).customerId}.${id}` as const;

  const ratedPrices: HandlersOf<typeof quotesContract>['pricesOf'] = async ({ customerId, on, lines }) => {
    const table = vatTable(vatRows());
    const products = new Map(readProducts([...new Set(lines.map(({ productId }) => productId))], on).map((one) => [one.id, one]));
    const answers = await prices.ofLines({ customerId, on, lines });
    return {
      lines: answers.lines.map((answer, index) => {
        const product = products.get(lines[index]?.productId ?? '');
        return {
          ...answer,
          vatRate: product === undefined ? null : vatRateOn(table, product.vatClass, on),
          costDong: product === undefined ? null : costs.of(product.id, on),
        };
      }),
      hasCosts: costs.areHere(),
    };
  };
  const contents = createNewContents({
    db: ctx.db,
    randomBytes: (count) => ctx.ids.randomBytes(count),
    productsOf: (ids) => new Map(readProducts([...new Set(ids)], rows.today()).map((one) => [one.id, one])),
    standardVat: (on) => vatRateOn(vatTable(vatRows()), 'standard', on) ?? '10',
  });
  const moves = createQuoteMoves(ctx, rows);
  const contentText = createContentWriter(ctx.db);
  const isAskedAnew = createAskedAnewReader(ctx);

  const checkTeam = (teamId: string | null) => {
    if (teamId !== null && !teams().some(({ id }) => id === teamId))
      throw new AppError('invalid', 'this team makes no quotes', { fields: { teamId: 'not-a-choice' } });
  };
  /** `now`, a version, or what stands beside. */
  const contentOf = (id: string, which: string) => {
    const text = which === 'now' ? rows.stored(id).content : rows.conflicts(id).find((one) => one.id === which)?.text;
    const content = text === undefined ? rows.versions(id).find((one) => one.id === which)?.content : readContent(text);
    if (content === undefined || content === null)
      throw new AppError('not-found', 'no such content of this quote', { details: { id: which } });
    return content;
  };

  return {
    list({ text, states, isExpired, customerId, limit, ...filter }) {
      const folded = foldText(text);
      const fitting = rows
        .list({
          states: null,
          kind: filter.kind ?? null,
          ownerId: filter.ownerId ?? null,
          teamId: filter.teamId ?? null,
          family: customerId === undefined ? null : family.json(customerId),
          opportunityId: filter.opportunityId ?? null,
          from: filter.from ?? null,
          to: filter.to ?? null,
        })
        .filter(
          (quote) =>
            (isExpired === undefined || quote.isExpired === isExpired) &&
            (folded === '' ||
              foldText(`${quote.number ?? ''} ${quote.label} ${quote.title} ${quote.customerName ?? ''}`).includes(folded)),
        );
      const wanted = states === undefined ? fitting : fitting.filter(({ state }) => states.includes(state));
      const sums = new Map<QuoteState, { count: number; totalDong: number }>();
      for (const { state, totalDong } of fitting) {
        const sum = sums.get(state) ?? { count: 0, totalDong: 0 };
        sums.set(state, { count: sum.count + 1, totalDong: sum.totalDong + (totalDong ?? 0) });
      }
      return {
        quotes: wanted.slice(0, limit),
        total: wanted.length,
        sums: quoteStates.flatMap((state) => {
          const sum = sums.get(state);
          return sum === undefined ? [] : [{ state, ...sum }];
        }),
      };
    },
    get({ id }) {
      const brief = rows.brief(id);
      const { content: text, rev } = rows.stored(id);
      const { content } = standingOf(text);
      const contact = content?.contactId ?? null;
      const kept = ctx.state.get(draftKey(id));
      // Written by `keepDraft`.
      const draft = kept === null ? null : (JSON.parse(kept) as { keptAt: number; json: string });
      return {
        ...brief,
        rev,
        content,
        contentHash: hashOfText(text),
        contactName: contact === null ? null : contactName(ctx, contact),
        versions: rows.versions(id),
        answers: rows.answers(id),
        conflicts: rows.conflicts(id).map(({ text: other, ...row }) => ({ ...row, ...standingOf(other) })),
        draft: draft === null ? null : { json: draft.json, keptAt: new Date(draft.keptAt).toISOString() },
        marginDong: content === null ? null : costs.marginOf(content),
        files: rows.files(id),
      };
    },
    async create({ customerId, opportunityId, copyOf, kind, title }) {
      const source = copyOf === undefined ? null : { ...rows.brief(copyOf), ...rows.stored(copyOf) };
      const chance =
        opportunityId === undefined ? null : (opportunityOf(ctx, opportunityId) ?? notFound('opportunity', opportunityId));
      const ofCustomer = customerId ?? chance?.customerId ?? source?.customerId;
      if (ofCustomer === undefined)
        throw new AppError('invalid', 'a quote is for somebody', { fields: { customerId: 'required' } });
      const today = rows.today();
      const winner = family.winnerOf(ofCustomer);
      const head = contents.headOf(winner, chance?.contactId ?? null, today) ?? notFound('customer', ofCustomer);
      const copied = source === null ? null : contents.copyOf(source.content, today);
      const { asked, finish } = contents.linesOf(opportunityId ?? null, today);
      const lines = finish(asked.length === 0 ? [] : (await ratedPrices({ customerId: winner, on: today, lines: asked })).lines);
      const draft: QuoteDraft = copied === null ? { ...head, lines } : { ...copied, ...addressOf(head) };
      const { text } = contentText(draft);
      const own = myTeam.get(ctx.userId());
      const flagged = teams().map(({ id }) => id);
      const teamId = [chance?.teamId, source?.teamId, own].find((team) => flagged.includes(String(team))) ?? null;
      const { value, groupId } = ctx.write.transact((tx) => {
        const label = nextDraftLabel(ctx.state, 'Q');
        const id = tx.create('quotes', {
          customerId: winner,
          opportunityId: opportunityId ?? null,
          kind: kind ?? (source?.kind === 'project' ? 'project' : 'quote'),
          title: title ?? chance?.title ?? source?.title ?? label,
          label,
          number: null,
          state: 'draft',
          ownerId: ctx.userId(),
          teamId: typeof teamId === 'string' ? teamId : null,
          version: 1,
          content: text,
          sentAt: null,
          closedAt: null,
          declineReason: null,
          note: null,
        });
        return { id, label };
      });
      return { ...value, groupId };
    },
    saveContent({ id, content, rev }) {
      const { text, totals } = contentText(content);
      const { groupId } = ctx.write.transact((tx) => {
        const row = living(tx, id);
        if (row.fields['state'] !== 'draft')
          throw new AppError('conflict', 'only a draft can be changed', { details: { state: String(row.fields['state']) } });
        tx.update('quotes', id, { content: text }, rev);
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
      if (change.teamId !== undefined) checkTeam(change.teamId);
      const { groupId } = ctx.write.transact((tx) => {
        living(tx, id);
        tx.update('quotes', id, change);
        // What was asked and approved was about this owner and team: of another it is asked anew.
        const isOtherQuestion = change.ownerId !== undefined || change.teamId !== undefined;
        if (isOtherQuestion && isAskedAnew(id)) tx.update('quotes', id, { state: 'draft' });
      });
      return { groupId };
    },
    ...moves,
    delete({ ids }) {
      const { groupId } = ctx.write.transact((tx) => {
        for (const id of ids) {
          if (!mayDeleteQuote(living(tx, id).fields['state']))
            throw new AppError('conflict', 'what was sent is cancelled, not deleted', { details: { id } });
          tx.remove('quotes', id);
        }
      });
      return { groupId };
    },
    difference: ({ id, from, to }) => differenceOfQuotes(contentOf(id, from), contentOf(id, to)),
    pricesOf: ratedPrices,
    vat({ on, until }) {
      const table = vatTable(vatRows());
      return {
        rates: vatClasses.map((vatClass) => ({ vatClass, rate: vatRateOn(table, vatClass, on) })),
        changes: vatChangesBetween(table, vatClasses, on, until),
      };
    },
    teams: () => ({ teams: teams() }),
  };
}

/** Whom a copy is for is said anew. */
function addressOf({ toName, toAddress, toTaxCode, toContact, contactId }: Omit<QuoteDraft, 'lines'>) {
  return { toName, toAddress, toTaxCode, toContact, contactId };
}

function living(tx: WriteTransaction, id: string) {
  const row = tx.read('quotes', id);
  if (row === null || row.deletedAt !== null) return notFound('quote', id);
  return row;
}

function notFound(what: string, id: string): never {
  throw new AppError('not-found', `no ${what} with this id`, { details: { id } });
}

function contactName(ctx: Context, id: string): string | null {
  const name = ctx.db.prepare('SELECT name FROM contacts WHERE id = ? AND deleted_at IS NULL').pluck().get(id);
  return typeof name === 'string' ? name : null;
}

interface Chance {
  readonly customerId: string;
  readonly title: string;
  readonly contactId: string | null;
  readonly teamId: string | null;
}

function opportunityOf(ctx: Context, id: string): Chance | null {
  const row = ctx.db
    .prepare(
      `SELECT customer_id AS customerId, title, contact_id AS contactId, team_id AS teamId FROM opportunities
       WHERE id = ? AND deleted_at IS NULL`,
    )
    .get(id);
  return row === undefined ? null : (row as Chance); // the columns selected
}
