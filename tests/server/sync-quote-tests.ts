import { expect, test } from 'vitest';
import { contentAt } from '../support/quote-contents.ts';
import { newId, testClock, type TestOffice } from '../support/sync-office.ts';
import type { SyncPlace } from './sync-place.ts';

/** Quotes: prices are one value, what was sent stays, numbers are the office's. On whichever store. */
export function quoteTests({ office, customerOfLan, pullAll }: SyncPlace): void {
  const aQuote = async (place: TestOffice) => {
    const [customerId, id] = [await customerOfLan(place), newId()];
    const lan = place.laptop('lan');
    await lan.push({
      entity: 'quotes',
      id,
      kind: 'create',
      patch: {
        customerId,
        kind: 'quote',
        title: 'Thùng carton',
        label: 'Q-A1-1',
        state: 'draft',
        ownerId: lan.userId,
        version: 1,
        content: contentAt(10_000),
      },
    });
    await pullAll(place, 'lan', 'duc');
    return { place, id, customerId, lan, duc: place.laptop('duc') };
  };
  const change = (id: string, patch: Record<string, string | number | null>) =>
    ({ entity: 'quotes', id, kind: 'update', patch }) as const;

  test('two laptops change one quote: one version stands whole, the other is kept whole beside it', async () => {
    const { place, id, lan, duc } = await aQuote(await office());
    const late = duc.ops(change(id, { content: contentAt(9000) }));
    testClock.advance(60_000);
    await lan.push(change(id, { content: contentAt(11_000) }));
    expect((await duc.pushOps(late)).answer).toMatchObject({ results: [{ status: 'conflict' }] });
    await pullAll(place, 'lan', 'duc');
    expect(duc.row('quotes', id)?.['content']).toBe(contentAt(11_000));
    expect(lan.rows('conflicts')).toMatchObject([
      {
        entity: 'quotes',
        rowId: id,
        field: 'content',
        keptValue: JSON.stringify(contentAt(11_000)),
        lostValue: JSON.stringify(contentAt(9000)),
        originalValue: JSON.stringify(contentAt(10_000)),
      },
    ]);
  });

  test('a quote that one laptop has sent keeps the prices it was sent with, although the other changed them later', async () => {
    const { place, id, lan, duc } = await aQuote(await office());
    const sent = lan.ops(change(id, { state: 'sent', content: contentAt(10_000), sentAt: '2026-12-01T02:00:00.000Z' }));
    testClock.advance(60_000);
    // Đức's change is later by the clock and comes first.
    await duc.push(change(id, { content: contentAt(9000) }));
    expect((await lan.pushOps(sent)).answer).toMatchObject({ results: [{ status: 'conflict' }] });
    await pullAll(place, 'lan', 'duc');
    expect(duc.row('quotes', id)).toMatchObject({ state: 'sent', content: contentAt(10_000) });
    expect(duc.rows('conflicts')).toMatchObject([{ field: 'content', lostValue: JSON.stringify(contentAt(9000)) }]);
  });

  test('whoever changed prices without knowing that the quote was sent finds them kept beside, not in it', async () => {
    const { place, id, lan, duc } = await aQuote(await office());
    await lan.push(change(id, { state: 'sent', content: contentAt(10_000) }));
    testClock.advance(60_000);
    expect(await duc.push(change(id, { content: contentAt(9000) }))).toMatchObject([{ status: 'conflict' }]);
    await pullAll(place, 'lan', 'duc');
    expect(lan.row('quotes', id)).toMatchObject({ state: 'sent', content: contentAt(10_000) });
    expect(lan.rows('conflicts')).toMatchObject([{ field: 'content', lostValue: JSON.stringify(contentAt(9000)) }]);
    // Now that he knows, he is refused.
    expect(await duc.push(change(id, { content: contentAt(8000) }))).toMatchObject([
      { status: 'rejected', code: 'forbidden', field: 'content' },
    ]);
  });

  test('sums that are not those of the lines, moves that there are not, and a number of one’s own are refused', async () => {
    const { id, lan, customerId } = await aQuote(await office());
    const wrong = contentAt(10_000).replace('"totalDong":1080000', '"totalDong":1000000');
    expect(wrong).not.toBe(contentAt(10_000));
    const codeOf = async (patch: Record<string, string | number | null>) => {
      const [result] = await lan.push(change(id, patch));
      return result?.status === 'rejected' ? `${result.code} ${result.field ?? ''}` : result?.status;
    };
    expect(await codeOf({ content: wrong })).toBe('invalid content');
    expect(await codeOf({ state: 'accepted' })).toBe('forbidden state');
    expect(await codeOf({ number: 'BG-2026-9999' })).toBe('forbidden number');
    expect(await codeOf({ state: 'sent' })).toBe('ok');
    expect(await codeOf({ version: 2 })).toBe('forbidden version');
    expect(await codeOf({ state: 'draft', version: 2 })).toBe('ok');
    const patch = { customerId, kind: 'quote', title: 'x', label: 'Q-A1-2', ownerId: lan.userId, content: contentAt(1) };
    const made = (more: Record<string, string | number>) =>
      lan.push({ entity: 'quotes', id: newId(), kind: 'create', patch: { ...patch, state: 'draft', version: 1, ...more } });
    expect(await made({ state: 'accepted' })).toMatchObject([{ code: 'forbidden', field: 'state' }]);
    expect(await made({ version: 7 })).toMatchObject([{ code: 'forbidden', field: 'version' }]);
    expect(await made({ number: 'BG-2026-0001' })).toMatchObject([{ code: 'forbidden', field: 'number' }]);
    await lan.push(change(id, { state: 'sent' }));
    expect(await lan.push({ entity: 'quotes', id, kind: 'delete', patch: {} })).toMatchObject([{ field: 'state' }]);
  });

  test('the office numbers the quotes it takes, each year from 1 and without a gap for one that it refused', async () => {
    const { place, id, lan, customerId } = await aQuote(await office());
    const patch = { customerId, kind: 'quote', title: 'x', ownerId: lan.userId, version: 1, content: contentAt(1) };
    const made = (label: string, state: string) => ({
      entity: 'quotes',
      id: newId(),
      kind: 'create' as const,
      patch: { ...patch, label, state },
    });
    await lan.push(made('Q-A1-2', 'draft'));
    await lan.push(made('Q-A1-3', 'sent'));
    await lan.push(made('Q-A1-4', 'draft'));
    await pullAll(place, 'lan', 'duc');
    expect(lan.row('quotes', id)?.['number']).toMatch(/^BG-\d{4}-0001$/);
    expect(
      lan
        .rows('quotes')
        .map((row) => [row['label'], String(row['number']).slice(-4)])
        .sort(),
    ).toEqual([
      ['Q-A1-1', '0001'],
      ['Q-A1-2', '0002'],
      ['Q-A1-4', '0003'],
    ]);
  });
}
