/*
 * QR codes of short texts (ISO/IEC 18004): bytes, error correction M (15 % of it may be unreadable), versions 1 to 10, which hold 213 bytes.
 * One encoder for the paper and for the screen.
 */

/** Of each version at level M: all its codewords, correcting ones in a block, blocks, and where the small squares stand. */
const versions = [
  { codewords: 26, correcting: 10, blocks: 1, squares: [] },
  { codewords: 44, correcting: 16, blocks: 1, squares: [6, 18] },
  { codewords: 70, correcting: 26, blocks: 1, squares: [6, 22] },
  { codewords: 100, correcting: 18, blocks: 2, squares: [6, 26] },
  { codewords: 134, correcting: 24, blocks: 2, squares: [6, 30] },
  { codewords: 172, correcting: 16, blocks: 4, squares: [6, 34] },
  { codewords: 196, correcting: 18, blocks: 4, squares: [6, 22, 38] },
  { codewords: 242, correcting: 22, blocks: 4, squares: [6, 24, 42] },
  { codewords: 292, correcting: 22, blocks: 5, squares: [6, 26, 46] },
  { codewords: 346, correcting: 26, blocks: 5, squares: [6, 28, 50] },
] as const;

type Version = (typeof versions)[number];

/** Rows of modules, true where dark, without the quiet margin of four around it. @throws RangeError where the text is too long. */
export function qrCode(text: string): boolean[][] {
  const bytes = utf8Of(text);
  const number = versions.findIndex((version, at) => bytes.length <= capacityOf(version, at + 1)) + 1;
  const version = versions[number - 1];
  if (version === undefined) throw new RangeError(`a QR code of this size holds 213 bytes, not ${bytes.length}`);
  const codewords = withCorrection(dataCodewords(bytes, version, number), version);
  let best: { grid: boolean[][]; penalty: number } | null = null;
  for (let mask = 0; mask < 8; mask += 1) {
    const grid = drawn(number, version, codewords, mask);
    const penalty = penaltyOf(grid);
    if (best === null || penalty < best.penalty) best = { grid, penalty };
  }
  return best?.grid ?? [];
}

function utf8Of(text: string): number[] {
  return [...encodeURIComponent(text).matchAll(/%(..)|[^]/g)].map(([letter, hex]) =>
    hex === undefined ? letter.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

function dataCount({ codewords, correcting, blocks }: Version): number {
  return codewords - correcting * blocks;
}

/** How long a text's length is written. */
function lengthBits(number: number): number {
  return number < 10 ? 8 : 16;
}

function capacityOf(version: Version, number: number): number {
  return Math.floor((dataCount(version) * 8 - 4 - lengthBits(number)) / 8);
}

function dataCodewords(bytes: readonly number[], version: Version, number: number): number[] {
  const count = dataCount(version);
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, lengthBits(number));
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, count * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const codewords: number[] = [];
  for (let at = 0; at < bits.length; at += 8) codewords.push(Number.parseInt(bits.slice(at, at + 8).join(''), 2));
  for (let pad = 0xec; codewords.length < count; pad ^= 0xec ^ 0x11) codewords.push(pad);
  return codewords;
}

/** The data in blocks, each with its correction, interleaved. */
function withCorrection(data: readonly number[], version: Version): number[] {
  const generator = generatorOf(version.correcting);
  const short = Math.floor(data.length / version.blocks);
  const shortBlocks = version.blocks - (data.length % version.blocks);
  const parts: { data: number[]; correction: number[] }[] = [];
  let at = 0;
  for (let block = 0; block < version.blocks; block += 1) {
    const part = data.slice(at, at + short + (block < shortBlocks ? 0 : 1));
    at += part.length;
    parts.push({ data: part, correction: remainderOf(part, generator) });
  }
  const result: number[] = [];
  for (let index = 0; index <= short; index += 1)
    for (const part of parts) if (index < part.data.length) result.push(part.data[index] ?? 0);
  for (let index = 0; index < version.correcting; index += 1) for (const part of parts) result.push(part.correction[index] ?? 0);
  return result;
}

/** In the field of 256 with the polynomial 0x11D. */
function times(left: number, right: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((right >>> bit) & 1) * left;
  }
  return product;
}

function generatorOf(degree: number): number[] {
  const result: number[] = Array.from({ length: degree }, (_, at) => (at === degree - 1 ? 1 : 0));
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    for (let at = 0; at < degree; at += 1) result[at] = times(result[at] ?? 0, root) ^ (result[at + 1] ?? 0);
    root = times(root, 2);
  }
  return result;
}

