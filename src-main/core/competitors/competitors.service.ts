import type {
  Competitor,
  CompetitorLine,
  CompetitorPrice,
  competitorsContract,
} from '../../../src-shared/competitors/competitors.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import { nameSortKey } from '../../../src-shared/vietnam/sort-key.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import { madeId } from '../platform/made-id.ts';
import type { Fields } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createOurPrices } from './our-prices.ts';
import { officeToday } from '../platform/office-time.ts';

export function createCompetitorsService(ctx: Context): HandlersOf<typeof competitorsContract> {
  const columns = 'k.id, k.name, k.website, k.strengths, k.weaknesses, k.note, k.rev, k.created_at AS createdAt';
  const byId = ctx.db.prepare(`SELECT ${columns} FROM competitors AS k WHERE k.id = ? AND k.deleted_at IS NULL`);
  const names = ctx.db.prepare('SELECT id, name FROM competitors WHERE deleted_at IS NULL');
  const lines = ctx.db.prepare(
    `SELECT k.id, k.name, k.website,
       (SELECT count(*) FROM competitor_prices AS p WHERE p.competitor_id = k.id AND p.deleted_at IS NULL) AS prices,
       (SELECT max(p.seen_on) FROM competitor_prices AS p WHERE p.competitor_id = k.id AND p.seen_on <= @today AND p.deleted_at IS NULL) AS lastSeenOn,
       (SELECT count(*) FROM opportunities AS o WHERE o.competitor_id = k.id AND o.closed_at IS NULL AND o.deleted_at IS NULL) AS openOpportunities
     FROM competitors AS k WHERE k.deleted_at IS NULL`,
  );
  const pricesOf = ctx.db.prepare(
    `SELECT p.id, p.product_id AS productId, r.name AS productName, p.product, p.unit, p.price_dong AS priceDong, p.seen_on AS seenOn,
       p.province_code AS provinceCode, p.note, u.name AS authorName, p.created_by AS authorId
     FROM competitor_prices AS p LEFT JOIN products AS r ON r.id = p.product_id LEFT JOIN users AS u ON u.id = p.created_by
     WHERE p.competitor_id = ? AND p.deleted_at IS NULL ORDER BY p.seen_on DESC, p.id DESC LIMIT 1000`,
  );
  const opportunitiesOf = ctx.db.prepare(
    `SELECT q.id, q.title, c.id AS customerId, c.name AS customerName, q.value_dong AS valueDong, s.vi, s.en, s.kind
     FROM opportunities AS q ${joinShownCustomer('q.customer_id')} LEFT JOIN stages AS s ON s.id = q.stage_id
     WHERE q.competitor_id = ? AND q.deleted_at IS NULL AND c.deleted_at IS NULL
     ORDER BY q.closed_at IS NOT NULL, q.created_at DESC, q.id DESC LIMIT 100`,
  );
  const ours = createOurPrices(ctx.db);
  const today = () => officeToday(ctx);

  /** Names in one spelling: `Nhựa Duy Tân` and `nhua duy tan` are one firm. */
  const sameNamed = (name: string, exceptId?: string) =>
    (names.all() as { id: string; name: string }[]).find((row) => row.id !== exceptId && foldText(row.name) === foldText(name)); // the columns selected
  const refuseTaken = (name: string, exceptId?: string) => {
    const taken = sameNamed(name, exceptId);
    if (taken === undefined) return;
    throw new AppError('invalid', 'there is a competitor of this name', {
      fields: { name: 'name-taken' },
      details: { id: taken.id },
    });
  };
  const living = (tx: WriteTransaction, id: string) => {
    const row = tx.read('competitors', id);
    if (row === null || row.deletedAt !== null)
      throw new AppError('not-found', 'no competitor with this id', { details: { id } });
    return row;
  };

  return {
    list({ text, limit }) {
      const words = foldText(text);
      const competitors = (lines.all({ today: today() }) as CompetitorLine[]) // the columns selected
        .filter(({ name }) => foldText(name).includes(words))
        .toSorted((a, b) => (nameSortKey(a.name) < nameSortKey(b.name) ? -1 : 1))
        .slice(0, limit);
      return { competitors };
    },
    get({ id }) {
      const row = byId.get(id) as Competitor | undefined; // the columns selected
      if (row === undefined) throw new AppError('not-found', 'no competitor with this id', { details: { id } });
      const day = today();
      const prices = (pricesOf.all(id) as PriceRow[]).map(({ authorId, ...price }) => ({
        // the columns selected
        ...price,
        isMine: authorId === ctx.userId(),
        isAhead: price.seenOn > day,
      }));
      const opportunities = (opportunitiesOf.all(id) as OpportunityRow[]).map(({ vi, en, kind, ...opportunity }) => ({
        // the columns selected
        ...opportunity,
        stage: vi === null || en === null || kind === null ? null : { vi, en, kind },
      }));
      return {
        ...row,
        prices,
        opportunities,
        ours: ours(
          prices.flatMap(({ productId }) => productId ?? []),
          day,
        ),
      };
    },
    create(values) {
      refuseTaken(values.name);
      const { value: id, groupId } = ctx.write.transact((tx) => addCompetitor(tx, values));
      return { id, groupId };
    },
    update({ id, change, rev }) {
      if (change.name !== undefined) refuseTaken(change.name, id);
      const { groupId } = ctx.write.transact((tx) => {
        living(tx, id);
        tx.update('competitors', id, change, rev);
      });
      return { groupId };
    },
    delete({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        living(tx, id);
        tx.remove('competitors', id);
      });
      return { groupId };
    },
    notePrice({ competitorId, competitorName, seenOn, ...price }) {
      const day = seenOn ?? today();
      if (day > today())
        throw new AppError('invalid', 'a price is seen before it is noted', { fields: { seenOn: 'day-to-come' } });
      const { value, groupId } = ctx.write.transact((tx) => {
        const of = competitorId ?? sameNamed(competitorName ?? '')?.id ?? addCompetitor(tx, { name: competitorName ?? '' });
        living(tx, of);
        return { id: tx.create('competitorPrices', { ...price, competitorId: of, seenOn: day }), competitorId: of };
      });
      return { ...value, groupId };
    },
    removePrice({ id }) {
      const { groupId } = ctx.write.transact((tx) => {
        const row = tx.read('competitorPrices', id);
        if (row === null) throw new AppError('not-found', 'no price with this id', { details: { id } });
        if (row.createdBy !== null && row.createdBy !== tx.userId) {
          throw new AppError('forbidden', 'only whoever noted a price takes it back', { details: { id } });
        }
        tx.remove('competitorPrices', id);
      });
      return { groupId };
    },
  };
}

/** The id follows from the name, so that two laptops that add the same firm before they meet write one row. */
function addCompetitor(tx: WriteTransaction, values: Fields & { readonly name: string }): string {
  const id = madeId('competitors', foldText(values.name));
  const known = tx.read('competitors', id);
  if (known === null) return tx.create('competitors', { id, ...values });
  // It has another name today: this is another firm.
  if (known.deletedAt === null) return tx.create('competitors', values);
  tx.restore('competitors', id);
  tx.update('competitors', id, values);
  return id;
}

type PriceRow = Omit<CompetitorPrice, 'isMine' | 'isAhead'> & { readonly authorId: string | null };
interface OpportunityRow {
  readonly id: string;
  readonly title: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly valueDong: number | null;
  readonly vi: string | null;
  readonly en: string | null;
  readonly kind: string | null;
}
