import { expect, test } from 'vitest';
import { readAddress } from './address.ts';
import { gotOf, readMarks, writeMarks } from './announcement-mark.ts';
import { asSent, draftWords, fillMail, isLabelled, standardMail, unknownMailFields } from './announcement-words.ts';
import { policyLines } from './policy-text.ts';
import { type CustomerToTell, inMails, onceEach, type PersonToTell, tellingOf, type TellingRules } from './who-may-be-told.ts';

const at = '2026-11-25T08:00:00.000Z';
const yes = {
  id: 'a',
  purpose: 'marketing',
  channel: 'email',
  decision: 'given',
  decidedAt: '2026-11-01T08:00:00.000Z',
} as const;
const no = { ...yes, id: 'b', channel: 'any', decision: 'withdrawn', decidedAt: '2026-11-20T08:00:00.000Z' } as const;

const person = (values: Partial<PersonToTell> = {}): PersonToTell => ({
  ...{ contactId: 'lan', name: 'Chị Lan', role: null, isPrimary: true, email: 'lan@abc.vn', restrictedOn: null, lines: [yes] },
  ...values,
});
const company = (people: readonly PersonToTell[], values: Partial<CustomerToTell> = {}): CustomerToTell => ({
  ...{ id: 'c', kind: 'company', restrictedOn: null, people, isMeant: true, isMine: true, isLeftOut: false, got: null },
  ...values,
});
const rules = (values: Partial<TellingRules> = {}): TellingRules => ({
  ...{ role: null, again: [], at, closed: new Map(), gotAt: () => null },
  ...values,
});
const answerOf = (customer: CustomerToTell, asked: Partial<TellingRules> = {}) => {
  const telling = tellingOf(customer, rules(asked));
  return telling.may ? telling.address : telling.why;
};

test('only who agreed to advertising by mail is written to, and each of the others with his own reason', () => {
  expect(answerOf(company([person()]))).toBe('lan@abc.vn');
  expect(answerOf(company([person({ lines: [{ ...yes, channel: 'any' }] })]))).toBe('lan@abc.vn');
  expect(answerOf(company([person({ lines: [] })]))).toBe('no-consent');
  expect(answerOf(company([person({ lines: [{ ...yes, purpose: 'care' }] })]))).toBe('no-consent');
  expect(answerOf(company([person({ lines: [yes, no] })]))).toBe('withdrawn');
  expect(answerOf(company([person({ restrictedOn: '2026-11-25' })]))).toBe('restricted');
  expect(answerOf(company([person()], { restrictedOn: '2026-11-25' }))).toBe('restricted');
  expect(answerOf(company([person({ email: ' ' })]))).toBe('no-address');
  expect(answerOf(company([]))).toBe('no-address');
  expect(answerOf(company([person({ email: 'lan(at)abc.vn' })]))).toBe('bad-address');
  expect(answerOf(company([person()], { isLeftOut: true }))).toBe('by-hand');
});

test('a policy is told to nobody whom it is not for, and by a rep to nobody of a colleague, whatever they agreed to', () => {
  expect(answerOf(company([person()], { isMeant: false }))).toBe('not-meant');
  expect(answerOf(company([person()], { isMine: false }))).toBe('not-mine');
});

test('a company is written to by the chosen role, else its main contact, else its own mailbox where that agreed; a person himself', () => {
  const main = person();
  const accountant = person({ contactId: 'hoa', role: 'accountant', isPrimary: false, email: 'hoa@abc.vn' });
  const own = person({ contactId: null, isPrimary: false, email: 'info@abc.vn', lines: [] });
  expect(answerOf(company([main, accountant, own]))).toBe('lan@abc.vn');
  expect(answerOf(company([main, accountant, own]), { role: 'accountant' })).toBe('hoa@abc.vn');
  expect(answerOf(company([main, own]), { role: 'accountant' })).toBe('lan@abc.vn');
  expect(answerOf(company([{ ...main, lines: [] }, accountant, own]))).toBe('no-consent');
  expect(
    answerOf(
      company([
        { ...main, email: null },
        { ...own, lines: [yes] },
      ]),
    ),
  ).toBe('info@abc.vn');
  const buyer = company([person({ contactId: 'son' }), { ...own, email: 'minh@gmail.com', lines: [yes] }], { kind: 'person' });
  expect(answerOf(buyer)).toBe('minh@gmail.com');
});

test('a mailbox whose owner said no is left in peace at every customer that has it', () => {
  expect(answerOf(company([person({ email: 'LAN@abc.vn' })]), { closed: new Map([['lan@abc.vn', 'withdrawn']]) })).toBe(
    'withdrawn',
  );
});

test('who got it already is left out until somebody says again, by customer as by mailbox', () => {
  expect(answerOf(company([person()], { got: 'sent' }))).toBe('got-sent');
  expect(answerOf(company([person()], { got: 'draft' }), { again: ['sent'] })).toBe('got-draft');
  expect(answerOf(company([person()], { got: 'older' }), { again: ['older'] })).toBe('lan@abc.vn');
  expect(answerOf(company([person()]), { gotAt: () => 'sent' })).toBe('got-sent');
});

