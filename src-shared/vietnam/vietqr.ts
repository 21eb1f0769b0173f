/*
 * The code that Vietnamese bank apps read (NAPAS' profile of EMVCo merchant-presented QR): fields of a two-digit id, a two-digit length and a
 * value, closed by a checksum. The name of the account's holder is not in it: the app looks that up.
 */

export interface VietQrTransfer {
  /** Six digits, one of `banks.ts`. */
  readonly bankBin: string;
  readonly account: string;
  /** Null leaves the amount to whoever pays. */
  readonly amountDong: number | null;
  /** What it is for; accents are taken off and signs left out, since bank apps refuse them. */
  readonly note: string | null;
}

/** What is wrong with a transfer, as a key of the catalogue's `fieldErrors`. */
export type VietQrProblem =
  | { readonly field: 'bankBin'; readonly reason: 'unknown-bank' }
  | { readonly field: 'account'; readonly reason: 'account-characters' | 'account-length' }
  | { readonly field: 'amountDong'; readonly reason: 'amount-not-payable' };

const leastAccount = 4;
const mostAccount = 19;
const mostNote = 25;
const mostAmount = 9_999_999_999_999;

/** What people write between the digits of an account, taken out. Anything else stays and is told by `accountProblem`. */
export function tidyAccount(account: string): string {
  return account.normalize('NFC').replaceAll(/[\s.\-–]/gu, '');
}

/** Digits only, at most 19: the field holds the number of an account or a card, and no app finds an alias with letters by it. */
export function accountProblem(account: string): 'account-characters' | 'account-length' | null {
  const tidy = tidyAccount(account);
  if (!/^\d*$/.test(tidy)) return 'account-characters';
  return tidy.length < leastAccount || tidy.length > mostAccount ? 'account-length' : null;
}

/** The note as it stands in the code: `Báo giá số 12/Đ` → `Bao gia so 12 D`. */
export function vietQrNote(note: string): string {
  return accentless(note)
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .slice(0, mostNote)
    .trim();
}

export function vietQrProblem(transfer: VietQrTransfer): VietQrProblem | null {
  if (!/^\d{6}$/.test(transfer.bankBin)) return { field: 'bankBin', reason: 'unknown-bank' };
  const reason = accountProblem(transfer.account);
  if (reason !== null) return { field: 'account', reason };
  const { amountDong } = transfer;
  if (amountDong !== null && !(Number.isSafeInteger(amountDong) && amountDong > 0 && amountDong <= mostAmount)) {
    return { field: 'amountDong', reason: 'amount-not-payable' };
  }
  return null;
}

/** The text of the code. It is read back before it is handed out. @throws RangeError for what `vietQrProblem` tells. */
export function vietQrText(transfer: VietQrTransfer): string {
  const problem = vietQrProblem(transfer);
  if (problem !== null) throw new RangeError(`${problem.field}: ${problem.reason}`);
  const account = tidyAccount(transfer.account);
  const note = vietQrNote(transfer.note ?? '');
  const { amountDong } = transfer;
  const fields = [
    field('00', '01'),
    field('01', amountDong === null ? '11' : '12'),
    field('38', field('00', guid) + field('01', field('00', transfer.bankBin) + field('01', account)) + field('02', toAccount)),
    field('53', currency),
    amountDong === null ? '' : field('54', String(amountDong)),
    field('58', 'VN'),
    note === '' ? '' : field('62', field('08', note)),
  ];
  const body = `${fields.join('')}6304`;
  const text = body + checksum(body);
  const read = readVietQr(text);
  const isSame =
    read !== null &&
    read.bankBin === transfer.bankBin &&
    read.account === account &&
    read.amountDong === amountDong &&
    (read.note ?? '') === note;
  if (!isSame) throw new Error('a code that does not read back as what was put in');
  return text;
}

/** What a code says; null where it is no VietQR to an account, or its checksum is another. */
export function readVietQr(text: string): VietQrTransfer | null {
  if (text.slice(-8, -4) !== '6304' || checksum(text.slice(0, -4)) !== text.slice(-4)) return null;
  const all = fieldsOf(text);
  const merchant = fieldsOf(all?.get('38') ?? '');
  const beneficiary = fieldsOf(merchant?.get('01') ?? '');
  const bankBin = beneficiary?.get('00');
  const account = beneficiary?.get('01');
  if (all?.get('00') !== '01' || all.get('53') !== currency || all.get('58') !== 'VN') return null;
  if (merchant?.get('00') !== guid || merchant.get('02') !== toAccount || bankBin === undefined || account === undefined)
    return null;
  const amount = all.get('54');
  if (amount !== undefined && !/^[1-9]\d*$/.test(amount)) return null;
  if (all.get('01') !== (amount === undefined ? '11' : '12')) return null;
  return {
    bankBin,
    account,
    amountDong: amount === undefined ? null : Number(amount),
    note: fieldsOf(all.get('62') ?? '')?.get('08') ?? null,
  };
}

/** CRC-16/CCITT-FALSE: polynomial 0x1021, from 0xFFFF, nothing reflected. Four hexadecimal digits, upper case. */
export function checksum(text: string): string {
  let crc = 0xffff;
  for (let index = 0; index < text.length; index += 1) {
    crc ^= text.charCodeAt(index) << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

const guid = 'A000000727';
const toAccount = 'QRIBFTTA';
const currency = '704';

function field(id: string, value: string): string {
  return `${id}${String(value.length).padStart(2, '0')}${value}`;
}

/** Null where lengths and text do not fit each other. */
function fieldsOf(text: string): Map<string, string> | null {
  const found = new Map<string, string>();
  for (let at = 0; at < text.length; ) {
    const head = /^(\d{2})(\d{2})/.exec(text.slice(at, at + 4));
    const length = Number(head?.[2]);
    if (head === null || at + 4 + length > text.length) return null;
    found.set(head[1] ?? '', text.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return found;
}

function accentless(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}
