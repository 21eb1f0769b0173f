import { foldText } from '../vietnam/fold.ts';
import type { ImportTarget } from './import.ts';

interface Phrases {
  readonly target: ImportTarget;
  /** Found anywhere in a heading. */
  readonly words: string;
  /** Too general for that: only where they are the whole heading. */
  readonly alone?: string;
}

/** What people call the columns of their lists, folded, in Vietnamese and English. */
const phrases: readonly Phrases[] = [
  {
    target: 'name',
    words: `ten cong ty, ten khach hang, ten kh, ten doanh nghiep, ten dn, ten don vi, ten to chuc, ten dai ly, ten cua hang, ten nha phan
      phoi, ten npp, ten nha cung cap, ten day du, company name, customer name, client name, account name, business name, organization name,
      organisation name, legal name, ten nguoi mua, first name, given name`,
    alone: `ten, name, khach hang, cong ty, don vi, doanh nghiep, company, customer, client, account, organization, organisation, dai ly,
      cua hang, ho ten, ho va ten, full name, customers, companies`,
  },
  {
    target: 'tradeName',
    words: `ten giao dich, ten viet tat, ten thuong mai, ten tieng anh, ten quoc te, ten nuoc ngoai, ten rut gon, ten goi khac, ten ngan,
      trade name, trading name, short name, brand name, dba`,
    alone: 'thuong hieu, brand, viet tat',
  },
  { target: 'kind', words: 'loai khach hang, loai kh, loai khach, customer type, account type, customer kind', alone: 'kind' },
  {
    target: 'taxCode',
    words: `ma so thue, mst, ma thue, ma so doanh nghiep, msdn, tax code, tax id, tax number, tax no, vat number, vat no, vat id, tin number`,
    alone: 'tax, vat',
  },
  {
    target: 'phone',
    words: `dien thoai, so dien thoai, sdt, dtdd, dt, so dt, di dong, phone, tel, telephone, mobile, hotline, cell, cellphone`,
    alone: 'so may, may ban',
  },
  { target: 'email', words: 'email, e mail, mail, thu dien tu, dia chi email, email address, dia chi mail' },
  { target: 'website', words: 'website, web, trang web, url, homepage, web site, dia chi web, dia chi website' },
  {
    target: 'address',
    words: `dia chi, address, tru so, street, so nha, phuong xa, phuong, quan huyen, quan, huyen, ward, district, postal code, postcode, zip
      code, zip, country, quoc gia, city, region, ma buu chinh, dia chi tru so chinh`,
    alone: 'duong, xa, state, khu vuc, vung',
  },
  { target: 'province', words: 'tinh thanh, tinh thanh pho, tinh tp, thanh pho, province', alone: 'tinh, tp' },
  {
    target: 'foundedOn',
    words:
      'ngay thanh lap, ngay hoat dong, founded, established, date founded, founding date, incorporation date, thanh lap ngay',
  },
  {
    target: 'legalRepresentative',
    words: `dai dien phap luat, nguoi dai dien, nguoi dai dien phap luat, nguoi dai dien theo phap luat, legal representative, representative,
      chu doanh nghiep`,
    alone: 'dai dien, giam doc, director, ceo, chu so huu, owner name',
  },
  { target: 'source', words: 'nguon khach hang, nguon kh, nguon khach, lead source, nguon goc', alone: 'nguon, source, kenh' },
  { target: 'lifecycle', words: 'giai doan, lifecycle, life cycle, vong doi' },
  { target: 'rating', words: 'xep hang, phan hang, hang khach hang, hang kh, rating', alone: 'hang, class, grade' },
  { target: 'note', words: 'ghi chu, note, notes, remark, remarks, comment, comments, mo ta, description, dien giai' },
  {
    target: 'familyName',
    words: 'ho va dem, ho dem, ho lot, ho va ten dem, ho va chu dem, last name, family name, surname',
    alone: 'ho',
  },
  { target: 'salutation', words: 'xung ho, danh xung, cach xung ho, cach goi, salutation, honorific' },
  { target: 'gender', words: 'gioi tinh, gender', alone: 'sex, phai' },
  { target: 'birthday', words: 'ngay sinh, sinh nhat, birthday, date of birth, birth date', alone: 'dob' },
  {
    target: 'contactName',
    words: 'nguoi lien he, contact name, contact person, ten lien he',
    alone: 'lien he, contact, contacts',
  },
  {
    target: 'contactRole',
    words: 'chuc vu, chuc danh, job title, contact title, contact role',
    alone: 'position, title, vai tro',
  },
];

interface Phrase {
  readonly target: ImportTarget;
  readonly words: string;
  readonly isAlone: boolean;
}

const all: readonly Phrase[] = phrases.flatMap(({ target, words, alone }) => [
  ...split(words).map((text) => ({ target, words: text, isAlone: false })),
  ...split(alone ?? '').map((text) => ({ target, words: text, isAlone: true })),
]);

function split(list: string): string[] {
  return list
    .split(',')
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}

export interface HeadingMatch {
  readonly target: ImportTarget;
  /** The longer the words that were known, the surer; a heading known as a whole is surest. */
  readonly score: number;
}

/** What a column's heading says it holds; null where it says nothing known. `companyName` is read as `company name`. */
export function matchHeading(heading: string): HeadingMatch | null {
  const text = foldText(splitCamelCase(heading));
  if (text === '') return null;
  let best: HeadingMatch | null = null;
  for (const phrase of all) {
    const isWhole = text === phrase.words;
    if (!isWhole && (phrase.isAlone || !` ${text} `.includes(` ${phrase.words} `))) continue;
    const score = phrase.words.length + (isWhole ? 100 : 0);
    if (best === null || score > best.score) best = { target: phrase.target, score };
  }
  return best === null ? null : forContact(text, best);
}

/** `Điện thoại người liên hệ` is the person's phone, not the company's. */
function forContact(text: string, match: HeadingMatch): HeadingMatch {
  if (!/\b(nguoi lien he|lien he|contact)\b/.test(text)) return match;
  const person = text.replace(/\b(nguoi lien he|lien he|contact)\b/g, ' ').trim();
  const own = person === '' ? null : matchHeading(person);
  if (own?.target === 'phone') return { target: 'contactPhone', score: match.score + 50 };
  if (own?.target === 'email') return { target: 'contactEmail', score: match.score + 50 };
  if (own?.target === 'familyName') return { target: 'contactFamilyName', score: match.score + 50 };
  if (own?.target === 'salutation') return { target: 'contactSalutation', score: match.score + 50 };
  if (own?.target === 'gender') return { target: 'contactGender', score: match.score + 50 };
  if (own?.target === 'birthday') return { target: 'contactBirthday', score: match.score + 50 };
  if (own?.target === 'contactRole') return { target: 'contactRole', score: match.score + 50 };
  return match;
}

/** Numbers of rows: nobody wants them as a note of every customer. */
export function isOrdinalHeading(heading: string): boolean {
  return /^(stt|so thu tu|tt|no|nr|index|row|)$/.test(foldText(heading));
}

function splitCamelCase(heading: string): string {
  return heading.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
}
