import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quoteContentText } from '../../src-shared/quotes/quote-text.ts';
import { entityNames } from '../../src-shared/sync/entities.ts';
import { pushAnswer, type RouteName, routes } from '../../src-shared/sync/protocol.ts';
import { contentAt } from '../support/quote-contents.ts';
import { goodOrderPatch } from './good-order-rows.ts';
import { goodSalesPatch } from './good-sales-rows.ts';
import { type FuzzedSale, salePushes } from './sale-fuzz.ts';
import { anHttpOffice, type HttpLaptop, type HttpOffice } from './sync-http-office.ts';

/* R11: whatever comes in, the server answers with a refusal and not with a failure of its own, and a refused request changes nothing. */

const cases = process.env['FIELDBOOK_FULL'] === '1' ? 1000 : 20;
const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 1_000_000);

let office: HttpOffice;
let lan: HttpLaptop;
beforeAll(async () => {
  // A body has to be here within this time.
  office = await anHttpOffice('pglite', { requestTimeoutMs: 3000 });
  lan = await office.laptop('southRep');
  await lan.push([{ entity: 'customers', kind: 'create', patch: { kind: 'company', name: 'An Phát', lifecycle: 'lead' } }]);
}, 120_000);
afterAll(async () => await office.close());

const strange = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0, 1e308, 2 ** 53, -(2 ** 53), 0.5, '', ' ', 'x'.repeat(70_000), [], {}, [[]], {
    a: { b: [] },
  }),
  fc.constantFrom<unknown>(
    '\0',
    '\ud800',
    '\u202e',
    '%00',
    "'; DROP TABLE customers; --",
    '$1',
    '__proto__',
    'constructor',
    '{"$ne":null}',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.uuid(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A right push with something strange at one place, or at a few. */
const push = fc
  .record({
    entity: fc.constantFrom<unknown>(...entityNames, 'history', 'accounts', '__proto__'),
    kind: fc.constantFrom<unknown>('create', 'update', 'delete', 'restore'),
    patch: fc.oneof(
      fc.constant<unknown>({ kind: 'company', name: 'A', lifecycle: 'lead' }),
      fc.dictionary(
        fc.constantFrom(
          'name',
          'note',
          'customerId',
          'order',
          'isPrimary',
          'ownerId',
          'state',
          'visitId',
          'at',
          'spec',
          '__proto__',
        ),
        strange,
        {
          maxKeys: 4,
        },
      ),
    ),
    numbers: fc.array(fc.integer({ min: -2, max: 4 }), { minLength: 1, maxLength: 4 }),
    schemaV: fc.constantFrom<unknown>(3, 99, -1, 1e300),
    hlc: fc.constantFrom<unknown>('019ab00000000000', 'ffffffffffffffff', '0000000000000000', 'x'),
    at: fc.constantFrom<unknown>(
      '2026-11-25T01:00:00.000Z',
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999999999Z',
      '2026-02-30T00:00:00Z',
    ),
    baseRev: fc.constantFrom<unknown>(0, -1, Number.MAX_SAFE_INTEGER, 1e300),
    upper: fc.boolean(),
    spoil: fc.option(fc.tuple(fc.constantFrom('deviceId', 'epoch', 'schemaV', 'ops', 'more'), strange), { nil: undefined }),
    spoilOp: fc.option(
      fc.tuple(fc.constantFrom('opNo', 'group', 'entity', 'id', 'kind', 'patch', 'baseRev', 'hlc', 'at', 'more'), strange),
      {
        nil: undefined,
      },
    ),
  })
  .map(({ numbers, schemaV, upper, spoil, spoilOp, ...op }) => {
    const id = office.server.deps.ids.next();
    const ops = numbers.map((number) => ({
      ...lan.ops([{ entity: 'x', kind: 'create', patch: {} }])[0],
      ...op,
      id: upper ? id.toUpperCase() : id,
      opNo: lastKnown + number,
      ...(spoilOp === undefined ? {} : { [spoilOp[0]]: spoilOp[1] }),
    }));
    return { deviceId: lan.deviceId, epoch: lan.epoch, schemaV, ops, ...(spoil === undefined ? {} : { [spoil[0]]: spoil[1] }) };
  });
let lastKnown = 1;

const queries = fc.array(
  fc.tuple(
    fc.constantFrom('cursor', 'scopes', 'limit', 'scope', 'entity', 'after', 'x'),
    fc.oneof(
      fc.constantFrom('', '0', '-1', '1e999', '9007199254740993', 'NaN', 'customers', 'office', 'own:x', '\0', "'"),
      fc.string({ maxLength: 90 }),
    ),
  ),
  { maxLength: 5 },
);

async function state(): Promise<string> {
  return await office.server.database.asOwner(async (sql) => {
    const [row] = await sql.query<{ mark: string }>(
      `SELECT concat_ws('/', (SELECT sum(seq) FROM sync_head), (SELECT count(*) FROM op_results), (SELECT count(*) FROM customers),
         (SELECT count(*) FROM devices), (SELECT sum(last_op_no) FROM devices), (SELECT count(*) FROM sessions WHERE ended_at IS NULL),
         (SELECT count(*) FROM history), (SELECT count(*) FROM accounts)) AS mark`,
    );
    return row?.mark ?? '';
  });
}

/** Refused and nothing changed, or accepted; never a failure of the server's own. */
async function check(ask: () => Promise<Response>): Promise<void> {
  const before = await state();
  const response = await ask();
  const text = await response.text();
  expect(response.status, text).toBeLessThan(500);
  if (response.status >= 400) {
    expect(JSON.parse(text)).toMatchObject({ error: { code: expect.any(String) } });
    expect(await state(), 'a refused request changed something').toBe(before);
  } else if (response.status === 200) {
    const answer: unknown = text.startsWith('{"outcome"') ? JSON.parse(text) : null;
    if (typeof answer === 'object' && answer !== null && 'lastOpNo' in answer) lastKnown = Number(answer.lastOpNo);
  }
}

const settings = { numRuns: cases, seed, endOnFailure: true };

test(`pushes that are nearly right (seed ${seed})`, { timeout: 900_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(push, async (body) => {
      const headers = { ...lan.headers, 'content-type': 'application/json' };
      await check(
        async () => await fetch(`${office.server.address}/sync/push`, { method: 'POST', headers, body: JSON.stringify(body) }),
      );
    }),
    { ...settings, numRuns: cases * 4 },
  );
});

/** A quote and an order of a customer of hers, a rule that it needs a word for, and the question about it. */
async function aSale(): Promise<FuzzedSale> {
  const next = office.server.deps.ids.next;
  const [customerId, quoteId, orderId, approvalId, ruleId] = [next(), next(), next(), next(), next()];
  const admin = await office.laptop('admin');
  const rule = { ...goodSalesPatch('approvalRules', customerId, lan.userId), approver: 'user', approverId: admin.userId };
  await admin.push([{ entity: 'approvalRules', id: ruleId, kind: 'create', patch: rule }]);
  const ops = lan.ops([
    { entity: 'customers', id: customerId, kind: 'create', patch: { kind: 'company', name: 'An Phát', lifecycle: 'lead' } },
    {
      entity: 'quotes',
      id: quoteId,
      kind: 'create',
      patch: { ...goodSalesPatch('quotes', customerId, lan.userId), content: contentAt(10_000) },
    },
    {
      entity: 'orders',
      id: orderId,
      kind: 'create',
      patch: { ...goodOrderPatch('orders', customerId, lan.userId), content: contentAt(10_000) },
    },
    {
      entity: 'approvals',
      id: approvalId,
      kind: 'create',
      patch: { ...goodSalesPatch('approvals', customerId, admin.userId), quoteId, ruleId },
    },
  ]);
  await send(ops);
  return { customerId, userId: lan.userId, quoteId, orderId, approvalId };
}

/** From where the office stands; whatever was refused in between was not counted. */
async function send(ops: ReturnType<HttpLaptop['ops']>): Promise<void> {
  const headers = { ...lan.headers, 'content-type': 'application/json' };
  const body = lan.pushBody(ops.map((op, index) => ({ ...op, opNo: lastKnown + 1 + index })));
  await check(async () => await fetch(`${office.server.address}/sync/push`, { method: 'POST', headers, body }));
}

test(`quotes, approvals and all that belongs to a sale, nearly right (seed ${seed})`, { timeout: 900_000 }, async () => {
  const sale = await aSale();
  await fc.assert(
    fc.asyncProperty(
      salePushes(strange, () => sale),
      async (made) => await send(lan.ops(made())),
    ),
    { ...settings, numRuns: cases * 8 },
  );
  // It is still there, and still works.
  const [kept] = await office.server.database.asOwner((sql) =>
    sql.query<{ content: string }>('SELECT content FROM quotes WHERE id = $1', [sale.quoteId]),
  );
  expect(quoteContentText.safeParse(kept?.content).success).toBe(true);
});

test('what PostgreSQL cannot hold, or spells otherwise, is refused or spelled right', async () => {
  const { customerId } = { customerId: office.server.deps.ids.next() };
  const at = '2026-11-25T01:00:00.000Z';
  const good = { kind: 'company', name: 'A', lifecycle: 'lead' };
  const drafts = [
    { entity: 'customers', id: customerId.toUpperCase(), kind: 'create', patch: good },
    { entity: 'customers', id: customerId, kind: 'update', patch: { note: 'a\0b' } },
    { entity: 'customers', id: customerId, kind: 'update', patch: { note: '\ud800' } },
    { entity: 'customers', id: customerId, kind: 'update', patch: { later: 'a\0b' } },
    { entity: 'customers', id: customerId, kind: 'update', patch: { ownerId: lan.userId.toUpperCase() } },
    { entity: 'contacts', kind: 'create', patch: { customerId: customerId.toUpperCase(), name: 'B', isPrimary: true } },
    {
      entity: 'interactions',
      kind: 'create',
      patch: { customerId, kind: 'note', text: 'c', happenedAt: at },
      baseRev: Number.MAX_SAFE_INTEGER,
    },
    { entity: 'visitResults', kind: 'create', patch: { customerId, visitId: customerId, outcome: 'successful', said: 'x', at } },
    { entity: 'customers', id: customerId, kind: 'update', patch: { foundedOn: '99999-01-01' } },
  ] as const;
  const body = lan.pushBody(
    lan.ops(drafts).map((op, index) => ({ ...op, opNo: lastKnown + 1 + index })),
    { schemaV: 99 },
  );
  const headers = { ...lan.headers, 'content-type': 'application/json' };
  const response = await fetch(`${office.server.address}/sync/push`, { method: 'POST', headers, body });
  const answer = pushAnswer.parse(await response.json());
  if (answer.outcome !== 'done') throw new Error(answer.outcome);
  lastKnown = answer.lastOpNo;
  const verdicts = answer.results.map((result) => (result.status === 'rejected' ? result.code : result.status));
  expect(verdicts).toEqual(['ok', 'invalid', 'invalid', 'invalid', 'ok', 'ok', 'ok', 'invalid', 'invalid']);
});

const posts: readonly RouteName[] = ['login', 'refresh', 'changePassword', 'renewDevice', 'push', 'deviceNames'];
test.each(posts)(`%s with any body at all (seed ${seed})`, { timeout: 900_000 }, async (name) => {
  const body = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
    fc.constantFrom(
      '',
      '{',
      '[',
      'null',
      '{"a":',
      '"\\ud800"',
      `${'['.repeat(20_000)}`,
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":1}}',
    ),
    fc
      .dictionary(
        fc.constantFrom(
          'account',
          'password',
          'device',
          'refreshToken',
          'deviceId',
          'signedAt',
          'signature',
          'current',
          'next',
          'id',
          'ops',
          'asked',
        ),
        strange,
      )
      .map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const headers = { ...lan.headers, 'content-type': 'application/json' };
      await check(
        async () => await fetch(`${office.server.address}${routes[name].path}`, { method: 'POST', headers, body: text }),
      );
    }),
    settings,
  );
});

