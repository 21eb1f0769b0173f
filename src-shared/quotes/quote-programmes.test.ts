import { expect, test } from 'vitest';
import { aQuoteLine } from '../../tests/support/quote-contents.ts';
import { askedOf, type LineOffer, programmesOf, takenBack, withoutProgramme, withProgramme } from './quote-programmes.ts';
import { lineWithoutPrice } from './quote-text.ts';

const helmet = { ...lineWithoutPrice, kind: 'gift' as const, name: 'Mũ bảo hộ', vatRate: '8' as const };
const cement = aQuoteLine({ id: 'c1', priceSource: { kind: 'list', id: null, name: 'Giá chuẩn' } });
const draft = { lines: [cement, aQuoteLine({ id: 'c2', priceDong: 1 })], promotionIds: [] as string[] };
const gift: LineOffer = {
  promotionId: 'p1',
  name: 'Mua 10 tặng 1',
  kind: 'gift',
  times: 3,
  missingMilli: 0,
  missingDong: 0,
  giftProductId: null,
  gift: null,
  quantityMilli: 3000,
  leftMilli: 5000,
  isShort: false,
  discountBasisPoints: 0,
  discountDong: 0,
  lineIds: ['c1'],
};
const off: LineOffer = { ...gift, promotionId: 'p2', name: 'Giảm 5 %', kind: 'discount', discountBasisPoints: 500 };
const newId = () => 'g1';
const one = (lines: typeof draft, offers: readonly LineOffer[]) => {
  const [first] = programmesOf(lines, offers);
  return { state: first?.state, notices: [...(first?.notices ?? [])].map(([id, { kind }]) => `${id}:${kind}`) };
};

test('a gift is put in behind the goods that it is for, and is told when it is not what is due any more', () => {
  expect(one(draft, [gift])).toEqual({ state: 'open', notices: [] });
  const taken = withProgramme(draft, gift, helmet, newId);
  expect(taken.lines.map(({ id }) => id)).toEqual(['c1', 'g1', 'c2']);
  expect(taken.lines[1]).toMatchObject({
    kind: 'gift',
    quantityMilli: 3000,
    priceDong: 0,
    priceSource: { kind: 'promotion', id: 'p1', name: 'Mua 10 tặng 1' },
  });
  expect(taken.promotionIds).toEqual(['p1']);
  expect(one(taken, [gift])).toEqual({ state: 'taken', notices: [] });
  const more = { ...gift, times: 4, quantityMilli: 4000 };
  expect(one(taken, [more])).toEqual({ state: 'changed', notices: ['g1:quantity'] });
  const right = withProgramme(taken, more, helmet, () => 'never');
  expect(right.lines.map(({ id, quantityMilli }) => [id, quantityMilli])).toContainEqual(['g1', 4000]);
  expect(right.promotionIds).toEqual(['p1']);
  // Not met any more, or no programme at all any more.
  expect(one(taken, [{ ...gift, times: 0, quantityMilli: 0 }])).toEqual({ state: 'unmet', notices: ['g1:unmet'] });
  expect(one(taken, [])).toEqual({ state: 'unmet', notices: ['g1:unmet'] });
  expect(withoutProgramme(taken, 'p1')).toEqual(draft);
});

test('money off is set on the lines that it covers; a price by hand and a better discount stay as they are', () => {
  expect(one(draft, [off])).toEqual({ state: 'open', notices: [] });
  const taken = withProgramme(draft, off, helmet, newId);
  expect(taken.lines.map(({ discountBasisPoints }) => discountBasisPoints)).toEqual([500, 0]);
  expect(one(taken, [off])).toEqual({ state: 'taken', notices: [] });
  // Another line of the same goods: told there, and set by the same click.
  const wider = { ...off, lineIds: ['c1', 'c2'] };
  expect(one(taken, [wider])).toEqual({ state: 'changed', notices: ['c2:discount'] });
  expect(withProgramme(taken, wider, helmet, newId).lines.map((line) => line.discountBasisPoints)).toEqual([500, 500]);
  const narrower = { ...off, lineIds: ['c2'] };
  expect(one(taken, [narrower])).toEqual({ state: 'changed', notices: ['c1:unmet', 'c2:discount'] });
  expect(withProgramme(taken, narrower, helmet, newId).lines.map((line) => line.discountBasisPoints)).toEqual([0, 500]);
  expect(withoutProgramme(taken, 'p2').lines[0]).toMatchObject({ discountBasisPoints: 0, priceSource: null });
  const hand = { ...cement, priceSource: { kind: 'hand' as const, id: null, name: null } };
  for (const line of [hand, { ...cement, discountBasisPoints: 600 }]) {
    const dear = { ...draft, lines: [line] };
    expect(one(dear, [off])).toEqual({ state: 'better', notices: [] });
    expect(withProgramme(dear, off, helmet, newId).lines).toEqual([line]);
  }
});

test('taking or dropping a programme is taken back without what was typed since', () => {
  const taken = withProgramme(withProgramme(draft, gift, helmet, newId), off, helmet, newId);
  const typed = (lines: typeof draft.lines) => lines.map((line) => (line.id === 'c1' ? { ...line, name: 'Xi măng' } : line));
  const back = takenBack({ ...taken, lines: typed(taken.lines) }, draft, taken);
  expect(back).toEqual({ ...draft, lines: typed(draft.lines) });
  const dropped = withoutProgramme(taken, 'p1');
  expect(takenBack({ ...dropped, lines: typed(dropped.lines) }, taken, dropped)).toEqual({ ...taken, lines: typed(taken.lines) });
});

test('programmes are asked with the goods that count, before what they take off themselves: taking one does not lose it', () => {
  const taken = withProgramme(withProgramme(draft, gift, helmet, newId), off, helmet, newId);
  const option = aQuoteLine({ id: 'o1', isOption: true });
  const asked = askedOf({ lines: [...taken.lines, option], discountBasisPoints: 0 });
  expect(asked.ids).toEqual(['c1', 'c2']);
  expect(asked.lines.map(({ netDong }) => netDong)).toEqual([1_235_000, 100]);
});
