import type { PaperOffice, PaperRow } from './paper-office.ts';

/** The id of the n-th row of a test. */
export const idOf = (number: number) => `0190a000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Customers with contacts and visits, all of one rep. */
export function fill(office: PaperOffice, customers: number): void {
  const scopeId = `user:${office.userId}`;
  const rows = (entity: string, made: PaperRow[]) => office.rows.set(entity, made);
  const ids = Array.from({ length: customers }, (_, index) => idOf(index + 1));
  rows(
    'customers',
    ids.map((id, index) => ({
      id,
      scopeId,
      rootId: id,
      kind: 'company',
      name: `Công ty Đại Đồng ${index}`,
      lifecycle: 'lead',
      ownerId: office.userId,
    })),
  );
  rows(
    'contacts',
    ids.map((id, index) => ({
      id: idOf(100_000 + index),
      scopeId,
      rootId: id,
      customerId: id,
      name: `Trần Văn Ớt ${index}`,
      phone: '0907 555 018',
      isPrimary: true,
    })),
  );
  rows(
    'visits',
    ids.flatMap((id, index) => [
      {
        id: idOf(200_000 + index),
        scopeId,
        rootId: id,
        customerId: id,
        purpose: 'care',
        state: 'done',
        startsAt: '2026-11-01T02:00:00.000Z',
        endsAt: '2026-11-01T03:00:00.000Z',
      },
      {
        id: idOf(300_000 + index),
        scopeId,
        rootId: id,
        customerId: id,
        purpose: 'care',
        state: 'planned',
        startsAt: '2026-12-01T02:00:00.000Z',
        endsAt: '2026-12-01T03:00:00.000Z',
      },
    ]),
  );
  rows(
    'interactions',
    ids.map((id, index) => ({
      id: idOf(500_000 + index),
      scopeId,
      rootId: id,
      customerId: id,
      kind: 'call',
      text: `Hẹn giao đường kính trắng ${index}`,
      happenedAt: '2026-11-02T02:00:00.000Z',
    })),
  );
  rows(
    'visitResults',
    ids.slice(0, 2).map((id, index) => ({
      id: idOf(600_000 + index),
      scopeId,
      rootId: id,
      customerId: id,
      visitId: idOf(200_000 + index),
      outcome: 'successful',
      said: `Ký phụ lục ${index}`,
      at: '2026-11-01T03:00:00.000Z',
    })),
  );
  rows(
    'history',
    ids.slice(0, 1).map((id) => ({
      id: idOf(400_000),
      scopeId,
      rootId: id,
      entity: 'customers',
      rowId: id,
      groupId: idOf(400_001),
      kind: 'update',
      changes: '{"name":["Cũ","Mới"],"rating":[null,"A"]}',
      at: '2026-11-02T00:00:00.000Z',
      userId: office.userId,
      deviceId: idOf(9),
      opNo: 4,
    })),
  );
}