function remainderOf(data: readonly number[], generator: readonly number[]): number[] {
  const result = generator.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result.shift() ?? 0);
    result.push(0);
    for (const [at, coefficient] of generator.entries()) result[at] = (result[at] ?? 0) ^ times(coefficient, factor);
  }
  return result;
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function drawn(number: number, { squares }: Version, codewords: readonly number[], mask: number): boolean[][] {
  const size = 17 + 4 * number;
  const grid: boolean[][] = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const isFixed: boolean[][] = grid.map((row) => row.map(() => false));
  const put = (x: number, y: number, dark: boolean) => {
    const row = grid[y];
    const fixed = isFixed[y];
    if (row === undefined || fixed === undefined || x < 0 || x >= size) return;
    row[x] = dark;
    fixed[x] = true;
  };
  for (let at = 0; at < size; at += 1) {
    put(6, at, at % 2 === 0);
    put(at, 6, at % 2 === 0);
  }
  for (const [cx, cy] of [[3, 3] as const, [size - 4, 3] as const, [3, size - 4] as const]) {
    for (let dy = -4; dy <= 4; dy += 1)
      for (let dx = -4; dx <= 4; dx += 1) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        put(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
  }
  for (const cx of squares)
    for (const cy of squares) {
      const isCorner = (cx === 6 && cy === 6) || (cx === 6 && cy === size - 7) || (cx === size - 7 && cy === 6);
      if (isCorner) continue;
      for (let dy = -2; dy <= 2; dy += 1)
        for (let dx = -2; dx <= 2; dx += 1) put(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  const formatBit = bitOf(((mask << 10) | rest(mask, 10, 0x537)) ^ 0x5412);
  for (let bit = 0; bit < 15; bit += 1) {
    const along = bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit;
    put(8, along, formatBit(bit));
    const across = bit < 8 ? size - 1 - bit : bit === 8 ? 7 : 14 - bit;
    put(across, 8, formatBit(bit));
  }
  put(8, size - 8, true);
  if (number >= 7) {
    const versionBit = bitOf((number << 12) | rest(number, 12, 0x1f25));
    for (let bit = 0; bit < 18; bit += 1) {
      const near = Math.floor(bit / 3);
      const far = size - 11 + (bit % 3);
      put(far, near, versionBit(bit));
      put(near, far, versionBit(bit));
    }
  }
  const isMasked = masks[mask] ?? (() => false);
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const goesUp = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const y = goesUp ? size - 1 - step : step;
        const row = grid[y];
        if (row === undefined || isFixed[y]?.[x] !== false) continue;
        const dark = bit < codewords.length * 8 && (((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
        row[x] = dark !== isMasked(x, y);
        bit += 1;
      }
  }
  return grid;
}

function bitOf(bits: number): (at: number) => boolean {
  return (at) => ((bits >>> at) & 1) === 1;
}

function rest(data: number, length: number, polynomial: number): number {
  let value = data;
  for (let step = 0; step < length; step += 1) value = (value << 1) ^ ((value >>> (length - 1)) * polynomial);
  return value;
}

/** How hard a reader finds it: long runs, blocks of one colour, what looks like a corner, and more of one colour than of the other. */
function penaltyOf(grid: readonly (readonly boolean[])[]): number {
  const size = grid.length;
  const at = (x: number, y: number) => grid[y]?.[x] === true;
  let penalty = 0;
  let dark = 0;
  for (let line = 0; line < size; line += 1) {
    for (const get of [(step: number) => at(step, line), (step: number) => at(line, step)]) {
      let run = 0;
      let text = '';
      for (let step = 0; step < size; step += 1) {
        run = step > 0 && get(step) === get(step - 1) ? run + 1 : 1;
        if (run === 5) penalty += 3;
        else if (run > 5) penalty += 1;
        text += get(step) ? '1' : '0';
      }
      penalty += 40 * (text.split(/(?=10111010000)/).length - 1 + text.split(/(?=00001011101)/).length - 1);
    }
    for (let x = 0; x < size; x += 1) {
      if (at(x, line)) dark += 1;
      const isBlock =
        x + 1 < size &&
        line + 1 < size &&
        at(x, line) === at(x + 1, line) &&
        at(x, line) === at(x, line + 1) &&
        at(x, line) === at(x + 1, line + 1);
      if (isBlock) penalty += 3;
    }
  }
  return penalty + 10 * Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size));
}
