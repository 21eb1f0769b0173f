import type { DuplicateSubject } from '../../src-shared/customers/duplicate-profile.ts';
import { foldText } from '../../src-shared/vietnam/fold.ts';
import { createRandom, type Random } from '../faults/random.ts';

/*
 * Pairs of customers of which is known whether they are the same, since they were made so: a seeded generator of what people do to a name,
 * a phone and an address when they write them down again, and of those who only look alike. Its words are none of the program's lists.
 */

export interface LabelledPair {
  readonly a: DuplicateSubject;
  readonly b: DuplicateSubject;
  readonly isSame: boolean;
  /** What was done to it, for whoever looks at a mistake. */
  readonly how: string;
}

export function labelledPairs(seed: number, count: number): LabelledPair[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) => (at % 2 === 0 ? samePair(random) : differentPair(random)));
}

const syllables =
  'An,Bảo,Bình,Cường,Đại,Đạt,Đông,Đồng,Đức,Gia,Hải,Hào,Hân,Hậu,Hiệp,Hòa,Hoàng,Hồng,Hùng,Hưng,Khang,Khánh,Kim,Lâm,Lộc,Long,Minh,Mỹ,Nam,Ngân,Nghĩa,Ngọc,Nguyên,Nhân,Nhật,Phát,Phong,Phú,Phúc,Phương,Quang,Quân,Quý,Sơn,Tài,Tâm,Tân,Tấn,Thái,Thành,Thắng,Thịnh,Thuận,Tiến,Tín,Toàn,Trí,Trung,Trường,Tuấn,Uyên,Vân,Việt,Vinh,Vượng,Xuân,Yến'.split(
    ',',
  );
const tradesOf =
  'Thương mại Dịch vụ,Xây dựng,Sản xuất Thương mại,Xuất nhập khẩu,Đầu tư Phát triển,Vận tải,Nhựa,Thép,Dệt may,Thực phẩm,Nội thất,Điện tử,Giống cây trồng,Bao bì,In ấn,Nông sản,Thủy sản,Cơ khí,Xăng dầu,Dược phẩm'.split(
    ',',
  );
const forms = ['Công ty TNHH', 'Công ty TNHH MTV', 'Công ty Cổ phần', 'Công ty CP', 'Doanh nghiệp tư nhân', 'Hợp tác xã'];
const shops = ['Cửa hàng', 'Tạp hóa', 'Nhà thuốc', 'Quán cơm', 'Đại lý', 'Tiệm vàng', 'Quán cà phê', 'Hộ kinh doanh'];
const streets =
  'Nguyễn Trãi,Lê Lợi,Trần Hưng Đạo,Hai Bà Trưng,Lý Thường Kiệt,Phan Đình Phùng,Nguyễn Huệ,Điện Biên Phủ,Cách Mạng Tháng Tám,Võ Văn Tần,Hoàng Diệu,Ngô Quyền,Tôn Đức Thắng,Quang Trung,Bạch Đằng,Hùng Vương,Nguyễn Văn Cừ,Lạc Long Quân,Âu Cơ,Trường Chinh'.split(
    ',',
  );
const provinces = ['2025:79', '2025:01', '2025:48', '2025:92', '2025:31', '2025:75', '2025:56', '2025:38'];
const families = 'Nguyễn,Trần,Lê,Phạm,Hoàng,Huỳnh,Phan,Vũ,Võ,Đặng,Bùi,Đỗ'.split(',');
const middles = ['Văn', 'Thị', 'Hữu', 'Minh', 'Thanh', 'Quốc', 'Ngọc'];

interface Draft {
  kind: 'company' | 'person';
  form: string;
  trade: string;
  core: string;
  taxCode: string | null;
  phone: string | null;
  email: string | null;
  house: string;
  street: string;
  provinceCode: string | null;
  hasAddress: boolean;
}

const subjectOf = (
  draft: Draft,
  name = [draft.form, draft.trade, draft.core].filter((part) => part !== '').join(' '),
): DuplicateSubject => ({
  name,
  kind: draft.kind,
  taxCode: draft.taxCode,
  phone: draft.phone,
  email: draft.email,
  address: draft.hasAddress ? `${draft.house} ${draft.street}` : null,
  provinceCode: draft.provinceCode,
});

const chance = (random: Random, probability: number) => random.next() < probability;
const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.below(10)).join('');
const house = (random: Random) => `${1 + random.below(400)}${chance(random, 0.15) ? `/${1 + random.below(60)}` : ''}`;

function aMobile(random: Random): string {
  // Prefixes that were eleven digits long until 2018 among them.
  return `${random.pick(['090', '091', '097', '098', '083', '084', '070', '079', '077', '032', '035', '038'])}${digits(random, 7)}`;
}

