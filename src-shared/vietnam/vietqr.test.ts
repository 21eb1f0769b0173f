import { expect, test } from 'vitest';
import { bankOf, banks } from './banks.ts';
import { accountProblem, checksum, readVietQr, vietQrNote, vietQrProblem, vietQrText } from './vietqr.ts';

const bin = '970436';

test.each([
  [
    { bankBin: bin, account: '0011001234567', amountDong: null, note: null },
    '00020101021138570010A00000072701270006970436011300110012345670208QRIBFTTA53037045802VN6304E8DB',
  ],
  [
    { bankBin: bin, account: '0011001234567', amountDong: 12_500_000, note: 'BG2026 0001' },
    '00020101021238570010A00000072701270006970436011300110012345670208QRIBFTTA53037045408125000005802VN62150811BG2026 00016304C019',
  ],
  [
    { bankBin: '970415', account: '113366668888', amountDong: 79_000, note: 'Ủng Hộ Quỹ Vắc Xin' },
    '00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405790005802VN62220818Ung Ho Quy Vac Xin63043ACF',
  ],
  [
    { bankBin: '970422', account: '0123456789', amountDong: 1_080_000, note: 'TT HD C26TAA 0000123' },
    '00020101021238540010A00000072701240006970422011001234567890208QRIBFTTA5303704540710800005802VN62240820TT HD C26TAA 00001236304B925',
  ],
])('a transfer becomes the code that other programs make of it, and reads back the same: %o', (transfer, code) => {
  expect(vietQrText(transfer)).toBe(code);
  const note = transfer.note === null ? null : vietQrNote(transfer.note);
  expect(readVietQr(code)).toEqual({ ...transfer, note });
});

test('the checksum is the one that the standard gives for 123456789', () => {
  expect(checksum('123456789')).toBe('29B1');
});

test('the note of a transfer has no accents, no Đ and no signs, and ends after 25 letters without a hanging space', () => {
  expect(vietQrNote('Báo giá số BG-2026/0001 — Đại Đồng')).toBe('Bao gia so BG 2026 0001 D');
  expect(vietQrNote('  Thanh   toán đơn  ')).toBe('Thanh toan don');
  expect(vietQrNote('Cước NFD tháng 9'.normalize('NFD'))).toBe('Cuoc NFD thang 9');
  expect(vietQrNote('—')).toBe('');
});

test('an account with letters, with none or too many digits, an unknown bank and an amount that nobody can pay are told field by field', () => {
  const transfer = { bankBin: bin, account: '0011001234567', amountDong: null, note: null };
  expect(vietQrProblem(transfer)).toBeNull();
  expect(accountProblem('0011 0012-34567')).toBeNull();
  expect(vietQrProblem({ ...transfer, account: '00110O1234567' })).toEqual({ field: 'account', reason: 'account-characters' });
  expect(vietQrProblem({ ...transfer, account: 'CONGTYLAN' })).toEqual({ field: 'account', reason: 'account-characters' });
  for (const account of ['', '123', '12345678901234567890']) {
    expect(vietQrProblem({ ...transfer, account })).toEqual({ field: 'account', reason: 'account-length' });
  }
  expect(vietQrProblem({ ...transfer, bankBin: 'VCB' })).toEqual({ field: 'bankBin', reason: 'unknown-bank' });
  for (const amountDong of [0, -1, 0.5, 10_000_000_000_000]) {
    expect(vietQrProblem({ ...transfer, amountDong })).toEqual({ field: 'amountDong', reason: 'amount-not-payable' });
  }
  expect(() => vietQrText({ ...transfer, account: 'CONGTYLAN' })).toThrow('account-characters');
});

test('a code that was changed anywhere, or that says other things than a VietQR, is not read', () => {
  const code = vietQrText({ bankBin: bin, account: '0011001234567', amountDong: 12_500_000, note: 'BG2026 0001' });
  for (let at = 0; at < code.length; at += 1) {
    const other = code[at] === '1' ? '2' : '1';
    expect(readVietQr(code.slice(0, at) + other + code.slice(at + 1)), `changed at ${at}`).toBeNull();
  }
  // Its checksum is right, but its first field is not what the standard says.
  expect(readVietQr('00020001021238570010A00000072701270006970436011308810004580860208QRIBFTTA53037045802VN6304CD60')).toBeNull();
});

test('each bank stands in the list once', () => {
  expect(new Set(banks.map((bank) => bank.bin)).size).toBe(banks.length);
  expect(banks.every((bank) => /^\d{6}$/.test(bank.bin))).toBe(true);
  expect(bankOf('970436')?.name).toBe('Vietcombank');
  expect(bankOf('000000')).toBeNull();
});
