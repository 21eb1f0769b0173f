import fc from 'fast-check';
import libPhone from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { findPhones, formatPhone, nationalOf, phoneQueryKeys, phoneSearchKeys, zaloLink } from './phone.ts';

/** `raw → number`, a second reading after `|`, as one line per phone. */
const read = (text: string) =>
  findPhones(text).map(
    (phone) =>
      `${phone.raw} → ${phone.e164 === null ? '?' : formatPhone(phone.e164)}${phone.otherReading === null ? '' : ` | ${formatPhone(phone.otherReading)}`}`,
  );

describe('phones as they stand in spreadsheets', () => {
  test.each([
    // Today's numbers
    ['0912345678', ['0912345678 → 0912 345 678']],
    ['0912.345.678', ['0912.345.678 → 0912 345 678']],
    ['+84 912 345 678', ['+84 912 345 678 → 0912 345 678']],
    ['+84 (0)24 3775 7235', ['+84 (0)24 3775 7235 → 024 3775 7235']],
    ['+84 024 3775 7235', ['+84 024 3775 7235 → 024 3775 7235']],
    ['0084 912345678', ['0084 912345678 → 0912 345 678']],
    ['84912345678', ['84912345678 → 0912 345 678']],
    ['084-912345678', ['084-912345678 → 0912 345 678']],
    ['912345678', ['912345678 → 0912 345 678']],
    ['02373 268 999', ['02373 268 999 → 0237 326 8999']],
    ['(225) 2838 999', ['(225) 2838 999 → 0225 283 8999']],
    ['024. 3566. 7134', ['024. 3566. 7134 → 024 3566 7134']],
    ['84-24）32008645', ['84-24）32008645 → 024 3200 8645']],
    ['19002868', ['19002868 → 1900 2868']],
    ['1800 123456', ['1800 123456 → 1800 123456']],
    ['+65 6123 4567', ['+65 6123 4567 → +6561234567']],
    // Area codes of before 2017
    ['04.37757235', ['04.37757235 → 024 3775 7235']],
    ['4.62757018', ['4.62757018 → 024 6275 7018']],
    ['043.5770518', ['043.5770518 → 024 3577 0518']],
    ['(84-4) 37719960', ['(84-4) 37719960 → 024 3771 9960']],
    ['+84 8 39914439', ['+84 8 39914439 → 028 3991 4439']],
    ['08.39481835', ['08.39481835 → 028 3948 1835']],
    ['0839481835', ['0839481835 → 0839 481 835 | 028 3948 1835']],
    ['031.2227326', ['031.2227326 → 0225 222 7326']],
    ['0313.796869', ['0313.796869 → 0225 379 6869']],
    ['0211.3616992', ['0211.3616992 → 0211 361 6992']],
    ['0240.3856054', ['0240.3856054 → 0204 385 6054']],
    ['0511.3575879', ['0511.3575879 → 0236 357 5879']],
    ['032.16259041', ['032.16259041 → 0221 625 9041']],
    ['037.3750928', ['037.3750928 → 0237 375 0928 | 0373 750 928']],
    ['0373.750.928', ['0373.750.928 → 0373 750 928 | 0237 375 0928']],
    ['020 3820123', ['020 3820123 → 0214 382 0123']],
    // Mobiles of before 2018
    ['0168 345 6789', ['0168 345 6789 → 0383 456 789']],
    ['+84 121 234 5678', ['+84 121 234 5678 → 0792 345 678']],
    // Several in one cell
    ['4.62757018/04.62938048', ['4.62757018 → 024 6275 7018', '04.62938048 → 024 6293 8048']],
    ['(+84.4) 37100 382/375 86114', ['(+84.4) 37100 382 → 024 3710 0382', '375 86114 → 024 3758 6114']],
    ['04.37868890/91/92', ['04.37868890 → 024 3786 8890', '91 → 024 3786 8891', '92 → 024 3786 8892']],
    ['02253.921227/921591', ['02253.921227 → 0225 392 1227', '921591 → 0225 392 1591']],
    [
      '04.66626549/3354 2968/ 0984206688',
      ['04.66626549 → 024 6662 6549', '3354 2968 → 024 3354 2968', '0984206688 → 0984 206 688'],
    ],
    ['0912345678 - 0987654321', ['0912345678 → 0912 345 678', '0987654321 → 0987 654 321']],
    ['024 37333786 024 38454933', ['024 37333786 → 024 3733 3786', '024 38454933 → 024 3845 4933']],
    ['0912345678 hoặc 0987654321', ['0912345678 → 0912 345 678', '0987654321 → 0987 654 321']],
    ['ĐT: 04.38297214; Fax: 04.38223630', ['04.38297214 → 024 3829 7214', '04.38223630 → 024 3822 3630']],
    ['A. Hùng 0912345678 (sau 17h)', ['0912345678 → 0912 345 678']],
    ['024 3826 1234 (máy lẻ 102)', ['024 3826 1234 → 024 3826 1234']],
    ['024 3826 1234 ext. 102', ['024 3826 1234 → 024 3826 1234']],
    // No number that can be dialled: kept as it is
    ['084-246628161', ['084-246628161 → ?']],
    ['04.8461267/ 04.8726207', ['04.8461267 → ?', '04.8726207 → ?']],
    ['+84 8 8279279', ['+84 8 8279279 → ?']],
    ['091234567', ['091234567 → ?']],
    ['0912345678901234567890', ['0912345678901234567890 → ?']],
    ['Điện thoại', []],
    ['tầng 5', []],
    ['', []],
  ])('%j', (cell, phones) => {
    expect(read(cell)).toEqual(phones);
  });
});

