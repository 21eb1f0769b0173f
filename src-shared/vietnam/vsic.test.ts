import { describe, expect, test } from 'vitest';
import { movedSince2018, vsicSince2018 } from './vsic-2018.ts';
import { searchVsic, vsicEntries, vsicEntry, vsicPath } from './vsic.ts';

describe('the list of business lines', () => {
  test('is complete: 22 sections, 87 divisions, 259 groups, 495 classes and 743 sub-classes, each code once', () => {
    const perLevel = [1, 2, 3, 4, 5].map((level) => vsicEntries.filter((entry) => entry.level === level).length);
    expect(perLevel).toEqual([22, 87, 259, 495, 743]);
    expect(new Set(vsicEntries.map((entry) => entry.code)).size).toBe(1606);
    expect(vsicEntries.filter((entry) => entry.name !== entry.name.normalize('NFC').trim() || /\s\s/.test(entry.name))).toEqual(
      [],
    );
  });

  test('every line stands below the line that its code begins with, and is divided down to five digits', () => {
    const codes = new Set(vsicEntries.map((entry) => entry.code));
    const orphans = vsicEntries.filter((entry) => entry.level > 2 && !codes.has(entry.code.slice(0, -1)));
    const undivided = vsicEntries.filter(
      (entry) => entry.level < 5 && !vsicEntries.some((other) => other.level === entry.level + 1 && below(other, entry)),
    );
    expect([orphans, undivided]).toEqual([[], []]);
    function below(other: { code: string; section: string }, entry: { code: string; level: number }): boolean {
      return entry.level === 1 ? other.section === entry.code : other.code.startsWith(entry.code);
    }
  });

  test('sections come in the order of the alphabet and codes rise within the list', () => {
    expect(
      vsicEntries
        .filter((entry) => entry.level === 1)
        .map((entry) => entry.code)
        .join(''),
    ).toBe('ABCDEFGHIJKLMNOPQRSTUV');
    const numbers = vsicEntries.filter((entry) => entry.level > 1).map((entry) => entry.code);
    expect(numbers).toEqual(numbers.toSorted());
  });

  test.each([
    ['0111', 'Trồng lúa'],
    ['01110', 'Trồng lúa'],
    ['0130', 'Nhân và chăm sóc cây giống nông nghiệp'],
    ['110', 'Sản xuất đồ uống'],
    ['1104', 'Sản xuất mạch nha ủ men bia'],
    ['22201', 'Sản xuất bao bì từ plastic'],
    ['36000', 'Khai thác, xử lý và cung cấp nước'],
    ['4661', 'Bán buôn ô tô và xe có động cơ khác'],
    ['4679', 'Bán buôn chuyên doanh khác chưa được phân vào đâu'],
    ['6219', 'Lập trình máy tính khác'],
    ['8019', 'Dịch vụ bảo đảm an toàn khác'],
    ['99000', 'Hoạt động của các tổ chức và cơ quan quốc tế'],
    ['k', 'Hoạt động viễn thông; lập trình máy tính, tư vấn, cơ sở hạ tầng máy tính và các dịch vụ thông tin khác'],
  ])('%s is %s', (code, name) => {
    expect(vsicEntry(code)?.name).toBe(name);
  });

  test('a code that is none is not found, also one that only the list of 2018 had', () => {
    expect([vsicEntry('4511'), vsicEntry('12345'), vsicEntry(''), vsicEntry('W')]).toEqual([null, null, null, null]);
    expect(vsicPath('4511')).toEqual([]);
  });

  test('a line says where it stands, from its section down', () => {
    expect(vsicPath('46799').map((step) => step.code)).toEqual(['G', '46', '467', '4679', '46799']);
    expect(vsicPath('F').map((step) => step.code)).toEqual(['F']);
  });
});

describe('finding a business line', () => {
  const found = (text: string, limit = 4) => searchVsic(text, limit).map((entry) => entry.code);

  test.each([
    ['san xuat bao bi', ['1623', '17021', '22201', '1702']],
    ['Sản xuất bao bì', ['1623', '17021', '22201', '1702']],
    ['xi mang', ['2394', '2395', '23941', '46732']],
    ['trong lua', ['0111']],
    ['4679', ['4679', '46791', '46792', '46793']],
    ['62', ['62', '6211', '6219', '6220']],
    ['c', ['C']],
    ['không có nghề này', []],
    ['   ', []],
  ])('“%s” without accents, or by its code', (text, codes) => {
    expect(found(text)).toEqual(codes);
  });

  test('what enterprises register comes before what it is divided into, and a name is shown once', () => {
    expect(found('trong cay mia', 10)).toEqual(['0114']);
    expect(found('0114', 10)).toEqual(['0114']);
    expect(found('01140', 10)).toEqual(['01140']);
  });
});

describe('a code of 2018', () => {
  test('that moved is found where it is now, after what has its number today', () => {
    expect(searchVsic('4669', 3).map((entry) => entry.code)).toEqual(['4679']);
    expect(searchVsic('4661', 3).map((entry) => entry.code)).toEqual(['4661', '4671', '46611']);
    expect(searchVsic('6201', 3).map((entry) => entry.code)).toEqual(['6211', '6219']);
  });

  test('always leads to codes of today, and one that kept its number leads nowhere', () => {
    const gone = movedSince2018.flatMap((code) => vsicSince2018(code).filter((now) => vsicEntry(now) === null));
    expect([gone, vsicSince2018('0111'), vsicSince2018('0000')]).toEqual([[], [], []]);
  });
});