test.each(['pull', 'contents', 'digests', 'snapshot', 'myDevices', 'hello'] as const)(
  `%s with any question at all (seed ${seed})`,
  { timeout: 900_000 },
  async (name) => {
    await fc.assert(
      fc.asyncProperty(queries, async (pairs) => {
        const query = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value.toWellFormed())}`).join('&');
        await check(async () => await lan.get(`${routes[name].path}?${query}`));
      }),
      settings,
    );
  },
);

test('what is no HTTP, a length that is not true, a body that comes too slowly, a bomb: refused or cut, and the next is served', {
  timeout: 120_000,
}, async () => {
  const head = (length: number | string, more = '') =>
    `POST /sync/push HTTP/1.1\r\nhost: x\r\n${Object.entries(lan.headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}content-type: application/json\r\ncontent-length: ${length}\r\n${more}\r\n`;
  const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, 0x20));
  const before = await state();
  const sent: readonly (readonly [string, Buffer | string])[] = [
    ['no HTTP', 'hello\r\n\r\n'],
    ['binary', Buffer.from([0x16, 3, 1, 0, 0xff, 0, 0])],
    ['a length that is no number', head('abc')],
    ['a negative length', head(-5)],
    ['a length beyond all measure', head('99999999999999999999')],
    ['too much', head(3 * 1024 * 1024)],
    ['more than was said', `${head(2)}{}{}{}{}`],
    ['a bomb', Buffer.concat([Buffer.from(head(bomb.length, 'content-encoding: gzip\r\n')), bomb])],
    ['no gzip', `${head(4, 'content-encoding: gzip\r\n')}abcd`],
    ['another packing', `${head(4, 'content-encoding: br\r\n')}abcd`],
    ['a body that never comes', head(50)],
    ['a header without end', `GET /sync/pull HTTP/1.1\r\nx: ${'y'.repeat(40_000)}`],
  ];
  for (const [what, bytes] of sent) {
    const answer = await talk(bytes);
    expect(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), `${what}: ${answer.slice(0, 200)}`).toBeLessThan(500);
  }
  expect(await state()).toBe(before);
  expect((await lan.get('/sync/pull?cursor=0&scopes=')).status).toBe(200);
});

/** Sends, and gives what comes back until the server has answered or cut. */
async function talk(bytes: Buffer | string): Promise<string> {
  const { port, hostname } = new URL(office.server.address);
  return await new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      resolve(text);
    };
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (text.includes('\r\n\r\n')) end();
    });
    socket.on('error', end);
    socket.on('close', end);
  });
}
