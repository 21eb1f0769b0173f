import type { OfficeApp, ServerDeps } from '../platform/app.ts';
import { writeAudit } from './audit.ts';

/** Writes into the audit log what somebody who is logged in was denied. A guard of the whole server. */
export async function auditDenials(app: OfficeApp, deps: Pick<ServerDeps, 'database' | 'clock'>): Promise<void> {
  app.addHook('onResponse', async (request, reply) => {
    const { caller } = request;
    if (reply.statusCode !== 403 || caller === null) return;
    const detail = { method: request.method, route: request.routeOptions.url ?? '' };
    const { tenantId, userId, deviceId } = caller;
    await deps.database.inTenant(tenantId, 'write', (sql) =>
      writeAudit(sql, tenantId, { event: 'denied', userId, deviceId, address: request.ip, detail }, deps.clock.now()),
    );
  });
}
