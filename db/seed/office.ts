import { startOfLocalDay, addDays } from '../../src-shared/lib/dates.ts';
import { officeScope } from '../../src-shared/sync/scopes.ts';
import type { Region } from './places.ts';
import { seedRow, type SeedBatch } from './row.ts';

export const companyName = 'Công ty CP Phân phối Phương Nam';

const teamNames: readonly (readonly [name: string, region: Region])[] = [
  ['Đội TP. Hồ Chí Minh', 'city'],
  ['Đội Đồng bằng sông Cửu Long', 'delta'],
  ['Đội miền Trung và miền Bắc', 'north'],
];

const departmentNames = ['Kinh doanh', 'Chăm sóc khách hàng'];

type Role = 'rep' | 'manager' | 'admin';
/** `share` is the person's part of a hundred customers; what is left belongs to nobody yet. */
const people: readonly (readonly [
  name: string,
  mail: string,
  phone: string,
  role: Role,
  region: Region | null,
  share: number,
])[] = [
  ['Lê Thị Hằng', 'hang.le', '0903 555 101', 'rep', 'city', 8.5],
  ['Đỗ Quang Huy', 'huy.do', '0903 555 100', 'admin', null, 0],
  ['Trần Minh Đức', 'duc.tran', '0903 555 102', 'manager', 'city', 2.5],
  ['Huỳnh Ngọc Bích', 'bich.huynh', '0903 555 103', 'manager', 'delta', 2],
  ['Võ Thanh Tùng', 'tung.vo', '0903 555 104', 'rep', 'north', 10.5],
  ['Nguyễn Hoàng Phúc', 'phuc.nguyen', '0903 555 105', 'rep', 'city', 10.5],
  ['Phạm Thị Thu Trang', 'trang.pham', '0903 555 106', 'rep', 'city', 10.5],
  ['Bùi Quốc Bảo', 'bao.bui', '0903 555 107', 'rep', 'city', 10.5],
  ['Nguyễn Thị Cẩm Tú', 'tu.nguyen', '0903 555 108', 'rep', 'delta', 10.5],
  ['Thạch Văn Sang', 'sang.thach', '0903 555 109', 'rep', 'delta', 10.5],
  ['Lâm Mỹ Duyên', 'duyen.lam', '0903 555 110', 'rep', 'delta', 10.5],
  ['Đặng Hữu Nghĩa', 'nghia.dang', '0903 555 111', 'rep', 'north', 10.5],
];

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly region: Region | null;
  readonly share: number;
}

export interface Office {
  /** The rep who looks around. */
  readonly me: Member;
  readonly members: readonly Member[];
  readonly teamIds: readonly string[];
  /** Where what everybody sees lies. */
  readonly place: Parameters<typeof seedRow>[1];
  readonly batches: readonly SeedBatch[];
}

/** The office itself: three teams and twelve people, the same for every size. */
export function createOffice(today: string, nextId: () => string): Office {
  const createdAt = startOfLocalDay(addDays(today, -1600));
  const place = { scopeId: officeScope, rootId: null, createdAt, createdBy: null };
  const teams = teamNames.map(([name, region]) => ({ id: nextId(), name, region }));
  const members = people.map(([name, mail, phone, role, region, share]) => ({
    id: nextId(),
    name,
    mail,
    phone,
    role,
    region,
    share,
  }));
  const me = members[0];
  if (me === undefined) throw new Error('nobody works here');
  const leaderOf = (region: Region) =>
    (
      members.find((member) => member.role === 'manager' && member.region === region) ??
      members.find((member) => member.region === region)
    )?.id ?? null;
  const departments = departmentNames.map((name) => seedRow(nextId(), place, { name }));
  const users = members.map(({ id, name, mail, phone, role, region }) =>
    seedRow(id, place, {
      name,
      email: `${mail}@phuongnam.example`,
      phone,
      teamId: teams.find((team) => team.region === region)?.id ?? null,
      departmentId: departments[0]?.id ?? null,
      role,
      isActive: true,
    }),
  );
  const teamRows = teams.map(({ id, name, region }) =>
    seedRow(id, place, {
      name,
      leaderId: leaderOf(region),
      sellsQuotes: true,
      // One team that only serves: a filter that nothing falls through shows nothing.
      sellsOpportunities: region !== 'north',
      servesWarranty: region === 'city',
    }),
  );
  return {
    me,
    members,
    teamIds: teams.map(({ id }) => id),
    place,
    batches: [
      { entity: 'departments', rows: departments },
      { entity: 'teams', rows: teamRows },
      { entity: 'users', rows: users },
    ],
  };
}
