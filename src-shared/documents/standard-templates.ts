import { standardWords } from '../vietnam/amount-in-words.ts';
import type { TemplateKind } from './document-template.ts';
import type { TemplateBlock, TemplateBody } from './template-body.ts';

interface StandardTemplate {
  readonly name: string;
  readonly body: TemplateBody;
}

const quote: Readonly<Record<'vi' | 'en', StandardTemplate>> = {
  vi: {
    name: 'Báo giá chuẩn',
    body: {
      format: 1,
      accent: '#1f4e79',
      words: standardWords,
      foot: '{{company.name}} · Báo giá {{quote.number}}',
      blocks: [
        {
          kind: 'head',
          logo: 'left',
          text: '{{company.name}}\n{{company.address}}\nMST: {{company.taxCode}}\nĐT: {{company.phone}} · {{company.email}}\n{{company.website}}',
        },
        { kind: 'title', text: 'BÁO GIÁ\nSố {{quote.number}} · ngày {{quote.date}}' },
        {
          kind: 'text',
          align: 'left',
          isBold: false,
          text: 'Kính gửi: {{customer.name}}\nĐịa chỉ: {{customer.address}}\nMST: {{customer.taxCode}}\nNgười nhận: {{customer.contact}}',
        },
        { kind: 'text', align: 'left', isBold: false, text: '{{quote.intro}}' },
        { kind: 'lines', columns: ['no', 'code', 'name', 'unit', 'quantity', 'price', 'discount', 'vat', 'amount'] },
        { kind: 'totals' },
        { kind: 'inWords', text: 'Bằng chữ: {{quote.totalInWords}}' },
        {
          kind: 'text',
          align: 'left',
          isBold: false,
          text: 'Hiệu lực đến: {{quote.validUntil}}\nGiao hàng: {{quote.delivery}}\nThanh toán: {{quote.payment}}\n{{quote.terms}}',
        },
        {
          kind: 'payment',
          hasCode: true,
          text: 'Chuyển khoản: {{company.bankAccount}} – {{company.bank}}\nChi nhánh: {{company.bankBranch}}\nChủ tài khoản: {{company.bankHolder}}\nSố tiền: {{quote.total}}',
          note: '{{quote.number}}',
        },
        {
          kind: 'text',
          align: 'left',
          isBold: false,
          text: 'Người báo giá: {{seller.name}} · {{seller.phone}} · {{seller.email}}',
        },
        {
          kind: 'signatures',
          places: [
            {
              who: 'customer',
              title: 'XÁC NHẬN CỦA KHÁCH HÀNG',
              hint: '(Ký, ghi rõ họ tên)',
              name: '{{signed.name}}\n{{signed.post}}',
              hasSeal: false,
            },
            {
              who: 'us',
              title: 'ĐẠI DIỆN {{company.name}}',
              hint: '(Ký tên, đóng dấu)',
              name: '{{company.representative}}\n{{company.representativePost}}',
              hasSeal: true,
            },
          ],
        },
      ],
    },
  },
  en: {
    name: 'Standard quote',
    body: {
      format: 1,
      accent: '#1f4e79',
      words: standardWords,
      foot: '{{company.name}} · Quote {{quote.number}}',
      blocks: [
        {
          kind: 'head',
          logo: 'left',
          text: '{{company.name}}\n{{company.address}}\nTax code: {{company.taxCode}}\nPhone: {{company.phone}} · {{company.email}}\n{{company.website}}',
        },
        { kind: 'title', text: 'QUOTATION\nNo. {{quote.number}} · {{quote.date}}' },
        {
          kind: 'text',
          align: 'left',
          isBold: false,
          text: 'To: {{customer.name}}\nAddress: {{customer.address}}\nTax code: {{customer.taxCode}}\nAttention: {{customer.contact}}',
        },
        { kind: 'text', align: 'left', isBold: false, text: '{{quote.intro}}' },
        { kind: 'lines', columns: ['no', 'code', 'name', 'unit', 'quantity', 'price', 'discount', 'vat', 'amount'] },
        { kind: 'totals' },
        { kind: 'inWords', text: 'In words: {{quote.totalInWords}}' },
        {
          kind: 'text',
          align: 'left',
          isBold: false,
          text: 'Valid until: {{quote.validUntil}}\nDelivery: {{quote.delivery}}\nPayment: {{quote.payment}}\n{{quote.terms}}',
        },
        {
          kind: 'payment',
          hasCode: true,
          text: 'Bank transfer: {{company.bankAccount}} – {{company.bank}}\nBranch: {{company.bankBranch}}\nAccount holder: {{company.bankHolder}}\nAmount: {{quote.total}}',
          note: '{{quote.number}}',
        },
        {
          kind: 'text',
          align: 'left',
          isBold: false,
          text: 'Your contact: {{seller.name}} · {{seller.phone}} · {{seller.email}}',
        },
        {
          kind: 'signatures',
          places: [
            {
              who: 'customer',
              title: 'ACCEPTED BY THE CUSTOMER',
              hint: '(Signature and full name)',
              name: '{{signed.name}}\n{{signed.post}}',
              hasSeal: false,
            },
            {
              who: 'us',
              title: 'FOR {{company.name}}',
              hint: '(Signature and seal)',
              name: '{{company.representative}}\n{{company.representativePost}}',
              hasSeal: true,
            },
          ],
        },
      ],
    },
  },
};

