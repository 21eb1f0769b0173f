import { checkTaxCode } from '../../src-shared/vietnam/tax-code.ts';
import type { Address } from './places.ts';
import { digits, landlineNumber, mobileNumber, personName } from './people.ts';
import type { Random } from './random.ts';
import { foldText } from '../../src-shared/vietnam/fold.ts';

/** What a distributor of packaging sells to: each kind of business with the forms that it takes and the words that say what it does. */
interface Business {
  readonly weight: number;
  readonly forms: readonly (readonly [form: string, weight: number])[];
  readonly trades: readonly string[];
  /** Companies of these forms have a landline, a web page and an accountant. */
  readonly isCompany: boolean;
}

const companyForms = [
  ['Công ty TNHH', 46],
  ['Công ty TNHH MTV', 22],
  ['Công ty CP', 18],
  ['Công ty Cổ phần', 8],
  ['DNTN', 6],
] as const;

const businesses: readonly Business[] = [
  {
    weight: 30,
    forms: companyForms,
    trades: [
      'Thương mại Dịch vụ', 'Sản xuất Thương mại', 'Xuất nhập khẩu', 'Thực phẩm', 'Chế biến Thủy sản', 'Nông sản', 'May mặc', 'Dược phẩm', 'Bánh kẹo',
      'Nước giải khát', 'Nội thất', 'Điện tử', 'In ấn Bao bì', 'Nhựa', 'Vận tải Kho bãi', 'Mỹ phẩm', 'Gốm sứ', 'Cơ khí', 'Trà Cà phê', 'Thức ăn chăn nuôi',
    ],
    isCompany: true,
  },
  {
    weight: 12,
    forms: companyForms,
    trades: ['Xây dựng', 'Vật liệu Xây dựng', 'Đầu tư Xây dựng', 'Cơ điện lạnh', 'Thiết bị Điện', 'Sơn và Hóa chất'],
    isCompany: true,
  },
  { weight: 5, forms: [['HTX', 6], ['Hợp tác xã', 4], ['Liên hiệp HTX', 1]], trades: ['Nông nghiệp', 'Trái cây', 'Rau sạch', 'Dịch vụ Nông nghiệp', 'Thủy sản', 'Lúa gạo'], isCompany: true },
  { weight: 12, forms: [['Cửa hàng', 7], ['Đại lý', 3], ['Hộ kinh doanh', 2]], trades: ['VLXD', 'Bao bì', 'Đồ gia dụng', 'Hạt giống', 'Tạp hóa', 'Điện nước'], isCompany: false },
  { weight: 9, forms: [['Nhà thuốc', 8], ['Quầy thuốc', 2]], trades: ['', '', 'Tư nhân'], isCompany: false },
  { weight: 8, forms: [['Siêu thị mini', 6], ['Siêu thị', 2], ['Bách hóa', 2]], trades: [''], isCompany: false },
  { weight: 9, forms: [['Nhà hàng', 4], ['Quán', 2], ['Tiệm bánh', 3], ['Trà sữa', 2], ['Cơ sở sản xuất', 3]], trades: [''], isCompany: false },
]; // biome-ignore format: lists of words read better in rows

const properFirst = [
  'Đại', 'Minh', 'Hoàng', 'Thành', 'Phú', 'Tân', 'Việt', 'An', 'Hưng', 'Thiên', 'Kim', 'Long', 'Đông', 'Nam', 'Bảo', 'Gia', 'Hải', 'Quốc', 'Trường',
  'Phương', 'Ngọc', 'Thuận', 'Vạn', 'Đức', 'Nhật', 'Hồng', 'Vĩnh', 'Khánh', 'Mỹ', 'Toàn', 'Thái', 'Trung', 'Xuân', 'Sài Gòn', 'Cửu Long', 'Hòa',
]; // biome-ignore format: lists of words read better in rows
const properSecond = [
  'Phát', 'Thịnh', 'Lợi', 'Thành', 'Tiến', 'Hưng', 'Anh', 'Long', 'Phong', 'Đạt', 'Nguyên', 'Vinh', 'Khang', 'Tín', 'Sơn', 'Hải', 'Phúc', 'Cường',
  'Hòa', 'Bình', 'Quang', 'Gia', 'Đồng', 'Thắng', 'Lộc', 'Tâm', 'Kiên', 'Dương', 'Ngân', 'Châu', 'Việt', 'Nam', 'Trí', 'Hà', 'Đăng', 'Lâm',
]; // biome-ignore format: lists of words read better in rows
const longTails = [
  'Chi nhánh Khu công nghiệp Công nghệ cao',
  'Nhà máy sản xuất bao bì giấy và nhựa phức hợp',
  'Trung tâm phân phối và kho vận miền Đông Nam Bộ',
  'Tổng kho vật tư ngành thực phẩm đông lạnh xuất khẩu',
];

