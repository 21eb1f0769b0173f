import type { Random } from './random.ts';

/** What reps of a packaging distributor write after a visit. Lists of whole sentences; `{sp}` is a product, `{sl}` an amount. */
const products: readonly (readonly [name: string, amounts: readonly string[]])[] = [
  ['thùng carton 5 lớp', ['500 cái', '1.200 cái', '2 pallet']],
  ['thùng carton 3 lớp in logo', ['1.000 cái', '3.000 cái']],
  ['màng PE quấn pallet', ['30 cuộn', '60 cuộn', '200 kg']],
  ['băng keo OPP 48 mm', ['10 thùng', '25 thùng']],
  ['túi zip PE', ['50 kg', '150 kg']],
  ['túi giấy kraft quai xoắn', ['2.000 cái', '5.000 cái']],
  ['hộp giấy đựng bánh', ['1.000 cái', '2.500 cái']],
  ['khay nhựa PET', ['3.000 cái', '8 thùng']],
  ['xốp hơi', ['20 cuộn', '45 cuộn']],
  ['ly giấy 12oz', ['10 thùng', '5.000 cái']],
  ['bao PP dệt 50 kg', ['2.000 bao', '5.000 bao']],
  ['tem nhãn decal', ['20 cuộn', '10.000 tem']],
  ['túi hút chân không', ['100 kg', '5.000 túi']],
  ['dây đai nhựa', ['15 cuộn', '40 cuộn']],
  ['nắp ly PET 98', ['5.000 cái', '12 thùng']],
];

const said = {
  successful: [
    'Khách chốt {sl} {sp}, giao trong tuần. Hài lòng với chất lượng lô trước.',
    'Anh chị đồng ý giá mới của {sp}, đặt thử {sl}. Thanh toán khi nhận hàng.',
    'Kho còn khoảng một tuần hàng, khách đặt thêm {sl} {sp}. Nhờ giao buổi sáng.',
    'Đã đối chiếu công nợ tháng trước, khớp số liệu. Khách hứa chuyển khoản thứ Sáu và đặt tiếp {sl} {sp}.',
    'Giới thiệu mẫu {sp} mới, khách thích vì dày hơn hàng đang dùng. Ký đơn đầu {sl}.',
    'Khách mở thêm cửa hàng thứ hai nên tăng lượng {sp}. Thống nhất giao hai lần mỗi tuần.',
    'Gặp đúng lúc khách đang cần gấp {sp}. Đã gọi kho giữ {sl}.',
  ],
  'follow-up': [
    'Khách quan tâm {sp} nhưng cần mẫu in thử trước khi quyết. Hẹn gửi mẫu.',
    'So sánh giá với nhà cung cấp cũ, đang lệch khoảng 3 %. Khách chờ báo giá cho {sl} {sp}.',
    'Kế toán nói phải trình giám đốc duyệt, tuần sau trả lời về {sp}.',
    'Khách còn tồn nhiều, đầu tháng sau mới đặt {sp}. Nhắc lại trước Tết vì năm ngoái thiếu hàng.',
    'Khách phàn nàn lô {sp} vừa rồi bị ẩm hai kiện. Đã chụp ảnh, hứa đổi trong ba ngày.',
    'Đang đổi người phụ trách mua hàng, người mới xin bảng giá đầy đủ và tiêu chuẩn của {sp}.',
    'Muốn công nợ 30 ngày mới nhập {sp}. Em ghi nhận, xin ý kiến trưởng nhóm.',
  ],
  'not-met': [
    'Chủ đi vắng, chỉ gặp nhân viên bán hàng. Để lại danh thiếp và bảng giá {sp}.',
    'Đến nơi công ty đang kiểm kê, bảo vệ hẹn hôm khác.',
    'Khách họp đột xuất, không gặp được. Đã nhắn Zalo xin hẹn lại.',
    'Cửa hàng nghỉ giỗ, đóng cửa cả ngày.',
  ],
  refused: [
    'Khách đã ký hợp đồng năm với nhà cung cấp khác, không nhận báo giá {sp}.',
    'Khách chê giá {sp} cao, không muốn xem mẫu. Sang năm ghé lại.',
    'Ngừng sản xuất mặt hàng dùng {sp}, hiện không có nhu cầu.',
  ],
} as const;