describe('the two changes of numbers', () => {
  const areas = `
    0203 033, 0204 0240, 0205 025, 0206 026, 0207 027, 0208 0280, 0209 0281, 0212 022, 0213 0231, 0214 020, 0215 0230, 0216 029, 0220 0320,
    0221 0321, 0222 0241, 0225 031, 0226 0351, 0227 036, 0228 0350, 0229 030, 0232 052, 0233 053, 0234 054, 0235 0510, 0236 0511, 0237 037,
    0238 038, 0239 039, 0251 061, 0252 062, 0254 064, 0255 055, 0256 056, 0257 057, 0258 058, 0259 068, 0260 060, 0261 0501, 0262 0500,
    0263 063, 0269 059, 0270 070, 0271 0651, 0272 072, 0273 073, 0274 0650, 0275 075, 0276 066, 0277 067, 0290 0780, 0291 0781, 0292 0710,
    0293 0711, 0294 074, 0296 076, 0297 077, 0299 079, 0210 0210, 0211 0211, 0218 0218, 0219 0219`
    .split(',')
    .map((pair) => pair.trim().split(' '));

  test('61 provinces besides Hà Nội and Hồ Chí Minh City have an area code', () => {
    expect(areas).toHaveLength(61);
    expect(new Set(areas.map(([current]) => current)).size).toBe(61);
  });

  test.each(areas)('a landline of %s was reached under %s', (current, before) => {
    expect(findPhones(`${before}.3850123`)[0]?.e164).toBe(`+84${current?.slice(1)}3850123`);
    expect(libPhone(`+84${current?.slice(1)}3850123`)?.isValid()).toBe(true);
  });

  test.each(
    '0120 070, 0121 079, 0122 077, 0126 076, 0128 078, 0123 083, 0124 084, 0125 085, 0127 081, 0129 082, 0162 032, 0163 033, 0164 034, 0165 035, 0166 036, 0167 037, 0168 038, 0169 039, 0186 056, 0188 058, 0199 059'
      .split(', ')
      .map((pair) => pair.split(' ')),
  )('a mobile of eleven digits %s… has ten today, %s…', (before, current) => {
    expect(findPhones(`${before}2345678`)).toEqual([
      { raw: `${before}2345678`, e164: `+84${current?.slice(1)}2345678`, otherReading: null },
    ]);
  });
});

