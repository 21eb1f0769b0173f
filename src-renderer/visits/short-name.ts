const legalForm =
  /^(?:công ty|cty)\s+(?:(?:tnhh|trách nhiệm hữu hạn|cổ phần|cp|liên doanh|hợp danh)\s+)?(?:(?:mtv|một thành viên|hai thành viên)\s+)?|^(?:dntn|doanh nghiệp tư nhân|hộ kinh doanh|hkd)\s+/i;

/**
 * What tells a customer from others, for places with room for three words: `Công ty TNHH MTV Bao bì Tân Á` → `Bao bì Tân Á`. The full name
 * stands in the tip and is what screen readers say.
 */
export function shortCustomerName(name: string): string {
  const short = name.normalize('NFC').replace(legalForm, '').trim();
  return short.length < 2 ? name : short.charAt(0).toUpperCase() + short.slice(1);
}
