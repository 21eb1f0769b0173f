import type { Client } from '../../../src-shared/contract.ts';
import type { Conflict, MyDevice, PendingChange } from '../../../src-shared/office/office.contract.ts';

/** A day at an office: what waits, what was refused and what met, about customers that the demo company really has. */
export async function officeDay(client: Client): Promise<{
  readonly customerId: string;
  readonly pending: PendingChange[];
  readonly conflicts: Conflict[];
  readonly devices: MyDevice[];
}> {
  const { rows } = await client.customers.list({ limit: 3 });
  const [first, second, third] = rows;
  if (first === undefined || second === undefined || third === undefined) throw new Error('the demo company has customers');
  const { users } = await client.team.users({});
  const me = users.find((user) => user.isMe);
  const colleague = users.find((user) => !user.isMe && user.teamId === me?.teamId) ?? users.find((user) => !user.isMe);
  const id = (last: number) => `0192d3f0-0000-7000-8000-${String(last).padStart(12, '0')}`;
  const change = (opNo: number, more: Partial<PendingChange>): PendingChange => ({
    opNo,
    groupId: id(opNo),
    entity: 'customers',
    rowId: first.id,
    customerId: first.id,
    title: first.name,
    kind: 'update',
    patch: {},
    names: {},
    at: '2026-11-25T01:05:00.000Z',
    state: 'waiting',
    refusal: null,
    ...more,
  });
  const conflict = (at: number, more: Partial<Conflict>): Conflict => ({
    id: id(500 + at),
    kind: 'field',
    entity: 'customers',
    rowId: second.id,
    customerId: second.id,
    title: second.name,
    field: 'phone',
    keptValue: '0907 555 018',
    lostValue: '0907 555 081',
    originalValue: '0283 845 6789',
    keptBy: me?.id ?? null,
    keptAt: '2026-11-25T08:10:00.000Z',
    lostBy: colleague?.id ?? null,
    lostAt: '2026-11-25T07:05:00.000Z',
    mine: 'kept',
    resolution: null,
    createdAt: '2026-11-25T08:11:00.000Z',
    ...more,
  });
  const device = (at: number, more: Partial<MyDevice>): MyDevice => ({
    id: id(700 + at),
    code: `A${at}`,
    name: 'Laptop Windows',
    platform: 'Windows',
    appVersion: '0.1.0',
    userName: 'Lê Thị Hằng',
    createdAt: '2026-10-01T02:00:00.000Z',
    lastSeenAt: '2026-11-25T01:12:00.000Z',
    revokedAt: null,
    isThis: false,
    ...more,
  });
  return {
    customerId: second.id,
    pending: [
      change(41, {
        state: 'rejected',
        patch: {
          phone: '0907 555 018',
          email: 'mua hang@',
          rating: 'A',
          note: 'Gặp chị Yến kế toán trưởng, hẹn gửi bảng giá mới trước thứ Tư.',
        },
        refusal: { code: 'invalid', field: 'email', reason: 'email-not-recognised' },
      }),
      change(42, {
        state: 'rejected',
        rowId: third.id,
        customerId: third.id,
        title: third.name,
        patch: { ownerId: colleague?.id ?? null },
        refusal: { code: 'forbidden', field: 'ownerId', reason: null },
      }),
      change(43, { patch: { lifecycle: 'account' } }),
      change(44, {
        entity: 'visits',
        kind: 'create',
        patch: {
          customerId: third.id,
          purpose: 'periodic',
          startsAt: '2026-11-26T02:30:00.000Z',
          endsAt: '2026-11-26T03:00:00.000Z',
          note: 'Mang theo mẫu bao bì',
        },
        rowId: id(900),
        customerId: third.id,
        title: third.name,
        at: '2026-11-25T01:10:00.000Z',
      }),
    ],
    conflicts: [
      conflict(1, {}),
      conflict(2, {
        field: 'note',
        mine: 'lost',
        keptBy: colleague?.id ?? null,
        lostBy: me?.id ?? null,
        keptValue: 'Ưu tiên giao buổi sáng trước 9 giờ, gọi bảo vệ cổng 2.',
        lostValue: 'Giao buổi chiều. Kho mới ở đường số 7, gọi anh Phúc trước 30 phút.',
        originalValue: null,
      }),
      conflict(3, {
        kind: 'edit-of-deleted',
        rowId: third.id,
        customerId: third.id,
        title: third.name,
        field: 'address',
        keptBy: colleague?.id ?? null,
        lostBy: me?.id ?? null,
        mine: 'lost',
        keptValue: null,
        lostValue: '12 Nguyễn Văn Được, P. Mỹ Phước, Long Xuyên',
        originalValue: '12 Nguyễn Văn Được',
      }),
    ],
    devices: [
      device(7, { isThis: true }),
      device(8, { name: 'Máy bàn ở văn phòng', platform: 'Linux', lastSeenAt: '2026-11-20T09:00:00.000Z' }),
      device(9, { name: 'Laptop cũ', revokedAt: '2026-11-01T02:00:00.000Z' }),
      device(3, { name: 'MacBook của Minh', userName: 'Trần Văn Minh', platform: 'macOS', lastSeenAt: null }),
    ],
  };
}