interface OrderWords {
  readonly name: string;
  readonly foot: string;
  readonly title: string;
  readonly terms: string;
  readonly seller: string;
  /** Over the place where the customer signs. */
  readonly customer: string;
}

const orderWords: Readonly<Record<'vi' | 'en', OrderWords>> = {
  vi: {
    name: 'Đơn đặt hàng chuẩn',
    foot: '{{company.name}} · Đơn đặt hàng {{quote.number}}',
    title: 'ĐƠN ĐẶT HÀNG\nSố {{quote.number}} · ngày {{quote.date}}',
    terms:
      'Ngày giao: {{order.deliverOn}}\nNơi giao: {{order.deliverTo}}\nGiao hàng: {{quote.delivery}}\nThanh toán: {{quote.payment}}\n{{quote.terms}}',
    seller: 'Người nhận đơn: {{seller.name}} · {{seller.phone}} · {{seller.email}}',
    customer: 'BÊN MUA',
  },
  en: {
    name: 'Standard order',
    foot: '{{company.name}} · Order {{quote.number}}',
    title: 'PURCHASE ORDER\nNo. {{quote.number}} · {{quote.date}}',
    terms:
      'Deliver on: {{order.deliverOn}}\nDeliver to: {{order.deliverTo}}\nDelivery: {{quote.delivery}}\nPayment: {{quote.payment}}\n{{quote.terms}}',
    seller: 'Order taken by: {{seller.name}} · {{seller.phone}} · {{seller.email}}',
    customer: 'THE BUYER',
  },
};

/** An order is laid out as the quote that it may have come from, with its own words. */
function asOrder({ body }: StandardTemplate, words: OrderWords): StandardTemplate {
  const ownWords = (block: TemplateBlock): TemplateBlock => {
    if (block.kind === 'title') return { ...block, text: words.title };
    if (block.kind === 'text' && block.text.includes('{{quote.validUntil}}')) return { ...block, text: words.terms };
    if (block.kind === 'text' && block.text.includes('{{seller.name}}')) return { ...block, text: words.seller };
    if (block.kind !== 'signatures') return block;
    return {
      ...block,
      places: block.places.map((place) => (place.who === 'customer' ? { ...place, title: words.customer } : place)),
    };
  };
  return { name: words.name, body: { ...body, foot: words.foot, blocks: body.blocks.map(ownWords) } };
}

/** What an office begins with, and what it prints with as long as it has made none of its own. */
export const standardTemplates: Readonly<Record<TemplateKind, Readonly<Record<'vi' | 'en', StandardTemplate>>>> = {
  quote,
  order: { vi: asOrder(quote.vi, orderWords.vi), en: asOrder(quote.en, orderWords.en) },
};
