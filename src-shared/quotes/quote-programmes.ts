import type { QuoteOffer } from '../promotions/promotions.contract.ts';
import type { QuoteLine } from './quote-content.ts';
import { promisesOf } from './quote-promises.ts';
import { quoteTotalsOf } from './quote-totals.ts';
import type { QuoteDraft } from './quotes.contract.ts';

/*
 * Programmes in a quote: a gift (or seats) is a gift line, money off is the discount of the lines that it covers, both with the programme as
 * the source of their price. Nothing here changes a quote by itself: it says what is due and what stands, and makes the one of the other
 * when somebody asks for it.
 */

export type Programmed = Pick<QuoteDraft, 'lines' | 'promotionIds'>;

/** An offer with the lines that it covers by their ids: lines move. */
export type LineOffer = Omit<QuoteOffer, 'lineIndexes'> & { readonly lineIds: readonly string[] };

/**
 * `open` may be taken; `missing` is not met yet; `better`: the lines have as much off already, or a price by hand; `taken` stands as it is due;
 * `changed` stands otherwise; `unmet` stands and is not due any more.
 */
export type ProgrammeState = 'open' | 'missing' | 'better' | 'taken' | 'changed' | 'unmet';

/** What is wrong at a line: it stands there and should not, or is not what is due (a quantity, or basis points). */
export type LineNotice =
  | { readonly kind: 'unmet'; readonly promotionId: string; readonly name: string }
  | { readonly kind: 'quantity' | 'discount'; readonly promotionId: string; readonly name: string; readonly due: number };

export interface Programme {
  readonly promotionId: string;
  readonly name: string;
  readonly state: ProgrammeState;
  /** Null where it is no offer to these lines any more. */
  readonly offer: LineOffer | null;
  readonly notices: ReadonlyMap<string, LineNotice>;
}

/** What to ask the promotions with: goods that are counted, at what they come to without what programmes take off. */
export function askedOf({ lines, discountBasisPoints }: Pick<QuoteDraft, 'lines' | 'discountBasisPoints'>) {
  const bare = lines.map((line) => (line.priceSource?.kind === 'promotion' ? { ...line, discountBasisPoints: 0 } : line));
  const computed = quoteTotalsOf({ lines: bare, discountBasisPoints });
  const counted = lines.flatMap(({ id, kind, productId, quantityMilli, isOption }, index) =>
    kind === 'goods' && !isOption ? [{ id, productId, quantityMilli, netDong: computed?.lines[index]?.netDong ?? 0 }] : [],
  );
  return { ids: counted.map(({ id }) => id), lines: counted.map(({ id: _id, ...line }) => line) };
}

/** Every programme that is offered to the lines or stands in them. */
export function programmesOf(draft: Programmed, offers: readonly LineOffer[]): Programme[] {
  const named = new Map<string, string>();
  for (const { priceSource } of draft.lines) {
    if (priceSource?.kind === 'promotion' && priceSource.id !== null) named.set(priceSource.id, priceSource.name ?? '');
  }
  const taken = new Set([...draft.promotionIds, ...named.keys()]);
  const known = new Set(offers.map(({ promotionId }) => promotionId));
  const gone = [...taken].filter((id) => !known.has(id));
  return [
    ...offers.map((offer): Programme => {
      const { promotionId, name } = offer;
      if (taken.has(promotionId)) return { promotionId, name, offer, ...standingOf(draft, promotionId, name, offer) };
      const isThereMore = offer.kind !== 'discount' || draft.lines.some((line) => isToSet(line, offer));
      const state = offer.times === 0 ? 'missing' : isThereMore ? 'open' : 'better';
      return { promotionId, name, offer, state, notices: new Map() };
    }),
    ...gone.map((promotionId): Programme => {
      const name = named.get(promotionId) ?? '';
      return { promotionId, name, offer: null, ...standingOf(draft, promotionId, name, null) };
    }),
  ];
}

