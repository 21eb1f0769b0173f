import type { QuoteContent, QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { lineWithoutPrice, withTotals, writeContent } from '../../src-shared/quotes/quote-text.ts';
import type { Device } from './devices.ts';
import { inspect } from './inspect.ts';

const idOf = (no: number) => `0192d3f0-0000-7000-8000-${String(no).padStart(12, '0')}`;

/** A line of goods, the first thing that a test changes of it. */
export function goodsLine(no: number, more: Partial<QuoteLine> = {}): QuoteLine {
  return {
    ...lineWithoutPrice,
    id: idOf(no),
    kind: 'goods',
    code: `TD-${String(no).padStart(4, '0')}`,
    name: `Tủ điện công nghiệp Đại Đồng số ${no}`,
    unit: 'cái',
    quantityMilli: 2000,
    priceDong: 1_250_000 + no,
    vatRate: '8',
    ...more,
  };
}

/** What a rep has written into a quote; sums follow from its lines. */
export function quoteContentOf(more: Partial<Omit<QuoteContent, 'totals'>> = {}): QuoteContent {
  const content = withTotals({
    format: 1,
    issuedOn: '2026-11-26',
    validUntil: '2026-12-10',
    contactId: null,
    toName: 'Công ty TNHH Đại Đồng Tiến',
    toAddress: '123 Đường Nguyễn Hữu Thọ, Phường Tân Hưng, TP. Hồ Chí Minh',
    toTaxCode: '0300588569',
    toContact: 'Chị Nguyễn Thị Bưởi',
    intro: 'Cảm ơn Quý khách đã quan tâm. Chúng tôi xin gửi báo giá như sau:',
    lines: [goodsLine(1), goodsLine(2, { vatRate: '10', discountBasisPoints: 500 })],
    discountBasisPoints: 0,
    delivery: 'Trong 7 ngày, tại kho bên mua',
    payment: 'Chuyển khoản 50% khi đặt hàng, 50% khi giao',
    paymentDiscountIds: [],
    promotionIds: [],
    terms: 'Giá đã gồm phí vận chuyển nội thành.\nBảo hành 12 tháng.',
    ...more,
  });
  if (content === null) throw new Error('more than a record takes');
  return content;
}

/** Puts a quote onto a laptop as it would be stored, and answers its id. */
export async function storeQuote(
  device: Device,
  customerId: string,
  content: QuoteContent,
  { id = idOf(9001), state = 'draft', ownerId }: { id?: string; state?: string; ownerId?: string } = {},
): Promise<string> {
  const owner = ownerId ?? (await device.client.team.users({})).users.find(({ isMe }) => isMe)?.id ?? '';
  await inspect(device, (db) => {
    db.prepare(
      `INSERT INTO quotes (id, scope_id, root_id, customer_id, kind, title, label, state, owner_id, version, content, created_at, created_by)
       VALUES (?, ?, ?, ?, 'quote', 'Tủ điện nhà máy 2', 'Q-A1-7', ?, ?, 1, ?, '2026-11-26T02:00:00.000Z', ?)`,
    ).run(id, `user:${owner}`, customerId, customerId, state, owner, writeContent(content), owner);
  });
  return id;
}
