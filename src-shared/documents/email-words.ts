import type { TemplateKind } from './document-template.ts';

/** What the draft of an e-mail with a paper says; whoever sends it writes on. */
interface EmailWords {
  readonly file: string;
  readonly subject: string;
  readonly text: string;
}

const words: Readonly<Record<TemplateKind, Readonly<Record<'vi' | 'en', EmailWords>>>> = {
  quote: {
    vi: {
      file: 'Báo giá {number}.pdf',
      subject: 'Báo giá {number} – {company}',
      text: `Kính gửi {contact},

{company} xin gửi báo giá {number}, tổng thanh toán {total}, có hiệu lực đến {validUntil}. Chi tiết trong tệp đính kèm.

Trân trọng,
{seller}`,
    },
    en: {
      file: 'Quote {number}.pdf',
      subject: 'Quote {number} – {company}',
      text: `Dear {contact},

Please find attached our quote {number} over {total}, valid until {validUntil}.

Kind regards,
{seller}`,
    },
  },
  order: {
    vi: {
      file: 'Đơn đặt hàng {number}.pdf',
      subject: 'Đơn đặt hàng {number} – {company}',
      text: `Kính gửi {contact},

{company} xin gửi đơn đặt hàng {number}, tổng thanh toán {total}. Chi tiết trong tệp đính kèm.

Trân trọng,
{seller}`,
    },
    en: {
      file: 'Order {number}.pdf',
      subject: 'Order {number} – {company}',
      text: `Dear {contact},

Please find attached your order {number} over {total}.

Kind regards,
{seller}`,
    },
  },
};

export type EmailValues = Readonly<Record<'number' | 'company' | 'contact' | 'total' | 'validUntil' | 'seller', string>>;

export function emailWord(kind: TemplateKind, language: 'vi' | 'en', key: keyof EmailWords, values: EmailValues): string {
  return words[kind][language][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    isValue(values, name) ? values[name] : whole,
  );
}

function isValue(values: EmailValues, name: string): name is keyof EmailValues {
  return Object.hasOwn(values, name);
}
