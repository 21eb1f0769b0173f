import { afterAll, expect, test } from 'vitest';
import { verifyAudit } from '../../src-server/accounts/audit.ts';
import { anOffice, newId } from '../support/sync-office.ts';
import { sqlStoreUnderTest } from '../support/sync-stores.ts';

const under = await sqlStoreUnderTest('pglite');
afterAll(async () => await under.close());

test('every seal of a visit stands in the office’s audit chain, in the commit that brought it', async () => {
  const place = await anOffice(under);
  const lan = place.laptop('lan');
  const [customerId, id] = [newId(), newId()];
  const update = (patch: Record<string, string>) => ({ entity: 'visits', id, kind: 'update', patch }) as const;
  await lan.push({
    entity: 'customers',
    id: customerId,
    kind: 'create',
    patch: { kind: 'company', name: 'Của Lan', lifecycle: 'lead', ownerId: lan.userId },
  });
  const at = '2026-12-01T02:00:00.000Z';
  await lan.push({
    entity: 'visits',
    id,
    kind: 'create',
    patch: { customerId, purpose: 'maintain', state: 'planned', startsAt: at, endsAt: '2026-12-01T03:00:00.000Z' },
  });
  await lan.push(update({ inAt: at, inLatitude: '10.7769', inLongitude: '106.7009', inSource: 'photo' }));
  await lan.push(update({ outAt: '2026-12-01T02:30:00.000Z', proofHash: 'a'.repeat(64) }));
  await lan.push(update({ note: 'Mang mẫu túi' }));
  await lan.push(update({ proofHash: 'b'.repeat(64) }));

  const lines = await under.database.asOwner(
    async (sql) =>
      await sql.query<{ event: string; detail: string; user: string }>(
        'SELECT event, detail, user_id::text AS user FROM audit_log WHERE tenant_id = $1 ORDER BY n',
        [place.tenantId],
      ),
  );
  expect(lines.map(({ event, detail, user }) => [event, JSON.parse(detail), user])).toEqual([
    ['visit-sealed', { visit: id, seal: 'a'.repeat(64) }, lan.userId],
    ['visit-sealed', { visit: id, seal: 'b'.repeat(64) }, lan.userId],
  ]);
  const verdict = await under.database.asOwner(async (sql) => await verifyAudit(sql, place.tenantId));
  expect(verdict).toMatchObject({ lines: 2, problem: null });
});
