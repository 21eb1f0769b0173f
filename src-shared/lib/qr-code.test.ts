import readQr from 'jsqr';
import { expect, test } from 'vitest';
import { vietQrText } from '../vietnam/vietqr.ts';
import { qrCode } from './qr-code.ts';

/** As a camera would see it: each module so many pixels wide, with the quiet margin. `spoil` turns pixels of modules over. */
function read(text: string, spoil: (x: number, y: number) => boolean = () => false): string | null {
  const grid = qrCode(text);
  const scale = 4;
  const size = (grid.length + 8) * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const [column, row] = [Math.floor(x / scale) - 4, Math.floor(y / scale) - 4];
      const isDark = grid[row]?.[column] === true;
      if (isDark !== (row >= 0 && column >= 0 && spoil(column, row))) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  return readQr(pixels, size, size)?.data ?? null;
}

/** The most that each version holds, and one more. */
const edges = [14, 26, 42, 62, 84, 106, 122, 152, 180].flatMap((most) => [most, most + 1]);

test('an independent reader reads what was put in, from the shortest text to the longest that a code of this size holds', () => {
  for (const length of [1, 2, 60, 100, ...edges, 213]) {
    const text = Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * 7 + length) % 90))).join('');
    expect(read(text), `${length} bytes`).toBe(text);
  }
});

test('the code of a transfer is read, also where a tenth of its middle is smudged', () => {
  const text = vietQrText({ bankBin: '970436', account: '0011001234567', amountDong: 12_500_000, note: 'BG2026 0001' });
  expect(read(text)).toBe(text);
  expect(read(text, (x, y) => x >= 18 && x < 24 && y >= 18 && y < 24)).toBe(text);
});

test('letters with accents are read as they are; a text that is too long is refused', () => {
  expect(read('Đại Đồng Tiến')).toBe('Đại Đồng Tiến');
  expect(() => qrCode('x'.repeat(214))).toThrow('213 bytes');
});
