import { expect, test } from 'vitest';
import { externalUrl } from '../../src-main/hosts/electron/external-links.ts';
import { addressedWords, mailLink, textMessageLink } from './message-links.ts';

test('a mail and a text message begin with the words of the plan, and without words are bare', () => {
  const words = { subject: 'Chúc Tết & cảm ơn', body: 'Kính chúc anh chị\nnăm mới' };
  const link = mailLink('hoa@congty.vn', words);
  expect(Object.fromEntries(new URL(link).searchParams)).toEqual({
    subject: words.subject,
    body: 'Kính chúc anh chị\r\nnăm mới',
  });
  expect(mailLink('hoa@congty.vn', null)).toBe('mailto:hoa@congty.vn');
  expect(textMessageLink('0903 123 456', 'Chào chị')).toBe('sms:0903123456?body=Ch%C3%A0o%20ch%E1%BB%8B');
  expect(textMessageLink('+84 903.123.456', null)).toBe('sms:+84903123456');
});

test('long words are cut between two letters, so that the link may leave the program', () => {
  const long = mailLink('hoa@congty.vn', { subject: 'Tết', body: 'ế😀'.repeat(900) });
  expect(externalUrl(long)).not.toBeNull();
  expect(decodeURIComponent(long)).toMatch(/body=(ế😀)+ế?$/u);
});

test('whoever is written to is addressed first, unless the plan’s words greet themselves', () => {
  expect(addressedWords('Cảm ơn chị', 'Kính gửi chị Hoa')).toBe('Kính gửi chị Hoa,\nCảm ơn chị');
  for (const words of ['Kính gửi anh chị,', 'Chào chị', ' xin chào', 'Thưa bác', 'Dear customer'])
    expect(addressedWords(words, 'Kính gửi chị Hoa')).toBe(words);
  expect(addressedWords('Chào mừng', null)).toBe('Chào mừng');
  expect(addressedWords('Chaomark là sản phẩm mới', 'Kính gửi chị Hoa')).toMatch(/^Kính gửi chị Hoa,/);
});
