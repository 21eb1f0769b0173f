import { createHash, randomUUID } from 'node:crypto';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { officeScope, userScope } from '../../src-shared/sync/scopes.ts';
import type { TestOffice } from './test-office.ts';

export interface TestPaper {
  readonly id: string;
  readonly sha256: string;
  readonly content: Buffer;
}

export function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A row of `files` as a push would leave it; with `isSent` its bytes, too. */
export async function addTestPaper(
  database: OfficeDatabase,
  office: TestOffice,
  more: { content?: Buffer; by?: string; owner?: string; isSent?: boolean; sha256?: string } = {},
): Promise<TestPaper> {
  const content = more.content ?? Buffer.from(`Hợp đồng ${randomUUID()}`);
  const sha256 = more.sha256 ?? hashOf(content);
  const by = more.by ?? office.people.repNorth.userId;
  const id = randomUUID();
  const now = '2026-11-25T01:00:00.000Z';
  await database.asOwner(async (sql) => {
    await sql.query(
      `INSERT INTO files (tenant_id, id, scope_id, root_id, rev, created_at, created_by, customer_id, name, mime, bytes, sha256, kind)
       VALUES ($1, $2, $3, $4, 1, $5, $6, $7, 'Hợp đồng.pdf', 'application/pdf', $8, $9, 'paper')`,
      [office.tenantId, id, userScope(more.owner ?? by), office.customerId, now, by, office.customerId, content.length, sha256],
    );
    if (more.isSent !== true) return;
    await sql.query(
      `INSERT INTO blob_uploads (tenant_id, sha256, user_id, bytes, received, begun_at, completed_at) VALUES ($1, $2, $3, $4, $4, $5, $5)`,
      [office.tenantId, sha256, by, content.length, now],
    );
    await sql.query(
      `INSERT INTO blob_parts (tenant_id, sha256, user_id, no, content) VALUES ($1, $2, $3, 0, decode($4, 'base64'))`,
      [office.tenantId, sha256, by, content.toString('base64')],
    );
  });
  return { id, sha256, content };
}

/** A line of the customer's history as a push from this device would leave it. */
export async function addTestLine(database: OfficeDatabase, office: TestOffice, deviceId: string): Promise<void> {
  const by = office.people.repNorth.userId;
  await database.asOwner((sql) =>
    sql.query(
      `INSERT INTO history (tenant_id, id, rev, scope_id, root_id, entity, row_id, group_id, kind, changes, created_at, at, user_id, device_id, op_no)
       VALUES ($1, $2, 1, $3, $4, 'customers', $4, $2, 'update', '{"note":[null,"x"]}', $7, $7, $5, $6, 1)`,
      [office.tenantId, randomUUID(), userScope(by), office.customerId, by, deviceId, '2026-11-25T01:00:00.000Z'],
    ),
  );
}

/** A picture of a product as a push of an administrator would leave it. */
export async function addTestPhoto(
  database: OfficeDatabase,
  office: TestOffice,
  { content, by }: { content: Buffer; by: string },
): Promise<TestPaper> {
  const sha256 = hashOf(content);
  const id = randomUUID();
  await database.asOwner((sql) =>
    sql.query(
      `INSERT INTO product_photos (tenant_id, id, scope_id, rev, created_at, created_by, product_id, name, mime, bytes, sha256, "order")
       VALUES ($1, $2, $3, 1, '2026-11-25T01:00:00.000Z', $4, $5, 'Thùng carton.jpg', 'image/jpeg', $6, $7, 1)`,
      [office.tenantId, id, officeScope, by, randomUUID(), content.length, sha256],
    ),
  );
  return { id, sha256, content };
}
