import type { DeviceNamesAnswer, DeviceNamesRequest } from '../../src-shared/sync/protocol.ts';
import type { OfficeDatabase } from '../platform/database.ts';
import { scopesOfUser } from './pull.ts';
import type { SyncStore } from './store.ts';

/** The names of laptops that wrote lines of the history which this person sees: whoever sees the line sees who wrote it, and where. */
export async function deviceNamesOf(
  { store, database }: { readonly store: SyncStore; readonly database: Pick<OfficeDatabase, 'inTenant'> },
  { tenantId, userId }: { readonly tenantId: string; readonly userId: string },
  asked: DeviceNamesRequest['asked'],
): Promise<{ readonly epoch: string; readonly answer: DeviceNamesAnswer }> {
  const { epoch, scopes } = await store.read(tenantId, async (tx) => {
    const head = await tx.head();
    return { epoch: head.epoch, scopes: await tx.withComposites(await scopesOfUser(tx, userId)) };
  });
  if (asked.length === 0 || scopes.length === 0) return { epoch, answer: { devices: [] } };
  const devices = await database.inTenant(tenantId, 'snapshot', (sql) =>
    sql.query<{ id: string; name: string }>(
      `SELECT d.id::text AS id, d.name FROM devices d WHERE d.tenant_id = $1 AND d.id = ANY($2::uuid[]) AND EXISTS (
         SELECT 1 FROM unnest($2::uuid[], $3::uuid[]) AS asked(device_id, row_id)
           JOIN history h ON h.tenant_id = $1 AND h.row_id = asked.row_id AND h.device_id = asked.device_id
          WHERE asked.device_id = d.id AND h.scope_id = ANY($4::text[])
       ) ORDER BY d.id`,
      [tenantId, asked.map(({ deviceId }) => deviceId), asked.map(({ rowId }) => rowId), scopes],
    ),
  );
  return { epoch, answer: { devices } };
}