describe("against Google's numbering plan", () => {
  const today = fc
    .tuple(
      fc.constantFrom(
        '032',
        '037',
        '039',
        '056',
        '058',
        '059',
        '070',
        '079',
        '081',
        '084',
        '088',
        '090',
        '096',
        '098',
        '0243',
        '0246',
        '0283',
        '02253',
        '02373',
        '02923',
      ),
      fc.integer({ min: 0, max: 9_999_999 }),
    )
    .map(([prefix, rest]) => {
      const digits = prefix + String(rest).padStart(7, '0');
      return prefix.startsWith('02') ? digits.slice(0, 11) : digits.slice(0, 10);
    });
  const style = fc.constantFrom(
    (n: string) => n,
    (n: string) => `${n.slice(0, 4)} ${n.slice(4, 7)} ${n.slice(7)}`,
    (n: string) => `${n.slice(0, 4)}.${n.slice(4, 7)}.${n.slice(7)}`,
    (n: string) => `+84${n.slice(1)}`,
    (n: string) => `+84 ${n.slice(1, 4)} ${n.slice(4, 7)} ${n.slice(7)}`,
    (n: string) => `(+84) ${n.slice(1)}`,
    (n: string) => `ĐT: ${n}.`,
  );

  test('any number of today is recognised however it is grouped', () => {
    fc.assert(
      fc.property(today, style, (national, write) => {
        const [found, ...more] = findPhones(write(national));
        expect(more).toEqual([]);
        expect(found?.e164, write(national)).toBe(libPhone(national, 'VN')?.number);
      }),
      { numRuns: 1000 },
    );
  });

  test('a cell full of single digits or blanks does not hold the import up', () => {
    const started = performance.now();
    expect(findPhones('1 '.repeat(10_000))).toHaveLength(1);
    expect(findPhones(' '.repeat(20_000))).toEqual([]);
    expect(findPhones('+( '.repeat(10_000))).toEqual([]);
    // Tens of milliseconds; with quadratic work it would be minutes.
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('a plus before zeros makes no foreign number of what is left of them', () => {
    for (const raw of ['+00000000', '+000000001', '+0012 345 67'])
      expect(findPhones(raw)).toEqual([{ raw, e164: null, otherReading: null }]);
    expect(findPhones('+00 12 345 678')).toEqual([{ raw: '+00 12 345 678', e164: '+12345678', otherReading: null }]);
  });

  test('a found phone stands in the cell, and its number can be written on a card', () => {
    const cell = fc.array(fc.constantFrom(...'0123456789/ .-(),;+a'), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(cell, (text) => {
        for (const phone of findPhones(text)) expect(text).toContain(phone.raw);
        for (const phone of findPhones(text)) if (phone.e164 !== null) expect(phone.e164).toMatch(/^\+\d{8,15}$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('finding a phone again', () => {
  test.each([
    ['04.37757235', ['0437757235', '02437757235']],
    ['(+84.4) 37100 382/375 86114', ['84437100382', '02437100382', '37586114', '02437586114']],
    ['0168 345 6789', ['01683456789', '0383456789']],
    ['037.3750928', ['0373750928', '02373750928']],
    ['084-246628161', ['084246628161']],
    ['1900 2868', ['19002868']],
    ['không có', []],
  ])('%j is found under %j', (cell, keys) => {
    expect(phoneSearchKeys(cell)).toEqual(keys);
  });

  test('the short way to the keys of a mobile gives those of the long way, whatever the prefix', () => {
    const written = (text: string | null) => (text === null ? [] : [nationalOf(text)]);
    for (let prefix = 0; prefix < 1000; prefix += 1) {
      const start = `0${String(prefix).padStart(3, '0')}`;
      for (const rest of ['234567', '134 567', '.750.928', ' 234 567', ' 012567']) {
        const found = findPhones(start + rest);
        const keys = found.flatMap(({ raw, e164, otherReading }) => [
          raw.replace(/\D/g, ''),
          ...written(e164),
          ...written(otherReading),
        ]);
        expect([start + rest, ...phoneSearchKeys(start + rest)]).toEqual([start + rest, ...new Set(keys)]);
      }
    }
  });

  test.each([
    ['0912 34', ['091234']],
    ['+84 912 34', ['091234']],
    ['04.37757235', ['0437757235', '02437757235']],
    ['3775', ['3775']],
    ['0168 345 6789', ['01683456789', '0383456789']],
    ['bình 0912', []],
    ['', []],
  ])('while typing %j', (typed, keys) => {
    expect(phoneQueryKeys(typed)).toEqual(keys);
  });
});

test('only a mobile leads to a Zalo chat', () => {
  expect(zaloLink('+84912345678')).toBe('https://zalo.me/0912345678');
  expect(zaloLink('+842437757235')).toBeNull();
  expect(zaloLink('+6561234567')).toBeNull();
});