/** With the programme as it is due; its first gift line is kept, so that a note on it stays. `gift` is the line that is new. */
export function withProgramme<T extends Programmed>(
  draft: T,
  offer: LineOffer,
  gift: Omit<QuoteLine, 'id' | 'quantityMilli'>,
  newId: () => string,
): T {
  const { promotionId, name } = offer;
  const source = { kind: 'promotion', id: promotionId, name } as const;
  const promotionIds = draft.promotionIds.includes(promotionId) ? draft.promotionIds : [...draft.promotionIds, promotionId];
  if (offer.kind === 'discount') {
    const { discountBasisPoints } = offer;
    const lines = draft.lines.map((line) => {
      if (isToSet(line, offer)) return { ...line, discountBasisPoints, priceSource: source };
      return isOf(line, promotionId) && !offer.lineIds.includes(line.id) ? bareOf(line) : line;
    });
    return { ...draft, lines, promotionIds };
  }
  const first = draft.lines.find((line) => isOf(line, promotionId));
  if (first !== undefined) {
    const lines = draft.lines.flatMap((line) => {
      if (!isOf(line, promotionId)) return [line];
      return line.id === first.id ? [{ ...line, quantityMilli: offer.quantityMilli }] : [];
    });
    return { ...draft, lines, promotionIds };
  }
  const last = draft.lines.findLastIndex(({ id }) => offer.lineIds.includes(id));
  const at = last < 0 ? draft.lines.length : last + 1;
  const line = { ...gift, kind: 'gift' as const, priceDong: 0, discountBasisPoints: 0, isOption: false, priceSource: source };
  const lines = draft.lines.toSpliced(at, 0, { ...line, id: newId(), quantityMilli: offer.quantityMilli });
  return { ...draft, lines, promotionIds };
}

/** Without it: no gift of it, nothing off by it. What the price policy says about those lines is asked anew by whoever calls. */
export function withoutProgramme<T extends Programmed>(draft: T, promotionId: string): T {
  const lines = draft.lines.flatMap((line) => {
    if (!isOf(line, promotionId)) return [line];
    return line.kind === 'gift' ? [] : [bareOf(line)];
  });
  return { ...draft, lines, promotionIds: draft.promotionIds.filter((id) => id !== promotionId) };
}

/** Takes back what made `after` of `before`, and nothing that was typed since. */
export function takenBack<T extends Programmed>(now: T, before: Programmed, after: Programmed): T {
  const [was, became] = [before, after].map(({ lines }) => new Map(lines.map((line) => [line.id, line])));
  const lines = now.lines.flatMap((line): QuoteLine[] => {
    const [old, changed] = [was?.get(line.id), became?.get(line.id)];
    if (old === undefined) return changed === undefined ? [line] : [];
    if (changed === undefined || old === changed) return [line];
    const { discountBasisPoints, priceSource, quantityMilli } = old;
    return [{ ...line, discountBasisPoints, priceSource, ...(line.kind === 'gift' ? { quantityMilli } : {}) }];
  });
  for (const [index, line] of before.lines.entries()) {
    if (became?.has(line.id) === false) lines.splice(Math.min(index, lines.length), 0, line);
  }
  return { ...now, lines, promotionIds: before.promotionIds };
}

function standingOf(
  draft: Programmed,
  promotionId: string,
  name: string,
  offer: LineOffer | null,
): Pick<Programme, 'state' | 'notices'> {
  const notices = new Map<string, LineNotice>();
  const own = draft.lines.filter((line) => isOf(line, promotionId));
  if (offer === null || offer.times === 0) {
    for (const { id } of own) notices.set(id, { kind: 'unmet', promotionId, name });
    return { state: 'unmet', notices };
  }
  if (offer.kind === 'discount') {
    for (const line of draft.lines) {
      if (isOf(line, promotionId) && !offer.lineIds.includes(line.id)) {
        notices.set(line.id, { kind: 'unmet', promotionId, name });
      } else if (isToSet(line, offer)) {
        notices.set(line.id, { kind: 'discount', promotionId, name, due: offer.discountBasisPoints });
      }
    }
    return { state: notices.size > 0 ? 'changed' : 'taken', notices };
  }
  if ((promisesOf(draft.lines).get(promotionId) ?? 0) === offer.quantityMilli) return { state: 'taken', notices };
  for (const { id } of own) notices.set(id, { kind: 'quantity', promotionId, name, due: offer.quantityMilli });
  return { state: 'changed', notices };
}

/** A price by hand is what somebody agreed on, and more off than the programme gives is not made less. */
function isToSet(line: QuoteLine, { promotionId, lineIds, discountBasisPoints }: LineOffer): boolean {
  if (line.kind !== 'goods' || line.priceSource?.kind === 'hand' || !lineIds.includes(line.id)) return false;
  return isOf(line, promotionId)
    ? line.discountBasisPoints !== discountBasisPoints
    : line.discountBasisPoints < discountBasisPoints;
}

function isOf({ priceSource }: QuoteLine, promotionId: string): boolean {
  return priceSource?.kind === 'promotion' && priceSource.id === promotionId;
}

function bareOf(line: QuoteLine): QuoteLine {
  return { ...line, discountBasisPoints: 0, priceSource: null };
}
