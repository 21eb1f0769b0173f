import { standardWords } from '../vietnam/amount-in-words.ts';
import type { TemplateBody } from './template-body.ts';

/** What an office begins with, and what it prints with as long as it has made none of its own. */
export const standardTemplates: Readonly<Record<'vi' | 'en', { readonly name: string; readonly body: TemplateBody }>> = {
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
