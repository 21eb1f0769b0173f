import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addToDigest, digestText, emptyDigest } from '../../src-shared/sync/digest.ts';
import { entities } from '../../src-shared/sync/entities.ts';
import {
  digestsAnswer,
  epochHeader,
  nudge,
  protocolHeader,
  pullAnswer,
  pushAnswer,
  rowColumns,
  scopeContents,
  snapshotEnd,
  snapshotHead,
  timeHeader,
  wireEntities,
} from '../../src-shared/sync/protocol.ts';
import { hashOfScopes } from '../../src-server/sync/wire-rows.ts';
import { type DatabaseKind } from '../support/office.ts';
import { anHttpOffice, type HttpOffice } from './sync-http-office.ts';

/* Push, pull, snapshots and events as a laptop meets them: over HTTP, with both databases behind. */

const kinds: readonly DatabaseKind[] = ['pglite', 'postgres'];

for (const kind of kinds) {
  let office: HttpOffice;
  beforeAll(async () => {
    office = await anHttpOffice(kind);
  }, 120_000);
  afterAll(async () => await office.close());

  test(`${kind}: a push is answered operation by operation, with the office's epoch and time`, async () => {
    const lan = await office.laptop('southRep');
    const response = await lan.push([
      { entity: 'customers', kind: 'create', patch: { kind: 'company', name: 'An Phát', lifecycle: 'lead' } },
    ]);
    expect(response.status).toBe(200);
    expect(response.headers.get(epochHeader)).toBe(lan.epoch);
    expect(Number(response.headers.get(timeHeader))).toBe(office.server.clock.now());
    expect(pushAnswer.parse(await response.json())).toMatchObject({ outcome: 'done', results: [{ status: 'ok' }], lastOpNo: 1 });
  });

  test(`${kind}: a pull gives what is new, packed where that is wanted, and 204 where nothing is`, async () => {
    const lan = await office.laptop('southRep');
    const [first] = [await lan.get('/sync/pull?cursor=0&scopes=')];
    const page = pullAnswer.parse(await first.json());
    expect(first.headers.get(epochHeader)).toBe(lan.epoch);
    expect(page.scopes?.length).toBe(4);
    const scopes = hashOfScopes(page.scopes ?? []);
    const packed = await lan.raw('/sync/pull?cursor=0&scopes=', { 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(pullAnswer.parse(JSON.parse(gunzipSync(packed.body).toString('utf8'))).head).toBe(page.head);
    const none = await lan.get(`/sync/pull?cursor=${page.head}&scopes=${scopes}`);
    expect([none.status, none.headers.get(epochHeader), await none.text()]).toEqual([204, lan.epoch, '']);
    // A cursor of another life: the head tells.
    const beyond = await lan.get(`/sync/pull?cursor=${page.head + 1000}&scopes=${scopes}`);
    expect(pullAnswer.parse(await beyond.json())).toMatchObject({ head: page.head, tables: [], hasMore: false });
  });

  test(`${kind}: a first sync streams a scope row by row and goes on where it was cut`, async () => {
    const lan = await office.laptop('southRep');
    const name = 'Cà phê “Phố”\u0001\u0002\n\t\\ "x"';
    await lan.push(
      Array.from({ length: 30 }, () => ({
        entity: 'customers',
        kind: 'create' as const,
        patch: { kind: 'company', name, lifecycle: 'lead' },
      })),
    );
    const scope = `user:${lan.userId}`;
    const lines = async (after?: string, columns?: 'filled') => {
      const rest = `${after === undefined ? '' : `&after=${after}`}${columns === undefined ? '' : `&columns=${columns}`}`;
      const response = await lan.get(`/sync/snapshot?scope=${scope}&entity=customers${rest}`);
      expect(response.status).toBe(200);
      const text = await response.text();
      const all = text.split('\n');
      expect(all.pop()).toBe('');
      const head = snapshotHead.parse(JSON.parse(all.shift() ?? ''));
      const end = snapshotEnd.parse(JSON.parse(all.pop() ?? ''));
      expect([head.rows, end.end]).toEqual([all.length, all.length]);
      return { head, rows: all.map((line) => JSON.parse(line) as unknown[]) }; // each line is an array
    };
    const whole = await lines();
    expect(whole.rows.length).toBeGreaterThanOrEqual(30);
    const nameAt = whole.head.columns.indexOf('name');
    expect(whole.rows.filter((row) => row[nameAt] === name).length).toBe(30);
    const ids = whole.rows.map((row) => String(row[0]));
    expect([...ids].sort()).toEqual(ids);
    const rest = await lines(ids[9] ?? '');
    expect(rest.rows).toEqual(whole.rows.slice(10));
    expect(whole.head.columns).toEqual([...rowColumns, ...entities.customers.fields]);
    // The same rows without the fields that none of them has; what a row itself has is always named.
    const filled = await lines(undefined, 'filled');
    const isFilled = (column: string, at: number) =>
      rowColumns.some((known) => known === column) || whole.rows.some((row) => row[at] !== null);
    expect(filled.head.columns).toEqual(whole.head.columns.filter(isFilled));
    expect(filled.rows).toEqual(whole.rows.map((row) => row.filter((_value, at) => isFilled(whole.head.columns[at] ?? '', at))));
    expect(filled.head.columns.length).toBeLessThan(20);
    expect((await lan.get(`/sync/snapshot?scope=${scope}&entity=customers&columns=some`)).status).toBe(400);
    const contents = await lan.get(`/sync/contents?scope=${scope}`);
    expect(contents.headers.get(epochHeader)).toBe(lan.epoch);
    const { seq, kinds: found } = scopeContents.parse(await contents.json());
    expect(seq).toBe(whole.head.seq);
    expect(Object.keys(found)).toEqual(wireEntities);
    expect(wireEntities.filter((name) => found[name])).toEqual(['customers', 'history']);
    const counted = await lan.get(`/sync/contents?scope=${scope}&counts=true`);
    const { rows: counts } = scopeContents.parse(await counted.json());
    expect(Object.entries(counts ?? {}).filter(([, count]) => count > 0)).toEqual([
      ['customers', whole.rows.length],
      ['history', whole.rows.length],
    ]);
    // The database's own sum is the one that a laptop makes of the rows it got.
    const at = (column: string) => whole.head.columns.indexOf(column);
    const expected = whole.rows
      .map((row) => hash('md5', digestText(String(row[at('id')]), Number(row[at('rev')]), String(row[at('scopeId')])), 'hex'))
      .reduce(addToDigest, emptyDigest);
    const digests = async (cursor: number) => digestsAnswer.parse(await (await lan.get(`/sync/digests?cursor=${cursor}`)).json());
    const { tables } = await digests(seq);
    expect([tables?.['customers'], tables?.['orders']]).toEqual([expected, emptyDigest]);
    expect(await digests(seq - 1)).toEqual({ seq, tables: null });
    expect((await lan.get(`/sync/contents?scope=user:${lan.tenantId}`)).status).toBe(403);
    expect((await lan.get(`/sync/snapshot?scope=user:${lan.tenantId}&entity=customers`)).status).toBe(403);
    expect((await lan.get(`/sync/snapshot?scope=${scope}&entity=accounts`)).status).toBe(404);
  });

  test(`${kind}: a laptop that listens is nudged by what it may see, by nothing else, and its stream ends with its session`, async () => {
    const [lan, duc, tung] = [
      await office.laptop('southRep'),
      await office.laptop('southManager'),
      await office.laptop('northRep'),
    ];
    const [ofDuc, ofTung] = [await duc.listen(), await tung.listen()];
    const response = await lan.push([
      { entity: 'customers', kind: 'create', patch: { kind: 'company', name: 'Mới', lifecycle: 'lead' } },
    ]);
    const { seq } = pushAnswer.parse(await response.json()) as { seq: number }; // it was done
    expect(nudge.parse(JSON.parse(await ofDuc.nextData()))).toEqual({ seq });
    // Tùng hears of the next one, which is his; the first thing he hears is that.
    const own = await tung.push([
      { entity: 'customers', kind: 'create', patch: { kind: 'company', name: 'Bắc', lifecycle: 'lead' } },
    ]);
    const ownSeq = (pushAnswer.parse(await own.json()) as { seq: number }).seq; // it was done
    expect(nudge.parse(JSON.parse(await ofTung.nextData()))).toEqual({ seq: ownSeq });
    await duc.post('/auth/logout', undefined);
    expect(await ofDuc.end()).toBe(true);
    await ofTung.stop();
  });

  test(`${kind}: an old laptop may still push, and nothing else`, async () => {
    const lan = await office.laptop('southRep');
    const old = { [protocolHeader]: '0' };
    expect((await lan.get('/sync/pull?cursor=0&scopes=', old)).status).toBe(426);
    const pushed = await lan.push(
      [{ entity: 'customers', kind: 'create', patch: { kind: 'company', name: 'Cũ', lifecycle: 'lead' } }],
      {},
      old,
    );
    expect(pushed.status).toBe(200);
  });

  test(`${kind}: more than eight first syncs at once are asked to come again`, async () => {
    const lan = await office.laptop('southRep');
    const answers = await Promise.all(
      Array.from({ length: 24 }, async () => {
        const response = await lan.get(`/sync/snapshot?scope=user:${lan.userId}&entity=customers`);
        const text = await response.text();
        return { status: response.status, retry: response.headers.get('retry-after'), text };
      }),
    );
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    for (const { status, retry, text } of answers) {
      if (status === 503) expect([Number(retry) > 0, text.includes('unavailable')]).toEqual([true, true]);
    }
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    // They are free again afterwards.
    expect((await lan.get(`/sync/snapshot?scope=user:${lan.userId}&entity=customers`)).status).toBe(200);
  });
}