export interface BusinessName {
  readonly name: string;
  readonly tradeName: string | null;
  readonly isCompany: boolean;
  readonly director: string | null;
}

/** A name as it stands on a signboard or a business licence. */
export function businessName(random: Random): BusinessName {
  const business = random.weighted(businesses.map((entry) => [entry, entry.weight] as const));
  const form = random.weighted(business.forms);
  const trade = random.pick(business.trades);
  const proper = properName(random, business.isCompany);
  const tail = business.isCompany && random.chance(0.02) ? ` - ${random.pick(longTails)}` : '';
  const two =
    business.isCompany && random.chance(0.12) ? ` và ${random.pick(['Dịch vụ', 'Đầu tư', 'Thương mại', 'Sản xuất'])}` : '';
  const joined = `${form} ${trade}${two} ${proper}${tail}`.replace(/ +/g, ' ');
  return {
    name: business.isCompany && random.chance(0.06) ? joined.toUpperCase() : joined,
    tradeName: business.isCompany && random.chance(0.35) ? tradeNameOf(proper, random) : null,
    isCompany: business.isCompany,
    director: business.isCompany ? personName(random).full : null,
  };
}

function properName(random: Random, isCompany: boolean): string {
  if (!isCompany && random.chance(0.4)) {
    const owner = personName(random);
    return random.chance(0.5)
      ? `${random.pick(['Cô', 'Chú', 'Anh', 'Chị', 'Dì'])} ${owner.given}`
      : `${owner.full.split(' ').at(-2) ?? ''} ${owner.given}`;
  }
  const two = `${random.pick(properFirst)} ${random.pick(properSecond)}`;
  return random.chance(0.3) ? `${two} ${random.pick(properSecond)}` : two;
}

function tradeNameOf(proper: string, random: Random): string {
  return `${foldText(proper).replaceAll(' ', '').toUpperCase()} ${random.pick(['CO., LTD', 'JSC', 'TRADING', 'PACK', 'FOODS', 'GROUP'])}`;
}

/** Ten digits with a right check digit, never the same for two customers of one company; some branches, some with spaces. */
export function taxCodeOf(index: number, address: Address, random: Random): string {
  // 1 999 993 and 10 000 000 share no divisor, so the seven digits come back only after ten million customers.
  const body = String((index * 1_999_993 + 1_234_567) % 10_000_000 || 7).padStart(7, '0');
  const prefixes = [...address.taxPrefixes, '03', '31', '01', '11', '02'];
  for (const prefix of prefixes) {
    const code = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
      .map((digit) => `${prefix}${body}${digit}`)
      .find((text) => checkTaxCode(text).status === 'valid');
    if (code !== undefined) return random.chance(0.04) ? `${code}-00${random.int(1, 4)}` : code;
  }
  throw new Error(`no tax code for customer ${index}`); // five prefixes give five sums modulo eleven; all refusing does not occur
}

/** The 12-digit identification number that is a person's tax code: place, century and sex, year of birth, six more digits. */
export function personalTaxCode(birthYear: number, isWoman: boolean, random: Random): string {
  const century = (birthYear >= 2000 ? 2 : 0) + (isWoman ? 1 : 0);
  return `${random.pick(['079', '075', '092', '087', '001', '048', '086'])}${century}${String(birthYear % 100).padStart(2, '0')}${digits(random, 6)}`;
}

/** A firm's main number: a landline for most companies, the owner's mobile for most shops, now and then both. */
export function businessPhone(isCompany: boolean, address: Address, random: Random): string {
  if (!isCompany) return mobileNumber(random);
  if (random.chance(0.45)) return landlineNumber(random, address.area);
  return random.chance(0.15) ? `${landlineNumber(random, address.area)} / ${mobileNumber(random)}` : mobileNumber(random);
}

export function webName(name: string): string {
  const words = foldText(name)
    .replaceAll(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '');
  return words.slice(-2).join('').slice(0, 24) || 'khachhang';
}
