const legalWords = new Set([
  'công',
  'ty',
  'tnhh',
  'cp',
  'cổ',
  'phần',
  'mtv',
  'một',
  'thành',
  'viên',
  'dntn',
  'htx',
  'doanh',
  'nghiệp',
  'tư',
  'nhân',
  'chi',
  'nhánh',
  'cửa',
  'hàng',
  'the',
  'company',
  'co',
  'ltd',
]);

/** One or two letters that stand for a name: the last two words of it, without the words that every company's name begins with. */
export function initialsFor(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const own = words.filter((word) => !legalWords.has(word.toLowerCase()));
  return (own.length > 0 ? own : words)
    .slice(-2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