const nextSteps = {
  successful: [
    'Theo dõi giao hàng',
    'Gọi hỏi chất lượng sau khi giao',
    'Gửi hóa đơn điện tử cho kế toán',
    'Giới thiệu thêm {sp}',
  ],
  'follow-up': [
    'Gửi mẫu {sp}',
    'Gửi báo giá {sp} qua email',
    'Gọi lại cho người phụ trách',
    'Xin trưởng nhóm duyệt công nợ',
    'Đổi hai kiện hàng bị ẩm',
  ],
  'not-met': ['Gọi hẹn lại', 'Ghé lại buổi chiều'],
  refused: ['Ghé lại đầu năm sau'],
} as const;

export type Outcome = keyof typeof said;

export const outcomes: readonly (readonly [Outcome, number])[] = [
  ['successful', 52],
  ['follow-up', 32],
  ['not-met', 11],
  ['refused', 5],
];

export function resultText(outcome: Outcome, random: Random): { said: string; nextStep: string | null } {
  const hasStep = outcome === 'follow-up' || random.chance(0.6);
  const product = random.pick(products);
  return {
    said: filled(random.pick(said[outcome]), random, product),
    nextStep: hasStep ? filled(random.pick(nextSteps[outcome]), random, product) : null,
  };
}

const preparations = [
  'Mang mẫu {sp}', 'In bảng đối chiếu công nợ', 'Hỏi lượng dùng mỗi tháng', 'Mang catalogue mới', 'Kiểm tra tồn kho {sp} trước khi đi', 'Chuẩn bị chương trình chiết khấu cuối năm',
]; // biome-ignore format: lists of words read better in rows
export function preparation(random: Random): string | null {
  return random.chance(0.35) ? filled(random.pick(preparations), random) : null;
}

export const cancelReasons = [
  'Khách báo bận, hẹn tuần sau',
  'Trùng lịch họp công ty',
  'Trời mưa lớn, đường ngập',
  'Khách đi công tác',
];

const interactionTexts = {
  call: [
    'Gọi hỏi tình hình dùng {sp}, khách nói ổn, tuần sau đặt tiếp.',
    'Khách gọi hỏi giá {sp}, đã báo và gửi lại qua Zalo.',
    'Gọi nhắc công nợ, kế toán hẹn chuyển khoản thứ Hai.',
    'Gọi ba lần không nghe máy, đã nhắn tin.',
  ],
  note: [
    'Khách chỉ nhận hàng trước 10 giờ sáng, xe tải trên 2,5 tấn không vào được.',
    'Đối thủ đang chào {sp} rẻ hơn khoảng 4 %.',
    'Khách thích trao đổi qua Zalo hơn gọi điện.',
    'Chuẩn bị mở thêm xưởng vào quý sau, nhu cầu {sp} sẽ tăng.',
    'Sinh nhật con chị chủ vào tháng 8, nhớ gửi lời chúc.',
  ],
  email: ['Đã gửi báo giá {sp} số lượng {sl}.', 'Khách gửi bản vẽ in logo cho {sp}.'],
  chat: ['Zalo: khách xin hình {sp}, đã gửi.', 'Zalo: xác nhận lịch giao {sl} {sp}.'],
} as const;

export function interactionText(random: Random): { kind: keyof typeof interactionTexts; text: string } {
  const kind = random.weighted([
    ['call', 45],
    ['note', 25],
    ['chat', 18],
    ['email', 12],
  ] as const);
  return { kind, text: filled(random.pick(interactionTexts[kind]), random) };
}

const customerNotes = [
  'Giao hàng cổng sau, gặp bảo vệ lấy số.', 'Thanh toán chuyển khoản, xuất hóa đơn trong ngày.', 'Khách khó tính về màu in, luôn gửi mẫu duyệt trước.',
  'Do anh bên Hội Doanh nghiệp trẻ giới thiệu.', 'Cần giấy chứng nhận an toàn thực phẩm cho bao bì.',
]; // biome-ignore format: lists of words read better in rows
export function customerNote(random: Random): string | null {
  return random.chance(0.15) ? random.pick(customerNotes) : null;
}

/** One text speaks of one product, in the amounts that it is sold in. */
function filled(text: string, random: Random, [name, amounts] = random.pick(products)): string {
  return text.replaceAll('{sp}', name).replaceAll('{sl}', random.pick(amounts));
}
