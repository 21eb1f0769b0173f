/** `12500000` → `Twelve million five hundred thousand dong`, for papers in English. @throws RangeError for what is no whole number. */
export function amountInEnglish(dong: number): string {
  if (!Number.isSafeInteger(dong) || dong < 0) throw new RangeError(`not a whole number of đồng: ${dong}`);
  const words = dong === 0 ? 'zero' : groups(dong).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} dong`;
}

const small = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen',
  'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
]; // biome-ignore format: a list of words
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const units = [
  [1e15, 'quadrillion'],
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
] as const;

function groups(number: number): string[] {
  const said: string[] = [];
  let rest = number;
  for (const [size, unit] of units) {
    const group = Math.floor(rest / size);
    rest %= size;
    if (group > 0) said.push(below1000(group), unit);
  }
  return rest > 0 ? [...said, below1000(rest)] : said;
}

function below1000(number: number): string {
  const hundred = Math.floor(number / 100);
  const rest = number % 100;
  const said = hundred > 0 ? [`${small[hundred] ?? ''} hundred`] : [];
  if (rest > 0) said.push(...(hundred > 0 ? ['and'] : []), below100(rest));
  return said.join(' ');
}

function below100(number: number): string {
  if (number < 20) return small[number] ?? '';
  const unit = number % 10;
  return `${tens[Math.floor(number / 10)] ?? ''}${unit === 0 ? '' : `-${small[unit] ?? ''}`}`;
}
