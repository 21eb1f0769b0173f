/**
 * The Vietnamese numbering plan with the two changes that still stand in every old spreadsheet. National numbers are written with
 * their leading 0 throughout.
 */

/** Area codes of landlines, new code → old code (Decision 2036/QĐ-BTTTT; in three steps from 11 February to 17 June 2017). */
const areaCodes: readonly (readonly [newCode: string, oldCode: string, place: string])[] = [
  ['024', '04', 'Hà Nội'],
  ['028', '08', 'TP. Hồ Chí Minh'],
  ['0203', '033', 'Quảng Ninh'],
  ['0204', '0240', 'Bắc Giang'],
  ['0205', '025', 'Lạng Sơn'],
  ['0206', '026', 'Cao Bằng'],
  ['0207', '027', 'Tuyên Quang'],
  ['0208', '0280', 'Thái Nguyên'],
  ['0209', '0281', 'Bắc Kạn'],
  // Four provinces kept their code.
  ['0210', '0210', 'Phú Thọ'],
  ['0211', '0211', 'Vĩnh Phúc'],
  ['0218', '0218', 'Hòa Bình'],
  ['0219', '0219', 'Hà Giang'],
  ['0212', '022', 'Sơn La'],
  ['0213', '0231', 'Lai Châu'],
  ['0214', '020', 'Lào Cai'],
  ['0215', '0230', 'Điện Biên'],
  ['0216', '029', 'Yên Bái'],
  ['0220', '0320', 'Hải Dương'],
  ['0221', '0321', 'Hưng Yên'],
  ['0222', '0241', 'Bắc Ninh'],
  ['0225', '031', 'Hải Phòng'],
  ['0226', '0351', 'Hà Nam'],
  ['0227', '036', 'Thái Bình'],
  ['0228', '0350', 'Nam Định'],
  ['0229', '030', 'Ninh Bình'],
  ['0232', '052', 'Quảng Bình'],
  ['0233', '053', 'Quảng Trị'],
  ['0234', '054', 'Thừa Thiên Huế'],
  ['0235', '0510', 'Quảng Nam'],
  ['0236', '0511', 'Đà Nẵng'],
  ['0237', '037', 'Thanh Hóa'],
  ['0238', '038', 'Nghệ An'],
  ['0239', '039', 'Hà Tĩnh'],
  ['0251', '061', 'Đồng Nai'],
  ['0252', '062', 'Bình Thuận'],
  ['0254', '064', 'Bà Rịa - Vũng Tàu'],
  ['0255', '055', 'Quảng Ngãi'],
  ['0256', '056', 'Bình Định'],
  ['0257', '057', 'Phú Yên'],
  ['0258', '058', 'Khánh Hòa'],
  ['0259', '068', 'Ninh Thuận'],
  ['0260', '060', 'Kon Tum'],
  ['0261', '0501', 'Đắk Nông'],
  ['0262', '0500', 'Đắk Lắk'],
  ['0263', '063', 'Lâm Đồng'],
  ['0269', '059', 'Gia Lai'],
  ['0270', '070', 'Vĩnh Long'],
  ['0271', '0651', 'Bình Phước'],
  ['0272', '072', 'Long An'],
  ['0273', '073', 'Tiền Giang'],
  ['0274', '0650', 'Bình Dương'],
  ['0275', '075', 'Bến Tre'],
  ['0276', '066', 'Tây Ninh'],
  ['0277', '067', 'Đồng Tháp'],
  ['0290', '0780', 'Cà Mau'],
  ['0291', '0781', 'Bạc Liêu'],
  ['0292', '0710', 'Cần Thơ'],
  ['0293', '0711', 'Hậu Giang'],
  ['0294', '074', 'Trà Vinh'],
  ['0296', '076', 'An Giang'],
  ['0297', '077', 'Kiên Giang'],
  ['0299', '079', 'Sóc Trăng'],
];

/** Mobile prefixes of eleven digits that became ten in September 2018; the last seven digits stayed. */
const mobilePrefixes: ReadonlyMap<string, string> = new Map([
  ['0120', '070'],
  ['0121', '079'],
  ['0122', '077'],
  ['0126', '076'],
  ['0128', '078'],
  ['0123', '083'],
  ['0124', '084'],
  ['0125', '085'],
  ['0127', '081'],
  ['0129', '082'],
  ['0162', '032'],
  ['0163', '033'],
  ['0164', '034'],
  ['0165', '035'],
  ['0166', '036'],
  ['0167', '037'],
  ['0168', '038'],
  ['0169', '039'],
  ['0186', '056'],
  ['0188', '058'],
  ['0199', '059'],
]);

const newAreas: ReadonlySet<string> = new Set(areaCodes.map(([code]) => code));
const oldAreas: ReadonlyMap<string, string> = new Map(areaCodes.map(([code, old]) => [old, code]));
const mobile = /^0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/;
const hotline = /^1[89]00\d{4}(?:\d{2})?$/;

export const isMobileNumber = (national: string): boolean => mobile.test(national);
export const isHotline = (national: string): boolean => hotline.test(national);

/** The area code of a landline in today's form, null for everything else. */
export function areaCodeOf(national: string): string | null {
  if (national.length !== 11) return null;
  const area = national.startsWith('024') || national.startsWith('028') ? national.slice(0, 3) : national.slice(0, 4);
  return newAreas.has(area) && startsLikeSubscriber(national.slice(area.length)) ? area : null;
}

/** Today's number of a mobile written with eleven digits. */
export function fromOldMobile(national: string): string | null {
  if (national.length !== 11) return null;
  const prefix = mobilePrefixes.get(national.slice(0, 4));
  return prefix === undefined ? null : prefix + national.slice(4);
}

/** Today's number of a landline written with the area code of before 2017. */
export function fromOldLandline(national: string): string | null {
  const oldLengths = national.length === 11 ? [4] : national.length === 10 ? [2, 3] : [];
  for (const length of oldLengths) {
    const area = oldAreas.get(national.slice(0, length));
    const subscriber = national.slice(length);
    if (area !== undefined && subscriber.length === (length === 2 ? 8 : 7) && startsLikeSubscriber(subscriber))
      return area + subscriber;
  }
  return null;
}

/** Subscriber numbers never begin with 0 or 1, which tells the old `0240 3…` (Bắc Giang) from the new `024 0…`. */
function startsLikeSubscriber(subscriber: string): boolean {
  return /^[2-9]/.test(subscriber);
}
