import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextDocumentNumber } from '../../src-server/documents/next-number.ts';
import { aServer, anOffice, type TestServer } from '../support/office.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer({ database: 'postgres' });
}, 60_000);
afterAll(async () => {
  await server?.close();
});

const numbersOf = async (tenantId: string, count: number, fails: (index: number) => boolean = () => false) => {
  const outcomes = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      server.database
        .inTenant(tenantId, 'write', async (sql) => {
          const number = await nextDocumentNumber(sql, { tenantId, series: 'HD', year: 2026 });
          if (fails(index)) throw new Error('this one is not accepted');
          return number;
        })
        .catch(() => null),
    ),
  );
  return outcomes.filter((number) => number !== null).sort((a, b) => a - b);
};

test('forty documents accepted at once get the numbers 1 to 40, each once', async () => {
  const { tenantId } = await anOffice(server);
  expect(await numbersOf(tenantId, 40)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

test('a document that is not accepted after all leaves no gap', async () => {
  const { tenantId } = await anOffice(server);
  expect(await numbersOf(tenantId, 40, (index) => index % 4 === 0)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});

test('each office, series and year counts for itself', async () => {
  const [one, two] = [await anOffice(server), await anOffice(server)];
  const next = (tenantId: string, series: string, year: number) =>
    server.database.inTenant(tenantId, 'write', (sql) => nextDocumentNumber(sql, { tenantId, series, year }));
  expect(await next(one.tenantId, 'HD', 2026)).toBe(1);
  expect(await next(one.tenantId, 'HD', 2026)).toBe(2);
  expect(await next(one.tenantId, 'BG', 2026)).toBe(1);
  expect(await next(one.tenantId, 'HD', 2027)).toBe(1);
  expect(await next(two.tenantId, 'HD', 2026)).toBe(1);
});
