import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

/** A PNG, of one colour unless `colourOf` says another for each point. */
export function aPicture(
  width: number,
  height: number,
  colourOf: (x: number, y: number) => Colour = () => [127, 127, 127],
): Buffer {
  const line = width * 3 + 1;
  const rows = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(colourOf(x, y), y * line + 1 + x * 3);
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const chunk = (kind: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** One that does not become smaller by itself: each point differs from the next. */
export function aNoisyPicture(width: number, height: number): Buffer {
  return aPicture(width, height, (x, y) => {
    const mixed = Math.imul((x + 1) * 73_856_093 + (y + 1) * 19_349_663, 2_654_435_761);
    return [mixed & 255, (mixed >>> 8) & 255, (mixed >>> 16) & 255];
  });
}
