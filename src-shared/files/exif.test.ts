import { expect, test } from 'vitest';
import { exifBytes, readExif } from './exif.ts';

type Value = { tag: number; type: number; count: number; bytes: Buffer };

const text = (tag: number, value: string): Value => ({
  tag,
  type: 2,
  count: value.length + 1,
  bytes: Buffer.from(`${value}\0`, 'latin1'),
});

/** A JPEG that begins with the EXIF a phone would write. */
function aPhoto(
  isLittle: boolean,
  taken: {
    at?: string;
    zone?: string;
    latitude?: readonly [string, number, number, number];
    longitude?: readonly [string, number, number, number];
  },
): Buffer {
  const u16 = (value: number) => {
    const bytes = Buffer.alloc(2);
    if (isLittle) bytes.writeUInt16LE(value);
    else bytes.writeUInt16BE(value);
    return bytes;
  };
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (isLittle) bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  };
  const degrees = (tag: number, [, ...parts]: readonly [string, number, number, number]): Value => ({
    tag,
    type: 5,
    count: 3,
    bytes: Buffer.concat(parts.flatMap((part) => [u32(Math.round(part * 1000)), u32(1000)])),
  });
  const directory = (at: number, values: readonly Value[]): Buffer => {
    let outside = at + 2 + values.length * 12 + 4;
    const heads: Buffer[] = [];
    const bodies: Buffer[] = [];
    for (const { tag, type, count, bytes } of values) {
      const isInside = bytes.length <= 4;
      heads.push(
        u16(tag),
        u16(type),
        u32(count),
        isInside ? Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]) : u32(outside),
      );
      if (isInside) continue;
      bodies.push(bytes);
      outside += bytes.length;
    }
    return Buffer.concat([u16(values.length), ...heads, u32(0), ...bodies]);
  };
  const photo = [
    ...(taken.at === undefined ? [] : [text(0x9003, taken.at)]),
    ...(taken.zone === undefined ? [] : [text(0x9011, taken.zone)]),
  ];
  const place = [
    ...(taken.latitude === undefined ? [] : [text(1, taken.latitude[0]), degrees(2, taken.latitude)]),
    ...(taken.longitude === undefined ? [] : [text(3, taken.longitude[0]), degrees(4, taken.longitude)]),
  ];
  const firstAt = 8;
  const photoAt = firstAt + 2 + 2 * 12 + 4;
  const photoBytes = directory(photoAt, photo);
  const placeAt = photoAt + photoBytes.length;
  const pointers = [
    { tag: 0x8769, type: 4, count: 1, bytes: u32(photoAt) },
    { tag: 0x8825, type: 4, count: 1, bytes: u32(placeAt) },
  ];
  const tiff = Buffer.concat([
    Buffer.from(isLittle ? 'II' : 'MM'),
    u16(42),
    u32(firstAt),
    directory(firstAt, pointers),
    photoBytes,
    directory(placeAt, place),
  ]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(tiff.length + 8);
  const jfif = Buffer.from([0xff, 0xe0, 0, 4, 1, 2]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jfif,
    Buffer.from([0xff, 0xe1]),
    length,
    Buffer.from('Exif\0\0'),
    tiff,
    Buffer.from([0xff, 0xda, 0, 2]),
  ]);
}

test.each([true, false])('a photo tells when and where it was taken (little end first: %s)', (isLittle) => {
  const photo = aPhoto(isLittle, { at: '2026:11:23 08:05:00', latitude: ['N', 10, 46, 36.5], longitude: ['E', 106, 41, 51] });
  expect(readExif(photo)).toEqual({ takenAt: '2026-11-23T01:05:00.000Z', latitude: '10.776806', longitude: '106.697500' });
  const abroad = aPhoto(isLittle, {
    at: '2026:11:23 08:05:00',
    zone: '+09:00',
    latitude: ['S', 33, 0, 0],
    longitude: ['W', 70, 30, 0],
  });
  expect(readExif(abroad)).toEqual({ takenAt: '2026-11-22T23:05:00.000Z', latitude: '-33.000000', longitude: '-70.500000' });
});

test('a photo that says nothing, says nonsense or has no fix has no place and no time', () => {
  const nothing = { takenAt: null, latitude: null, longitude: null };
  expect(readExif(aPhoto(true, {}))).toEqual(nothing);
  expect(readExif(aPhoto(true, { at: '0000:00:00 00:00:00', latitude: ['N', 0, 0, 0], longitude: ['E', 0, 0, 0] }))).toEqual(
    nothing,
  );
  expect(readExif(aPhoto(true, { at: '2026:13:45 08:05:00', latitude: ['N', 200, 0, 0], longitude: ['E', 106, 0, 0] }))).toEqual(
    nothing,
  );
  for (const bytes of [[], [0xff, 0xd8], [0xff, 0xd8, 0xff, 0xe1, 0, 8, 0x45, 0x78]])
    expect(readExif(Uint8Array.from(bytes))).toEqual(nothing);
});

test('a photo with any damage is read without a fall', () => {
  const good = aPhoto(true, { at: '2026:11:23 08:05:00', latitude: ['N', 10, 46, 36], longitude: ['E', 106, 41, 51] });
  const seed = Date.now() % 1_000_000;
  let state = seed;
  const next = (most: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
  for (let round = 0; round < 3000; round += 1) {
    const bad = Buffer.from(good.subarray(0, 1 + next(good.length)));
    for (let flips = next(6); flips > 0; flips -= 1) bad[next(bad.length)] = next(256);
    const { takenAt, latitude } = readExif(bad.subarray(0, exifBytes));
    expect(takenAt === null || !Number.isNaN(Date.parse(takenAt)), `seed ${seed}`).toBe(true);
    expect(latitude === null || Math.abs(Number(latitude)) <= 90, `seed ${seed}`).toBe(true);
  }
});