function aTaxCode(random: Random): string {
  for (;;) {
    const nine = `0${1 + random.below(3)}${digits(random, 7)}`;
    const sum = [31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((total, weight, at) => total + weight * Number(nine[at]), 0);
    const check = 10 - (sum % 11);
    if (check < 10) return `${nine}${check}`;
  }
}

function aCore(random: Random): string {
  const words = new Set<string>();
  const count = 2 + (chance(random, 0.45) ? 1 : 0);
  while (words.size < count) words.add(random.pick(syllables));
  return [...words].join(' ');
}

function aCompany(random: Random): Draft {
  const core = aCore(random);
  return {
    kind: 'company',
    form: random.pick(forms),
    trade: chance(random, 0.75) ? random.pick(tradesOf) : '',
    core,
    taxCode: chance(random, 0.6) ? aTaxCode(random) : null,
    phone: chance(random, 0.92) ? aMobile(random) : null,
    email: chance(random, 0.4)
      ? `${random.pick(['info', 'kinhdoanh', 'ketoan', 'sales'])}@${foldText(core).replaceAll(' ', '')}${digits(random, 1)}.vn`
      : null,
    house: house(random),
    street: random.pick(streets),
    provinceCode: chance(random, 0.92) ? random.pick(provinces) : null,
    hasAddress: chance(random, 0.9),
  };
}

function aShop(random: Random): Draft {
  return {
    ...aCompany(random),
    form: random.pick(shops),
    trade: '',
    core: `${random.pick(['Anh', 'Chị', 'Cô', 'Chú', 'Bà'])} ${random.pick(syllables)}`,
    taxCode: null,
    email: null,
  };
}

function aPerson(random: Random): Draft {
  return {
    ...aCompany(random),
    kind: 'person',
    form: '',
    trade: '',
    core: `${random.pick(families)} ${random.pick(middles)} ${random.pick(syllables)}`,
    taxCode: null,
  };
}

function samePair(random: Random): LabelledPair {
  const draft = chance(random, 0.65) ? aCompany(random) : chance(random, 0.6) ? aShop(random) : aPerson(random);
  const copy = { ...draft };
  const how: string[] = [];
  let name = [copy.form, copy.trade, copy.core].filter((part) => part !== '').join(' ');
  const doing = (what: string, probability: number, work: () => void) => {
    if (!chance(random, probability)) return;
    how.push(what);
    work();
  };
  doing(
    'form',
    0.4,
    () =>
      (name = name
        .replace('Công ty', random.pick(['Cty', 'CTY', 'C.ty', '']))
        .replace('Cổ phần', 'CP')
        .replace('Hộ kinh doanh', 'HKD')
        .replace('Cửa hàng', 'CH')
        .trim()),
  );
  doing(
    'trade',
    0.35,
    () =>
      (name = name
        .replace('Thương mại Dịch vụ', random.pick(['TM DV', 'TMDV', 'TM-DV', 'Thương mại & Dịch vụ']))
        .replace('Xây dựng', 'XD')
        .replace('Sản xuất Thương mại', 'SX TM')
        .replace('Xuất nhập khẩu', 'XNK')
        .replace('Đầu tư Phát triển', 'ĐT PT')),
  );
  doing('accents', 0.35, () => (name = foldText(name)));
  doing('capitals', 0.3, () => (name = name.toUpperCase()));
  doing('slip', 0.2, () => (name = withSlip(random, name)));
  let lost = 0;
  doing('no tax code', 0.5, () => (copy.taxCode = null));
  if (copy.taxCode !== null)
    doing(
      'tax code with dots',
      0.3,
      () => (copy.taxCode = (copy.taxCode ?? '').replace(/^(\d\d)(\d\d)(\d{3})(\d{3})$/, '$1.$2.$3.$4')),
    );
  if (copy.phone !== null) {
    doing('phone written otherwise', 0.5, () => (copy.phone = otherForm(random, copy.phone ?? '')));
    doing('another phone', 0.12, () => ((copy.phone = aMobile(random)), (lost += 1)));
    doing('no phone', lost === 0 ? 0.1 : 0, () => ((copy.phone = null), (lost += 1)));
    doing('two phones', 0.1, () => (copy.phone = copy.phone === null ? null : `${copy.phone} / ${aMobile(random)}`));
  }
  doing('no email', 0.4, () => (copy.email = null));
  doing('no address', lost === 0 ? 0.15 : 0.05, () => ((copy.hasAddress = false), (lost += 1)));
  doing('moved', lost === 0 ? 0.15 : 0.03, () => Object.assign(copy, { house: house(random), street: random.pick(streets) }));
  doing(
    'street written otherwise',
    0.4,
    () =>
      (copy.street = random.pick([
        `Đường ${copy.street}`,
        foldText(copy.street),
        `đ. ${copy.street}, P.5`,
        `${copy.street}, Phường 3, Quận 1`,
      ])),
  );
  doing('no province', 0.06, () => (copy.provinceCode = null));
  const pair = chance(random, 0.5) ? [subjectOf(draft), subjectOf(copy, name)] : [subjectOf(copy, name), subjectOf(draft)];
  return { a: pair[0] ?? subjectOf(draft), b: pair[1] ?? subjectOf(copy), isSame: true, how: how.join(', ') };
}

function differentPair(random: Random): LabelledPair {
  const company = aCompany(random);
  const elsewhere = { house: house(random), street: random.pick(streets), phone: aMobile(random), email: null };
  const make = (how: string, a: Draft, b: Draft, nameOfB?: string): LabelledPair => ({
    a: subjectOf(a),
    b: subjectOf(b, nameOfB),
    isSame: false,
    how,
  });
  const turn = random.next();
  if (turn < 0.15) {
    const tax = company.taxCode ?? aTaxCode(random);
    const branch = {
      ...company,
      ...elsewhere,
      taxCode: `${tax}-00${1 + random.below(9)}`,
      phone: chance(random, 0.5) ? company.phone : elsewhere.phone,
    };
    return make(
      'branch',
      { ...company, taxCode: tax },
      branch,
      `Chi nhánh ${company.form} ${company.trade} ${company.core} tại ${random.pick(['Cần Thơ', 'Đà Nẵng', 'Hải Phòng'])}`,
    );
  }
  if (turn < 0.33) {
    const shop = aShop(random);
    return make('shops of one name', shop, { ...shop, ...elsewhere, hasAddress: true });
  }
  if (turn < 0.42)
    return make('another trade', company, {
      ...company,
      ...elsewhere,
      taxCode: chance(random, 0.5) ? aTaxCode(random) : null,
      trade: random.pick(tradesOf.filter((trade) => trade !== company.trade)),
    });
  if (turn < 0.62) {
    const words = company.core.split(' ');
    words[random.below(words.length)] = random.pick(syllables.filter((word) => !words.includes(word)));
    return make('one word of the name', company, {
      ...company,
      ...elsewhere,
      taxCode: chance(random, 0.5) ? aTaxCode(random) : null,
      core: words.join(' '),
    });
  }
  if (turn < 0.72) return make('one owner, two businesses', company, { ...aCompany(random), phone: company.phone });
  if (turn < 0.82)
    return make('one house', company, {
      ...aCompany(random),
      house: company.house,
      street: company.street,
      provinceCode: company.provinceCode,
    });
  if (turn < 0.88) {
    const shop = { ...aShop(random), core: `${aCore(random)} 1` };
    return make('numbered shops', shop, { ...shop, house: house(random), core: shop.core.replace(/1$/, '2') });
  }
  if (turn < 0.95) {
    const person = aPerson(random);
    return make('persons of one name', person, {
      ...person,
      ...elsewhere,
      provinceCode: chance(random, 0.6) ? person.provinceCode : random.pick(provinces),
    });
  }
  return make(
    'companies of one name, other tax codes',
    { ...company, taxCode: aTaxCode(random) },
    { ...company, taxCode: aTaxCode(random), phone: chance(random, 0.3) ? company.phone : elsewhere.phone },
  );
}

const neighbours: Readonly<Record<string, string>> = {
  a: 's',
  b: 'v',
  c: 'x',
  d: 'f',
  e: 'r',
  g: 'h',
  h: 'j',
  i: 'o',
  k: 'l',
  m: 'n',
  n: 'm',
  o: 'p',
  p: 'o',
  s: 'a',
  t: 'y',
  u: 'i',
  v: 'b',
  x: 'c',
  y: 't',
};

/** A letter left out, doubled, swapped with the next one, or the key beside it. */
function withSlip(random: Random, name: string): string {
  const letters = [...name];
  const places = letters.flatMap((letter, at) =>
    /\p{L}/u.test(letter) && at > name.length / 3 && at < letters.length - 1 ? [at] : [],
  );
  if (places.length === 0) return name;
  const at = random.pick(places);
  const letter = letters[at] ?? '';
  switch (random.below(4)) {
    case 0:
      letters.splice(at, 1);
      break;
    case 1:
      letters.splice(at, 0, letter);
      break;
    case 2:
      letters.splice(at, 2, letters[at + 1] ?? '', letter);
      break;
    default:
      letters[at] = neighbours[foldText(letter)] ?? letter;
  }
  return letters.join('');
}

const oldPrefixes: Readonly<Record<string, string>> = {
  '070': '0120',
  '079': '0121',
  '077': '0122',
  '083': '0123',
  '084': '0124',
  '032': '0162',
  '035': '0165',
  '038': '0168',
};

function otherForm(random: Random, phone: string): string {
  const old = oldPrefixes[phone.slice(0, 3)];
  if (old !== undefined && chance(random, 0.6)) return `${old} ${phone.slice(3, 6)} ${phone.slice(6)}`;
  return random.pick([
    `+84 ${phone.slice(1)}`,
    `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`,
    `${phone.slice(0, 4)}.${phone.slice(4, 7)}.${phone.slice(7)}`,
    phone.slice(1),
  ]);
}
