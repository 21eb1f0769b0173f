/** FNV-1a twice, with two beginnings: 52 bits, so that of a million keys hardly two meet by chance. */
export function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return (low >>> 0) * 0x10_0000 + ((high ^ (high >>> 15)) & 0xf_ffff);
}