test('marks in a timeline tell which policy was told and how it stood', () => {
  const price = { key: '0123456789', version: 'aaaaaaaa' };
  const gift = { key: 'abcdefabcd', version: 'bbbbbbbb' };
  const draft = draftWords({ policies: 'Giá (mới): tháng 12', mail: 1, of: 2, marks: writeMarks([price, gift]) }, 'vi');
  expect(readMarks(draft)).toEqual([price, gift]);
  expect(draft).toContain('chưa ghi nhận là đã gửi');
  const sent = asSent(draft);
  expect([sent.split('\n')[0], readMarks(sent)]).toEqual([
    'Đã gửi thư báo chính sách giá: Giá (mới): tháng 12 (thư 1/2), theo lời người gửi.',
    [price, gift],
  ]);
  const entry = { text: draft, isSent: false };
  expect(gotOf([entry], [price])).toBe('draft');
  expect(gotOf([entry, { text: sent, isSent: true }], [price, gift])).toBe('sent');
  expect(gotOf([entry], [{ ...price, version: 'cccccccc' }, gift])).toBe('older');
  // A policy that was not told yet makes it news.
  expect(gotOf([entry], [price, { key: '9999999999', version: 'aaaaaaaa' }])).toBe(null);
  expect(gotOf([], [price])).toBe(null);
});

test.each([
  ['lan@abc.vn', 'lan@abc.vn'],
  ['  lan@abc.vn ; hoa@abc.vn', 'lan@abc.vn'],
  ['lan+gia@mail.abc.com.vn', 'lan+gia@mail.abc.com.vn'],
  ['lan@abc.vn\r\nBcc: x@evil.vn', null],
  ['lan@abc.vn\nSubject:hi', null],
  ['"a\r\nb"@abc.vn', null],
  ['Lan <lan@abc.vn>', null],
  ['lan@abc.vn,', 'lan@abc.vn'],
  ['lan@abc', null],
  ['lan@@abc.vn', null],
  ['lan..b@abc.vn', null],
  ['lan@-abc.vn', null],
  ['lạn@abc.vn', null],
  ['lan@abc.vn\u0000', null],
  [`${'a'.repeat(250)}@abc.vn`, null],
  ['', null],
])('out of the field %j the address %j is written to', (text, address) => {
  expect(readAddress(text)).toBe(address);
});

test('two customers with one mailbox get one mail, and mails are filled evenly and never beyond their limit', () => {
  const recipients = ['a@x.vn', 'b@x.vn', 'A@x.vn'].map((address, at) => ({ customerId: String(at), address, name: '' }));
  const { once, twice } = onceEach(recipients);
  expect([once.map(({ customerId }) => customerId), twice.map(({ customerId }) => customerId)]).toEqual([['0', '1'], ['2']]);
  for (const count of [0, 1, 99, 100, 101, 250, 1001]) {
    const many = Array.from({ length: count }, (_, at) => at);
    const mails = inMails(many, 100);
    expect(mails.flat()).toEqual(many);
    expect(mails.length).toBe(Math.ceil(count / 100));
    expect(mails.every((mail) => mail.length > 0 && mail.length <= 100)).toBe(true);
  }
});

test('a policy is told with what a customer may know, in both languages', () => {
  const said = { name: 'Đại lý tháng 12', fromOn: '2026-12-01', toOn: '2026-12-31' };
  const cement = { kind: 'product', name: 'Xi măng PCB40', unit: 'bao' } as const;
  expect(
    policyLines(
      { ...said, kind: 'rule', goods: cement, minQuantityMilli: 50_000, priceDong: 85_000, discountBasisPoints: null },
      'vi',
    ),
  ).toEqual([
    'Đại lý tháng 12 (từ 01/12/2026 đến hết 31/12/2026)',
    '  - Xi măng PCB40: 85.000\u00a0₫/bao, từ 50 bao',
    '  - Giá chưa gồm thuế GTGT.',
  ]);
  const line = { group: 'Xi măng', code: 'XM', name: 'Xi măng', unit: 'bao', priceDong: 90_000, minQuantityMilli: 0 };
  expect(policyLines({ ...said, kind: 'list', lines: [line, { ...line, code: 'XM2' }, line] }, 'en', 2)).toEqual([
    'Đại lý tháng 12 (01/12/2026 to 31/12/2026)',
    '  - Xi măng:',
    '  - XM Xi măng: 90.000\u00a0₫/bao',
    '  - XM2 Xi măng: 90.000\u00a0₫/bao',
    '  - … and 1 more prices; please ask your contact.',
    '  - Prices before VAT.',
  ]);
  expect(
    policyLines(
      {
        ...said,
        kind: 'payment',
        goods: { kind: 'group', name: 'Vật liệu', unit: null },
        withinDays: 10,
        discountBasisPoints: 250,
      },
      'vi',
    )[1],
  ).toBe('  - Nhóm hàng Vật liệu: chiết khấu 2,5 % khi thanh toán trong 10 ngày');
});

test('a mail is filled in, keeps its subject on one line, and a field that is none is found', () => {
  const values = { policy: 'Giá\r\nBcc: x@evil.vn', content: '- 90.000 ₫', company: 'Đại Phát', seller: 'Lan' };
  const mail = fillMail(standardMail.vi, values);
  expect(mail.subject).toBe('[QC] Đại Phát: Giá Bcc: x@evil.vn');
  expect(mail.text).toContain('\n\n- 90.000 ₫\n\n');
  expect(unknownMailFields({ subject: 'Chào {ten}', text: '{content} {gia}' })).toEqual(['ten', 'gia']);
  expect([isLabelled(mail.subject), isLabelled('Giá mới')]).toEqual([true, false]);
});
