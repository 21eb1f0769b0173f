/** The choices that every new profile and every new office starts with: key, Vietnamese, English. Keys are never reused. */
export const standardLists = {
  visit_purpose: [
    ['maintain', 'Duy trì', 'Maintenance'],
    ['periodic', 'Định kỳ', 'Periodic'],
    ['introduce', 'Chào sản phẩm mới', 'New product'],
    ['collect', 'Đối chiếu công nợ', 'Settle receivables'],
    ['complaint', 'Xử lý khiếu nại', 'Handle a complaint'],
  ],
  lead_source: [
    ['seminar', 'Hội thảo', 'Seminar'],
    ['chat', 'Chat', 'Chat'],
    ['email', 'Email', 'Email'],
    ['hotline', 'Tổng đài', 'Hotline'],
    ['partner', 'Đối tác giới thiệu', 'Partner'],
    ['website', 'Website', 'Website'],
    ['landing-page', 'Trang đích', 'Landing page'],
    ['facebook', 'Facebook', 'Facebook'],
    ['zalo', 'Zalo', 'Zalo'],
    ['google-ads', 'Google Ads', 'Google Ads'],
    ['import', 'Nhập từ tệp', 'Imported file'],
  ],
  contact_role: [
    ['director', 'Giám đốc', 'Director'],
    ['deputy-director', 'Phó giám đốc', 'Deputy director'],
    ['chief-accountant', 'Kế toán trưởng', 'Chief accountant'],
    ['accountant', 'Kế toán', 'Accountant'],
    ['head-of-sales', 'Trưởng phòng kinh doanh', 'Head of sales'],
    ['head-of-purchasing', 'Trưởng phòng vật tư', 'Head of purchasing'],
    ['owner', 'Chủ cửa hàng', 'Shop owner'],
  ],
} as const;
